using Apache.Arrow;
using Apache.Arrow.Types;
using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Generation;
using Lakehouse.Generation.Tests;
using Lakehouse.Generation.Verification;
using Lakehouse.Testing;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.DuckDb.Tests;

/// <summary>The one file of a world: what is in it, and how it comes and goes.</summary>
public sealed class DuckDbFileTests
{
    [Fact]
    public void DatabaseHasTheTypesNullabilityAndCommentsOfTheContract()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        Runs.Generate(request);

        Assert.Equal(["casino.duckdb", "lakehouse.json"], FolderTree.Of(request.Folder).Keys);
        var columns = Read(request, "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = 'bronze_fake'"
            + " AND database_name LIKE 'file:%' ORDER BY column_index");
        Assert.Equal(
            [
                ["id", "BIGINT", "false", "Identifies the row."],
                ["note", "VARCHAR", "true", "Free text."],
                ["kind", "VARCHAR", "true", "One of few."],
                ["amount", "DECIMAL(18,2)", "true", "Money."],
                ["rate", "DECIMAL(6,4)", "false", "A rate, often below one."],
                ["count", "INTEGER", "true", "A number."],
                ["flag", "BOOLEAN", "true", "Yes or no."],
                ["day", "DATE", "true", "A day, some before 1970."],
                ["at", "TIMESTAMP WITH TIME ZONE", "false", "A time to the microsecond."],
            ],
            columns);
        Assert.Equal(
            [["casino", "bronze_fake", "A table for tests."], ["casino", "bronze_other", "A table for tests."]],
            Read(request, "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE database_name LIKE 'file:%' ORDER BY 2"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void RowsStandInTheirOrderOnAnyNumberOfThreads(int threads)
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out")) with { Threads = threads, Tables = [new FakeTable(42, 200_000, 90_000)] };
        Runs.Generate(request);

        Assert.Equal([["0"]], Read(request, "SELECT count(*) FROM (SELECT id, row_number() OVER () - 1 AS n FROM casino.bronze_fake) WHERE id <> n"));
        Assert.Equal([["200000"]], Read(request, "SELECT count(*) FROM casino.bronze_fake"));
    }

    [Fact]
    public void TablesOfTheSamePlanAreAddedAndThoseThereStay()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        var first = request with { Tables = [request.Tables[0]] };
        var made = 0;
        var second = request with
        {
            Tables = [new FakeTable(42, 10_000, 1_800) { BeforeBatch = _ => made++ }, request.Tables[1]],
        };

        Assert.Equal([TableAction.Written], Runs.Generate(first).Select(o => o.Action));
        Assert.Equal([TableAction.Unchanged, TableAction.Written], Runs.Generate(second).Select(o => o.Action));

        Assert.Equal(0, made);
        AssertWhole(request);
        Assert.All(Runs.Generate(request), outcome => Assert.Equal(TableAction.Unchanged, outcome.Action));
    }

    [Fact]
    public void RunKilledBetweenManifestAndFileLosesNoTable()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        Runs.Generate(request with { Tables = [request.Tables[0]] });
        var before = File.ReadAllBytes(Path.Combine(request.Folder, "casino.duckdb"));
        var manifest = Path.Combine(request.Folder, "lakehouse.json");
        var entry = File.ReadAllText(manifest);
        Runs.Generate(request);

        // As it stands when the manifest tells of the new file and the old one is still in place.
        var (bytes, sha256) = (before.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(before)));
        Assert.Contains(sha256, entry, StringComparison.Ordinal);
        var told = File.ReadAllText(manifest);
        var end = told.IndexOf("\"library\":\"DuckDB v", StringComparison.Ordinal);
        end = told.IndexOf('}', end) + 1;
        File.WriteAllText(manifest, told[..end] + $",\n      \"before\": {{ \"bytes\": {bytes}, \"sha256\": \"{sha256}\" }}" + told[end..]);
        File.WriteAllBytes(Path.Combine(request.Folder, "casino.duckdb"), before);

        // Only the second table is asked for; the first is still in the file and must stay.
        Assert.Equal([TableAction.Completed], Runs.Generate(request with { Tables = [request.Tables[1]] }).Select(o => o.Action));
        AssertWhole(request);
        Assert.DoesNotContain("before", File.ReadAllText(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherPlanIsRefusedAndOverwrittenAsAWhole()
    {
        using var scratch = new ScratchFolder();
        Runs.Generate(Request(scratch.Sub("out"), seed: 1));
        var request = Request(scratch.Sub("out"), seed: 2);
        var listener = new Listener();
        var one = request with { Tables = [request.Tables[0]], Observer = listener };

        Assert.Contains(
            "seed is 1 there and 2 asked", Assert.Throws<RefusedException>(() => Runs.Generate(one)).Message, StringComparison.Ordinal);
        Assert.Equal([TableAction.Overwritten], Runs.Generate(one with { Overwrite = true }).Select(o => o.Action));

        Assert.Contains("casino.bronze_other goes with", Assert.Single(listener.Notices), StringComparison.Ordinal);
        Assert.Equal([["bronze_fake"]], Read(one, "SELECT table_name FROM duckdb_tables() WHERE database_name LIKE 'file:%'"));
        Assert.Equal([TableAction.Unchanged, TableAction.Written], Runs.Generate(request).Select(o => o.Action));
        AssertWhole(request);
    }

    [Fact]
    public void LostAndDamagedFilesAreFoundAndMadeAgain()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        Runs.Generate(request);
        var file = Path.Combine(request.Folder, "casino.duckdb");
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        File.WriteAllText(file + ".wal", "changes of somebody");

        Assert.Equal(
            [
                new Problem("", "casino.duckdb.wal", ProblemKind.Unlisted),
                new Problem("casino.bronze_fake", "casino.duckdb", ProblemKind.Damaged),
                new Problem("casino.bronze_other", "casino.duckdb", ProblemKind.Damaged),
            ],
            Verify(request).Problems);

        File.Delete(file + ".wal");
        Assert.All(Runs.Generate(request), outcome => Assert.Equal(TableAction.Completed, outcome.Action));
        AssertWhole(request);
    }

    [Fact]
    public void ThrowingColumnLeavesTheOldFileAndNothingElse()
    {
        using var scratch = new ScratchFolder();
        var old = Request(scratch.Sub("out"), seed: 1);
        Runs.Generate(old);
        var tree = FolderTree.Of(old.Folder);
        var failing = new FakeTable(2, 300_000, 300_000)
        {
            BeforeBatch = first =>
            {
                if (first >= 4 * WorldTable.BatchRows)
                {
                    throw new InvalidOperationException("no value");
                }
            },
        };
        foreach (var threads in (int[])[1, 3])
        {
            var request = Request(old.Folder, seed: 2) with { Overwrite = true, Tables = [failing], Threads = threads };
            Assert.Equal("no value", Assert.Throws<InvalidOperationException>(() => Runs.Generate(request)).Message);
            FolderTree.AssertSame(tree, FolderTree.Of(old.Folder));
        }
    }

    [Fact]
    public void LeftoversOfAKilledRunGoWithWhatDuckDbKeepsBesideThem()
    {
        using var scratch = new ScratchFolder();
        var request = Request(scratch.Sub("out"));
        Directory.CreateDirectory(request.Folder);
        File.WriteAllText(Path.Combine(request.Folder, ".casino.duckdb.123-4.tmp"), "half");
        File.WriteAllText(Path.Combine(request.Folder, ".casino.duckdb.123-4.tmp.wal"), "half");

        Runs.Generate(request);

        Assert.Equal(["casino.duckdb", "lakehouse.json"], FolderTree.Of(request.Folder).Keys);
    }

    [Theory]
    [InlineData(10, 5_000)]
    [InlineData(3_000, 5_000)]
    [InlineData(30_000, 70_000)]
    public void DictionariesOfAnySizeWithNullsAreAppendedAsTheyAre(int entries, int rows)
    {
        using var scratch = new ScratchFolder();
        var schema = new Schema([new Field("text", new DictionaryType(Int32Type.Default, StringType.Default, ordered: false), nullable: true)], null);
        var texts = new StringArray.Builder().AppendRange(Enumerable.Range(0, entries).Select(i => $"text {i}")).Build();
        var indices = new Int32Array.Builder();
        for (var row = 0; row < rows; row++)
        {
            _ = row % 3 == 0 ? indices.AppendNull() : indices.Append((int)(row * 7_919L % entries));
        }

        var columns = new DeltaSchema([new DeltaField("text", DeltaType.Parse("string"), Nullable: true, Comment: null)]);
        var path = scratch.Sub("x.duckdb");
        using (var database = DuckDbFile.Open(path))
        {
            database.CreateTable("main", "t", "A table.", columns);
            using (var appender = database.Append("main", "t", schema))
            using (var batch = new RecordBatch(schema, [new DictionaryArray((DictionaryType)schema.GetFieldByIndex(0).DataType, indices.Build(), texts)], rows))
            {
                appender.Append(batch);
                appender.Complete();
            }

            database.Complete();
        }

        using var session = QuerySession.Open();
        session.Add(null, "t", new TableFile(TableFileKind.DuckDb, path, new FileInfo(path).Length, columns) { Inside = ("main", "t") });
        using var answer = session.Query("SELECT text FROM t", TestContext.Current.CancellationToken);
        Assert.Equal(
            Enumerable.Range(0, rows).Select(row => row % 3 == 0 ? null : $"text {row * 7_919L % entries}"),
            TextRows.Of(answer.Batches()).Select(row => row[0]));
    }

    [Fact]
    public void NullInAColumnThatMustHaveAValueIsRefused()
    {
        using var scratch = new ScratchFolder();
        var schema = new Schema([new Field("n", Int32Type.Default, nullable: true)], null);
        using var database = DuckDbFile.Open(scratch.Sub("x.duckdb"));
        database.CreateTable("w", "t", "A table.", new DeltaSchema([new DeltaField("n", DeltaType.Parse("integer"), Nullable: false, null)]));
        using var appender = database.Append("w", "t", schema);
        using var batch = new RecordBatch(schema, [new Int32Array.Builder().AppendNull().Build()], 1);

        var e = Assert.Throws<QueryException>(() =>
        {
            appender.Append(batch);
            appender.Complete();
        });
        Assert.Contains("NOT NULL", e.Message, StringComparison.Ordinal);
    }

    private static GenerationRequest Request(string folder, ulong seed = 42) => Formats.Request(
        folder, LakeFormat.DuckDb, seed: seed, tables: [FakeTable.Of(Runs.Plan(seed)), FakeTable.Of(Runs.Plan(seed), "bronze_other")]);

    private static void AssertWhole(GenerationRequest request)
    {
        Assert.Equal(["casino.duckdb", "lakehouse.json"], FolderTree.Of(request.Folder).Keys);
        Assert.Empty(Verify(request).Problems);
        Assert.Equal(
            request.Tables.Select(table => PlanDigest.Of(table, 1, _ => { }, CancellationToken.None).ToString()),
            Formats.Open(request).Tables.Select(table => table.Digest(cancellation: TestContext.Current.CancellationToken).Hex));
    }

    private static VerifyResult Verify(GenerationRequest request) => Verifier.Run(
        new VerifyRequest { Path = request.Folder, Threads = 2, OpenTables = _ => request.Tables }, CancellationToken.None);

    private static List<string?[]> Read(GenerationRequest request, string query)
    {
        using var session = Formats.Open(request).Query();
        using var answer = session.Query(query, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(answer.Batches())];
    }
}
