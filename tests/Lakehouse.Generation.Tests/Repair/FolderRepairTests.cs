using System.Globalization;
using Lakehouse.Generation.Repair;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>Single files and their manifest, damaged in every way, in every format whose bytes are promised.</summary>
public sealed class FolderRepairTests
{
    private const int Cases = 40;

    public static TheoryData<LakeFormat, Compression> Layouts { get; } = new()
    {
        { LakeFormat.Parquet, Compression.Zstd },
        { LakeFormat.Csv, Compression.None },
        { LakeFormat.Csv, Compression.Gzip },
        { LakeFormat.Json, Compression.None },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void RandomDamageIsFoundAndRepairedOrRefused(LakeFormat format, Compression compression)
    {
        using var scratch = new ScratchFolder();
        var clean = Generate(scratch.Sub("clean"), format, compression);
        for (var number = 0; number < Cases; number++)
        {
            using var copy = new ScratchFolder();
            FolderTree.Copy(clean.Folder, copy.Sub("out"));
            var lake = new DamagedLake(copy.Sub("out"), clean.Folder);
            var random = new Random(number);
            var damages = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Damage(lake, random)).ToList();
            try
            {
                Prove(lake, clean.Folder, knowsPlan: random.Next(2) == 0);
            }
            catch (Exception e)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Case {number} ({string.Join("; ", damages)}): {e.Message}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void FileAndRecordChangedTogetherAreFoundByTheRowsAlone(LakeFormat format, Compression compression)
    {
        using var scratch = new ScratchFolder();
        var request = Generate(scratch.Sub("out"), format, compression);
        Generate(scratch.Sub("clean"), format, compression);
        Runs.Generate(request with { Folder = scratch.Sub("other"), Tables = [new FakeTable(99, 600, 100), request.Tables[1]] });
        File.Delete(Path.Combine(request.Folder, "lakehouse.json"));
        foreach (var path in Directory.GetFiles(scratch.Sub("other")))
        {
            File.Copy(path, Path.Combine(request.Folder, Path.GetFileName(path)), overwrite: true);
        }

        var lake = new DamagedLake(request.Folder, scratch.Sub("clean"));
        Assert.True(lake.Verify().IsSound);
        Assert.Equal(
            [(ProblemKind.Damaged, true), (ProblemKind.Log, false)],
            lake.Verify(deep: true).Problems.Select(p => (p.Kind, p.File.StartsWith("bronze_fake.", StringComparison.Ordinal))));
        Assert.All(lake.Repair(deep: true).Problems, p => Assert.False(p.Outcome!.Repaired));

        // Without the record, the file alone is no plan's.
        File.Delete(lake.PathOf("lakehouse.json"));
        var left = lake.Repair(plans: [request.Plan]).Problems.Where(p => !p.Outcome!.Repaired);
        Assert.Equal(ProblemKind.Unlisted, Assert.Single(left).Kind);
    }

    [Fact]
    public void LostManifestIsWrittenAgainWhereAPlanMakesTheFiles()
    {
        using var scratch = new ScratchFolder();
        var request = Generate(scratch.Sub("out"), LakeFormat.Csv, Compression.Gzip);
        FolderTree.Copy(request.Folder, scratch.Sub("clean"));
        var lake = new DamagedLake(request.Folder, scratch.Sub("clean"));
        File.Delete(lake.PathOf("lakehouse.json"));

        Assert.Throws<InputException>(() => lake.Repair());
        Assert.Equal(ManifestRepair.NotFound, lake.AssertRefused("lakehouse.json", plans: [Runs.Plan(seed: 1)]));
        lake.AssertRepaired(plans: [Runs.Plan(seed: 1), request.Plan]);
    }

    [Fact]
    public void PlanOfAnotherEntryMendsAnEditedOne()
    {
        using var scratch = new ScratchFolder();
        var request = Generate(scratch.Sub("out"), LakeFormat.Parquet, Compression.Snappy);
        FolderTree.Copy(request.Folder, scratch.Sub("clean"));
        var lake = new DamagedLake(request.Folder, scratch.Sub("clean"));
        var text = File.ReadAllText(lake.PathOf("lakehouse.json"));
        var at = text.IndexOf("\"seed\":7", StringComparison.Ordinal);
        File.WriteAllText(lake.PathOf("lakehouse.json"), text[..at] + "\"seed\":8" + text[(at + 8)..]);

        Assert.Equal([new Problem("", "lakehouse.json", ProblemKind.Log)], lake.Verify().Problems);
        lake.AssertRepaired();
    }

    [Fact]
    public void LeftoversOfAKilledRunGo()
    {
        using var scratch = new ScratchFolder();
        var request = Generate(scratch.Sub("out"), LakeFormat.Json, Compression.None);
        var tree = FolderTree.Of(request.Folder);
        File.WriteAllText(Path.Combine(request.Folder, ".bronze_fake.json.12-3.tmp"), "half");
        File.WriteAllText(Path.Combine(request.Folder, ".lakehouse.json.12-4.tmp"), "");
        File.WriteAllText(Path.Combine(request.Folder, ".notes.txt.12-4.tmp"), "somebody's");
        Assert.True(new DamagedLake(request.Folder, "").Repair().IsSound);
        Assert.Equal([".notes.txt.12-4.tmp", .. tree.Keys], FolderTree.Of(request.Folder).Keys);
    }

    [Fact]
    public void AnotherLibraryIsNamedAndNothingIsMade()
    {
        using var scratch = new ScratchFolder();
        var request = CleanLake.Request(scratch.Sub("out")) with
        {
            Layout = Layout.Of(LakeFormat.Parquet) with { Library = "ParquetSharp 1.2.3.4" },
        };
        Runs.Generate(request);
        var lake = new DamagedLake(request.Folder, request.Folder);
        Assert.True(lake.Verify().IsSound);
        Assert.All(lake.Verify(deep: true).Unproved.Values, why => Assert.Contains("ParquetSharp 1.2.3.4", why, StringComparison.Ordinal));
        lake.Flip("bronze_fake.parquet");
        Assert.Contains(Generator.Library, lake.AssertRefused("bronze_fake.parquet"), StringComparison.Ordinal);
    }

    private static GenerationRequest Generate(string folder, LakeFormat format, Compression compression)
    {
        var request = CleanLake.Request(folder) with { Layout = Layout.Of(format, compression) };
        Runs.Generate(request);
        return request;
    }

    private static void Prove(DamagedLake lake, string clean, bool knowsPlan)
    {
        var (before, after) = (FolderTree.Of(clean), FolderTree.Of(lake.Folder));
        var isManifestWhole = after.GetValueOrDefault("lakehouse.json") == before["lakehouse.json"];
        Plan[] plans = knowsPlan ? [CleanLake.Plan] : [];
        if (after.ContainsKey("lakehouse.json") || knowsPlan)
        {
            var found = DamagedLake.Run(lake.Request() with { Plans = plans }).Problems;
            var expected = isManifestWhole
                ? before.Keys.Union(after.Keys).Where(file => after.GetValueOrDefault(file) != before.GetValueOrDefault(file))
                : ["lakehouse.json"];
            Assert.All(expected, file => Assert.Contains(found, p => p.File == file));
        }

        if (!isManifestWhole && !after.ContainsKey("lakehouse.json") && !knowsPlan)
        {
            Assert.Throws<InputException>(() => lake.Repair());
            return;
        }

        var result = lake.Repair(plans: plans);
        var left = result.Problems.Where(p => !p.Outcome!.Repaired).ToList();
        var areFilesWhole = before.All(f => f.Key == "lakehouse.json" || after.GetValueOrDefault(f.Key) == f.Value);
        Assert.All(left, p => Assert.True(
            p.File.StartsWith("stray", StringComparison.Ordinal) || (!isManifestWhole && !(areFilesWhole && knowsPlan)),
            $"{p.File}: {p.Outcome!.Reason}"));
        var now = FolderTree.Of(lake.Folder);
        foreach (var stray in now.Keys.Where(file => file.StartsWith("stray", StringComparison.Ordinal)).ToList())
        {
            now.Remove(stray);
        }

        if (isManifestWhole || (areFilesWhole && knowsPlan))
        {
            Assert.Equal(before, now);
        }
    }

    private static string Damage(DamagedLake lake, Random random)
    {
        var files = Directory.GetFiles(lake.Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();
        var file = files[random.Next(files.Count)];
        var bytes = File.ReadAllBytes(lake.PathOf(file));
        var at = random.Next(Math.Max(1, bytes.Length));
        switch (random.Next(6))
        {
            case 0 or 1 when bytes.Length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(lake.PathOf(file), bytes);
                return $"{file} flipped at {at}";
            case 2:
                File.WriteAllBytes(lake.PathOf(file), bytes[..Math.Min(at, bytes.Length)]);
                return $"{file} cut to {at}";
            case 3 when files.Count > 2:
                File.Delete(lake.PathOf(file));
                return $"{file} deleted";
            case 4 when files.Count > 1:
                files.Remove(file);
                var other = files[random.Next(files.Count)];
                File.Copy(lake.PathOf(other), lake.PathOf(file), overwrite: true);
                File.WriteAllBytes(lake.PathOf(other), bytes);
                return $"{file} and {other} swapped";
            default:
                var name = files.Find(f => f != "lakehouse.json")!;
                var stray = $"stray{name[name.IndexOf('.', StringComparison.Ordinal)..]}";
                File.WriteAllText(lake.PathOf(stray), "no table");
                return $"{stray} put in";
        }
    }
}
