using System.Text.RegularExpressions;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.Repair;

/// <summary>What a real Spark does to a generated table is told apart from damage, and what is still generated is mended.</summary>
public sealed class SparkChangesTests(CleanLake clean) : IClassFixture<CleanLake>
{
    [Fact]
    public void ChangesBySparkAreToldAndGeneratedFilesAreMended()
    {
        TestPart.Spark();
        using var scratch = new ScratchFolder();
        string[] lakes = [scratch.Sub("rows"), scratch.Sub("files"), scratch.Sub("all")];
        foreach (var folder in lakes)
        {
            FolderTree.Copy(clean.Folder, folder);
        }

        var statements = scratch.Sub("statements.sql");
        File.WriteAllLines(statements,
        [
            $"DELETE FROM {Table(lakes[0], CleanLake.First)} WHERE id < 150",
            $"INSERT INTO {Table(lakes[0], CleanLake.First)} "
                + $"SELECT * FROM {Table(clean.Folder, CleanLake.First)} WHERE id BETWEEN 90 AND 160",
            $"ALTER TABLE {Table(lakes[0], CleanLake.Second)} SET TBLPROPERTIES ('delta.enableDeletionVectors' = true)",
            $"DELETE FROM {Table(lakes[0], CleanLake.Second)} WHERE id IN (5, 130)",
            $"ALTER TABLE {Table(lakes[1], CleanLake.First)} SET TBLPROPERTIES ('delta.checkpointInterval' = 2)",
            $"UPDATE {Table(lakes[1], CleanLake.First)} SET note = 'by hand' WHERE id = 0",
            $"OPTIMIZE {Table(lakes[1], CleanLake.First)}",
            $"INSERT OVERWRITE {Table(lakes[2], CleanLake.First)} SELECT * FROM {Table(clean.Folder, CleanLake.Second)}",
        ]);
        var program = Path.Combine(Checkout.Root, "tests", "Lakehouse.Generation.Tests", "Repair", "change_tables.py");
        var (exitCode, output, errors) = SparkJob.Run(program, [statements], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, $"Spark ended with {exitCode}.\n{output}\n{errors}");

        AssertTold(lakes[0], "casino.bronze_fake", "version 1: DELETE by Apache-Spark/", "version 2: WRITE by Apache-Spark/");
        AssertTold(lakes[0], "casino.bronze_other", "version 1: SET TBLPROPERTIES by", "version 2: DELETE by");
        AssertTold(lakes[1], "casino.bronze_fake", "version 2: UPDATE by", "version 3: OPTIMIZE by");
        AssertTold(lakes[2], "casino.bronze_fake", "version 1: WRITE by");
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(lakes[1], "Tables"), "*.checkpoint.parquet", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(lakes[0], "Tables"), "deletion_vector_*.bin", SearchOption.AllDirectories));

        var lake = new DamagedLake(lakes[0], clean.Folder);
        var names = new SliceFileName(CleanLake.Plan.Id, CleanLake.First, Runs.Layout());
        var vectored = new SliceFileName(CleanLake.Plan.Id, CleanLake.Second, Runs.Layout());
        var foreign = lake.DataFiles(CleanLake.First).First(f => names.SliceOf(Path.GetFileName(f)) is null);
        var before = FolderTree.Of(lake.Folder);
        lake.Flip($"Tables/casino/bronze_fake/{names.Of(3)}");
        lake.Flip($"Tables/casino/bronze_other/{vectored.Of(0)}");
        File.Delete(lake.PathOf($"Tables/casino/bronze_fake/{names.Of(5)}"));
        File.WriteAllText(lake.PathOf(DamagedLake.LogOf(CleanLake.First)), "");
        File.AppendAllText(lake.PathOf(foreign), "x");

        var refused = Assert.Single(lake.Repair().Problems, p => !p.Outcome!.Repaired);

        Assert.Equal((foreign, ProblemKind.Damaged), (refused.File, refused.Kind));
        Assert.Matches(new Regex("It was not made by the plan \\(version [12]: (DELETE|WRITE) by Apache-Spark/"), refused.Outcome!.Reason);
        var after = FolderTree.Of(lake.Folder);
        before.Remove(foreign);
        after.Remove(foreign);

        // Of a commit that was replaced, Hadoop's checksum would be another's: it goes with the old bytes.
        foreach (var checksum in before.Keys.Except(after.Keys).ToList())
        {
            Assert.EndsWith(".crc", checksum, StringComparison.Ordinal);
            before.Remove(checksum);
        }

        Assert.Equal(before, after);
    }

    private static string Table(string lake, string table) => $"delta.`{lake}/Tables/casino/{table}`";

    private static void AssertTold(string folder, string table, params string[] parts)
    {
        var listener = new Listener();
        var result = new DamagedLake(folder, folder).Verify(deep: true, listener);
        Assert.True(result.IsSound, string.Join("; ", result.Problems));
        var notice = Assert.Single(listener.Notices, n => n.StartsWith(table, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, notice, StringComparison.Ordinal));
    }
}
