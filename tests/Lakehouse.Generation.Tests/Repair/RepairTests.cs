using Lakehouse.Generation.Repair;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

public sealed class RepairTests(CleanLake clean) : IClassFixture<CleanLake>
{
    private static readonly string s_log = DamagedLake.LogOf(CleanLake.First);

    [Fact]
    public void LostFileIsMadeAloneAndNoOtherIsTouched()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var files = lake.DataFiles(CleanLake.First);
        File.Delete(lake.PathOf(files[3]));
        var others = files.Where(f => f != files[3]).Select(f => File.GetLastWriteTimeUtc(lake.PathOf(f))).ToList();
        var made = new List<long>();

        var result = DamagedLake.Run(lake.Request() with
        {
            Repair = true,
            Threads = 1,
            OpenTables = plan => [new FakeTable(plan.Seed, 600, 100) { BeforeBatch = made.Add }, CleanLake.Tables(plan)[1]],
        });

        var repaired = new RepairOutcome(Repaired: true, Reason: null);
        Assert.Equal([new Problem("casino.bronze_fake", files[3], ProblemKind.Missing) { Outcome = repaired }], result.Problems);
        Assert.Equal([300], made);
        Assert.Equal(others, files.Where(f => f != files[3]).Select(f => File.GetLastWriteTimeUtc(lake.PathOf(f))));
        lake.AssertClean();
    }

    [Fact]
    public void LostLogIsWrittenAgainAndWholeFilesStay()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        Directory.Delete(lake.PathOf("Tables/casino/bronze_fake/_delta_log"), recursive: true);
        var files = lake.DataFiles(CleanLake.First);
        lake.Flip(files[5]);
        File.Delete(lake.PathOf(files[0]));
        var kept = files[1..5].Select(f => File.GetLastWriteTimeUtc(lake.PathOf(f))).ToList();

        lake.AssertRepaired();
        Assert.Equal(kept, files[1..5].Select(f => File.GetLastWriteTimeUtc(lake.PathOf(f))));
    }

    [Fact]
    public void PlanIsFoundInWhatIsLeftOfTheLog()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        Directory.Delete(lake.PathOf("Tables/casino/bronze_other"), recursive: true);
        lake.EditLog(CleanLake.First, text => text[..(text.IndexOf("\"txn\"", StringComparison.Ordinal) + 9)]);

        Assert.True(lake.Repair().IsSound);
        Assert.Equal(FolderTree.DigestOf(Path.Combine(clean.Folder, s_log)), FolderTree.DigestOf(lake.PathOf(s_log)));
    }

    [Fact]
    public void PlanIsFoundInAnotherTableAlsoWhenOneTableIsAsked()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        File.Delete(lake.PathOf(s_log));

        var result = DamagedLake.Run(lake.Request() with { Path = lake.PathOf("Tables/casino/bronze_fake"), Repair = true });
        Assert.Equal("_delta_log", Assert.Single(result.Problems).File);
        lake.AssertClean();
    }

    [Fact]
    public void PlanIsTakenFromTheUserOnlyIfTheNamesOfTheFilesProveIt()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        Directory.Delete(lake.PathOf("Tables/casino/bronze_fake/_delta_log"), recursive: true);
        Directory.Delete(lake.PathOf("Tables/casino/bronze_other/_delta_log"), recursive: true);

        Assert.Equal(PlanSearch.NotFound, lake.AssertRefused("Tables/casino/bronze_fake/_delta_log"));
        Assert.Equal(PlanSearch.NotFound, lake.AssertRefused("Tables/casino/bronze_fake/_delta_log", plans: [Runs.Plan(seed: 8)]));
        lake.AssertRepaired(plans: [Runs.Plan(seed: 8), CleanLake.Plan]);
    }

    [Theory]
    [InlineData("demo", false)]
    [InlineData("large", false)]
    [InlineData(null, true)]
    public void PlanOfAPresetNeedsNoSource(string? scale, bool all)
    {
        using var scratch = new ScratchFolder();
        var plan = WorldDefinition.Find("casino").MakePlan(new PlanRequest { Scale = scale, All = all });
        var folder = scratch.Sub("lake");
        Runs.Generate(CleanLake.Request(folder, plan) with { Layout = Runs.Layout(compression: Compression.Zstd) });
        FolderTree.Copy(folder, scratch.Sub("clean"));
        var lake = new DamagedLake(folder, scratch.Sub("clean"));
        File.Delete(lake.PathOf(s_log));
        File.Delete(lake.PathOf(DamagedLake.LogOf(CleanLake.Second)));

        lake.AssertRepaired();
    }

    [Fact]
    public void FolderWithNothingThatTellsThePlanIsRefused()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        foreach (var file in lake.DataFiles(CleanLake.First).Append(s_log))
        {
            File.Delete(lake.PathOf(file));
        }

        Assert.Equal(PlanSearch.NotFound, lake.AssertRefused("Tables/casino/bronze_fake/_delta_log", plans: [CleanLake.Plan]));
    }

    [Fact]
    public void StraysGoOnlyWhereThePlanMadeThem()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var folder = lake.PathOf("Tables/casino/bronze_fake");
        var ours = new SliceFileName(CleanLake.Plan.Id, CleanLake.First, Runs.Layout(compression: Compression.None)).Of(1);
        var beyond = new SliceFileName(CleanLake.Plan.Id, CleanLake.First, Runs.Layout()).Of(6);
        var preset = new SliceFileName(Runs.Plan().Id, CleanLake.First, Runs.Layout()).Of(1);
        foreach (var name in (string[])[ours, beyond, preset, "notes.txt", "sub/x.parquet"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), "stray");
        }

        var left = lake.Repair().Problems
            .Where(p => !p.Outcome!.Repaired)
            .ToDictionary(p => Path.GetFileName(p.File), p => p.Outcome!.Reason!);

        Assert.Equal(["notes.txt", preset, "x.parquet"], left.Keys);
        Assert.Contains("not made by this plan", left["notes.txt"], StringComparison.Ordinal);
        Assert.Contains(Runs.Plan().Id[..12], left[preset], StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, ours)) || File.Exists(Path.Combine(folder, beyond)));
        Assert.True(File.Exists(Path.Combine(folder, "notes.txt")));
    }

    [Fact]
    public void LeftoversOfAKilledRunOfThePlanGo()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var folder = lake.PathOf("Tables/casino/bronze_fake");
        var name = Path.GetFileName(lake.DataFiles(CleanLake.First)[2]);
        File.WriteAllText(Path.Combine(folder, $".{name}.77-3.tmp"), "half");
        using (Spool.Open(Directory.CreateDirectory(Path.Combine(folder, "_lakehouse")).FullName, new SpoolOwner(CleanLake.Plan.Id, Runs.Layout())))
        {
        }

        File.WriteAllText(Path.Combine(folder, "_delta_log", ".00000000000000000000.json.77-4.tmp"), "");
        Assert.True(lake.Verify().IsSound);
        var listener = new Listener();
        Assert.True(lake.Repair(observer: listener).IsSound);
        Assert.Contains("removed what a run that was stopped had left", Assert.Single(listener.Notices), StringComparison.Ordinal);
        lake.AssertClean();
    }

    [Fact]
    public void LeftoversOfAKilledRepairGoWithTheRepairOfALog()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var name = Path.GetFileName(lake.DataFiles(CleanLake.First)[2]);
        File.WriteAllText(lake.PathOf($"Tables/casino/bronze_fake/.{name}.77-3.tmp"), "half");
        File.WriteAllText(lake.PathOf("Tables/casino/bronze_fake/_delta_log/.00000000000000000000.json.77-4.tmp"), "");
        File.Delete(lake.PathOf(s_log));
        lake.AssertRepaired();
    }

    [Fact]
    public void UnfinishedOverwriteOfAnotherPlanIsNamedAndLeftAlone()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var other = Runs.Plan(seed: 1234);
        var request = CleanLake.Request(lake.Folder, other) with { Overwrite = true, Threads = 1 };
        Assert.Throws<InvalidOperationException>(() => Runs.Generate(request with
        {
            Tables = [new FakeTable(1, 600, 100) { BeforeBatch = row => _ = row == 300 ? throw new InvalidOperationException() : row }],
        }));

        var left = lake.Repair().Problems;
        Assert.Equal(3, left.Count);
        Assert.All(left, p => Assert.Contains(other.Id[..12], p.Outcome!.Reason, StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(lake.PathOf("Tables/casino/bronze_fake/_lakehouse")));
    }

    [Fact]
    public void RepairWaitsForNoWriter()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        using var held = TableLock.Take(lake.PathOf("Tables/casino/bronze_other"));
        var busy = Assert.Throws<GenerationException>(() => lake.Repair());
        Assert.Contains("Another run is writing", busy.Message, StringComparison.Ordinal);
        Assert.True(lake.Verify().IsSound);
    }

    [Fact]
    public void LakeOfAnotherVersionOfTheWorldIsCheckedAndNotRepaired()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        var other = CleanLake.Plan.ToJson().Replace("\"version\":1,", "\"version\":9,", StringComparison.Ordinal);
        lake.EditLog(CleanLake.First, text => text
            .Replace(Escape(CleanLake.Plan.ToJson()), Escape(other), StringComparison.Ordinal)
            .Replace(CleanLake.Plan.Id, Refusals.IdOf(other), StringComparison.Ordinal));
        Assert.True(lake.Verify().IsSound);
        var deep = lake.Verify(deep: true);
        Assert.Empty(deep.Problems);
        Assert.False(deep.IsSound);
        Assert.Contains("version 9", Assert.Single(deep.Unproved).Value, StringComparison.Ordinal);

        var file = lake.DataFiles(CleanLake.First)[1];
        lake.Flip(file);
        var reason = lake.AssertRefused(file);
        Assert.Contains("version 9", reason, StringComparison.Ordinal);
        Assert.Contains("version 1", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void RepairThatBreaksOffGoesOnWhereItStopped()
    {
        using var scratch = new ScratchFolder();
        var lake = DamagedLake.Copy(clean, scratch);
        File.Delete(lake.PathOf(s_log));
        lake.Flip(lake.DataFiles(CleanLake.First)[4]);
        VerifyRequest Request(Action<long> before) => lake.Request() with
        {
            Repair = true,
            Threads = 1,
            OpenTables = plan => [new FakeTable(plan.Seed, 600, 100) { BeforeBatch = before }, CleanLake.Tables(plan)[1]],
        };

        void Stop(long row) => _ = row == 300 ? throw new InvalidOperationException("stop") : row;
        var thrown = Assert.Throws<InvalidOperationException>(() => DamagedLake.Run(Request(Stop)));
        Assert.Equal("stop", thrown.Message);
        Assert.False(File.Exists(lake.PathOf(s_log)));

        var made = new List<long>();
        Assert.True(DamagedLake.Run(Request(made.Add)).IsSound);
        Assert.Equal([300, 400, 500, 400], made);
        lake.AssertClean();
    }

    private static string Escape(string json) => json.Replace("\"", "\\\"", StringComparison.Ordinal);
}
