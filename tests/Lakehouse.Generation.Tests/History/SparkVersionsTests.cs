using Delta.Sharp;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Generation.Tests.History;

/// <summary>Spark finds in every version of tables that came in batches the rows that we find there.</summary>
public sealed class SparkVersionsTests(HistoryLake week, LateLake late) : IClassFixture<HistoryLake>, IClassFixture<LateLake>
{
    [Fact]
    public void SparkGoesBackToEveryVersion()
    {
        TestPart.Spark();
        using var scratch = new ScratchFolder();
        var statements = scratch.Sub("statements.sql");
        File.WriteAllLines(statements,
        [
            .. Statements(week.Folder, HistoryLake.Events, HistoryLake.Batches),
            .. Statements(week.Folder, HistoryLake.Profile, HistoryLake.Batches),
            .. Statements(late.Folder, HistoryLake.Events, LateLake.Batches + 1),
            .. Statements(late.Folder, "bronze_compliance", LateLake.Batches + 1),
        ]);

        var program = Path.Combine(Checkout.Root, "tests", "Lakehouse.Generation.Tests", "Repair", "change_tables.py");
        var (exitCode, output, errors) = SparkJob.Run(program, [statements], TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, $"Spark ended with {exitCode}.\n{output}\n{errors}");
    }

    private static IEnumerable<string> Statements(string lake, string table, int versions)
    {
        for (var version = 0; version < versions; version++)
        {
            var asOf = DeltaTable.Open(HistoryLake.TableFolder(lake, table), version);
            var digest = TableDigest.Of(asOf, cancellation: TestContext.Current.CancellationToken);
            var sql = TableDigest.SparkSql(
                asOf.Schema, $"delta.`{HistoryLake.TableFolder(lake, table)}` VERSION AS OF {version}").ReplaceLineEndings(" ");
            yield return $"SELECT assert_true(row_count = {digest.Rows} AND digest = '{digest.Hex}') FROM ({sql})";
        }
    }
}
