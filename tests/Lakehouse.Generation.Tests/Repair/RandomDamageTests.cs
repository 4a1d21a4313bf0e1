using System.Globalization;
using Lakehouse.Generation.Repair;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>Damage at random places. What must be found follows from comparing the damaged folder with the clean one.</summary>
public sealed class RandomDamageTests(CleanLake clean) : IClassFixture<CleanLake>
{
    // Others are for the asking: LAKEHOUSE_DAMAGES=2000 LAKEHOUSE_DAMAGE_SEED=5.
    private static readonly int s_cases = Setting("LAKEHOUSE_DAMAGES", 200);
    private static readonly int s_seed = Setting("LAKEHOUSE_DAMAGE_SEED", 20_261_124);

    private static readonly string[] s_withoutPlan =
    [
        PlanSearch.NotFound,
        "It cannot be made again: ",
        "Nothing is removed from a table whose log is wrong; mend the log first.",
    ];

    private static readonly string[] s_tables = [CleanLake.First, CleanLake.Second];

    [Fact]
    public void EveryDamageIsFoundAndRepairedOrRefusedWithItsReason()
    {
        var (repaired, refused) = (0, 0);
        for (var number = 0; number < s_cases; number++)
        {
            using var scratch = new ScratchFolder();
            var lake = DamagedLake.Copy(clean, scratch);
            var random = new Random(s_seed + number);
            var damages = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Damage(lake, random)).ToList();
            try
            {
                var outcomes = Prove(lake, knowsPlan: random.Next(2) == 0);
                repaired += outcomes.Count(o => o.Repaired);
                refused += outcomes.Count(o => !o.Repaired);
            }
            catch (Exception e)
            {
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture, $"Case {number} of seed {s_seed} ({string.Join("; ", damages)}): {e.Message}"));
            }
        }

        TestContext.Current.SendDiagnosticMessage("{0} damages repaired, {1} refused.", repaired, refused);
        Assert.True(repaired > s_cases && refused > 0, $"{repaired} repaired, {refused} refused.");
    }

    private static int Setting(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private List<RepairOutcome> Prove(DamagedLake lake, bool knowsPlan)
    {
        var expected = Expected(lake.Folder);
        var found = lake.Verify().Problems;
        foreach (var (file, kinds) in expected)
        {
            Assert.Contains(found, p => p.File == file && kinds.Contains(p.Kind));
        }

        var brokenLogs = s_tables.Where(t => !IsSame(lake, DamagedLake.LogOf(t))).ToList();
        var result = lake.Repair(plans: knowsPlan ? [CleanLake.Plan] : null);
        var left = result.Problems.Where(p => !p.Outcome!.Repaired).ToList();
        foreach (var problem in left)
        {
            var reason = problem.Outcome!.Reason!;
            if (problem.Kind == ProblemKind.Unlisted && problem.File.Contains("stray", StringComparison.Ordinal)
                && reason.Contains("remove it yourself", StringComparison.Ordinal))
            {
                continue;
            }

            // Both logs are wrong and nobody knows the plan: then, and only then, nothing can be done.
            Assert.True(!knowsPlan && brokenLogs.Count == 2, $"{problem.File}: {reason}");
            Assert.Contains(s_withoutPlan, start => reason.StartsWith(start, StringComparison.Ordinal));
        }

        Assert.Equal(left.Count == 0, result.IsSound);
        var tree = FolderTree.Of(lake.Folder);
        foreach (var file in left.Where(p => p.Kind == ProblemKind.Unlisted).Select(p => p.File))
        {
            Assert.True(tree.Remove(file), file);
        }

        if (left.All(p => p.Kind == ProblemKind.Unlisted))
        {
            FolderTree.AssertSame(FolderTree.Of(clean.Folder), tree);
        }

        Assert.Equal(left.Select(p => p.File).Distinct(), lake.Verify(deep: true).Problems.Select(p => p.File).Distinct());
        return [.. result.Problems.Select(p => p.Outcome!)];
    }

    /// <summary>What differs from the clean lake, as a verification must name it. A log that is wrong hides what it tells of.</summary>
    private Dictionary<string, ProblemKind[]> Expected(string folder)
    {
        var (before, after) = (FolderTree.Of(clean.Folder), FolderTree.Of(folder));
        var expected = new Dictionary<string, ProblemKind[]>();
        foreach (var table in s_tables)
        {
            var log = DamagedLake.LogOf(table);
            if (!after.TryGetValue(log, out var digest))
            {
                expected[Path.GetDirectoryName(log)!] = [ProblemKind.Log];
            }
            else if (digest != before[log])
            {
                expected[log] = [ProblemKind.Log, ProblemKind.Plan];
            }
            else
            {
                var prefix = $"Tables/casino/{table}/";
                foreach (var (file, clean) in before.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal) && f.Value != FolderTree.Folder))
                {
                    if (!after.TryGetValue(file, out var now))
                    {
                        expected[file] = [ProblemKind.Missing];
                    }
                    else if (now != clean)
                    {
                        expected[file] = [ProblemKind.Damaged];
                    }
                }

                foreach (var file in after.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal) && !before.ContainsKey(f)))
                {
                    expected[file] = [ProblemKind.Unlisted];
                }
            }
        }

        return expected;
    }

    private bool IsSame(DamagedLake lake, string file) =>
        File.Exists(lake.PathOf(file)) && FolderTree.DigestOf(lake.PathOf(file)) == FolderTree.DigestOf(Path.Combine(clean.Folder, file));

    private static string Damage(DamagedLake lake, Random random)
    {
        var table = s_tables[random.Next(s_tables.Length)];
        var data = s_tables.SelectMany(lake.DataFiles).ToList();
        var log = DamagedLake.LogOf(table);
        var logs = s_tables.Select(DamagedLake.LogOf).Where(f => File.Exists(lake.PathOf(f))).ToList();
        switch (random.Next(11))
        {
            case 0 or 1:
                return Flip(lake, data[random.Next(data.Count)], random);
            case 2:
                return Cut(lake, data[random.Next(data.Count)], random);
            case 3:
                return Delete(lake, data[random.Next(data.Count)]);
            case 4:
                return Empty(lake, data[random.Next(data.Count)]);
            case 5:
                var all = data.Concat(logs).ToList();
                var one = all[random.Next(all.Count)];
                all.Remove(one);
                var two = all[random.Next(all.Count)];
                var kept = File.ReadAllBytes(lake.PathOf(one));
                File.Copy(lake.PathOf(two), lake.PathOf(one), overwrite: true);
                File.WriteAllBytes(lake.PathOf(two), kept);
                return $"{one} and {two} swapped";
            case 6:
                return Stray(lake, table, random);
            default:
                if (logs.Count == 0)
                {
                    return "nothing, as no log is left";
                }

                log = logs[random.Next(logs.Count)];
                return random.Next(4) switch
                {
                    0 => Flip(lake, log, random),
                    1 => Cut(lake, log, random),
                    2 => Delete(lake, log),
                    _ => Edit(lake, log, random),
                };
        }
    }

    private static string Flip(DamagedLake lake, string file, Random random)
    {
        var bytes = File.ReadAllBytes(lake.PathOf(file));
        if (bytes.Length == 0)
        {
            return $"{file} is empty already";
        }

        var at = random.Next(bytes.Length);
        bytes[at] ^= (byte)(1 << random.Next(8));
        File.WriteAllBytes(lake.PathOf(file), bytes);
        return $"{file} flipped at {at}";
    }

    private static string Cut(DamagedLake lake, string file, Random random)
    {
        using var stream = File.OpenWrite(lake.PathOf(file));
        stream.SetLength(random.NextInt64(Math.Max(1, stream.Length)));
        return $"{file} cut to {stream.Length}";
    }

    private static string Delete(DamagedLake lake, string file)
    {
        File.Delete(lake.PathOf(file));
        return $"{file} deleted";
    }

    private static string Empty(DamagedLake lake, string file)
    {
        File.WriteAllBytes(lake.PathOf(file), []);
        return $"{file} emptied";
    }

    /// <summary>Half of the strays have a name that this plan gives in another layout, and may be removed.</summary>
    private static string Stray(DamagedLake lake, string table, Random random)
    {
        var name = random.Next(2) == 0
            ? new SliceFileName(CleanLake.Plan.Id, table, Runs.Layout(compression: Compression.Zstd)).Of(random.Next(5))
            : $"stray-{random.Next(100)}.parquet";
        File.WriteAllText(lake.PathOf($"Tables/casino/{table}/{name}"), "not part of the table");
        return $"{name} put into {table}";
    }

    private static string Edit(DamagedLake lake, string log, Random random)
    {
        var text = File.ReadAllText(lake.PathOf(log));
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
        if (digits.Count == 0)
        {
            return $"{log} has no digit to edit";
        }

        var at = digits[random.Next(digits.Count)];
        File.WriteAllText(lake.PathOf(log), $"{text[..at]}{(text[at] - '0' + random.Next(1, 10)) % 10}{text[(at + 1)..]}");
        return $"{log} has another digit at {at}";
    }
}
