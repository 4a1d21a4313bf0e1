using System.Globalization;
using CsCheck;
using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Generation.Tests;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.DuckDb.Tests;

/// <summary>CSV and JSON Lines before foreign readers.</summary>
public sealed class TextFormatTests
{
    /// <summary>Reads both files, holds every cell of one against the other, and takes the digest by its definition.</summary>
    private const string Judge = """
        import csv, datetime, gzip, hashlib, json, sys
        def lines(path):
            return (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf-8', newline='')
        rows = [json.loads(line, parse_int=str, parse_float=str) for line in lines(sys.argv[1]) if line]
        with lines(sys.argv[2]) as file:
            table = list(csv.reader(file, strict=True))
        names = table[0]
        assert len(table) - 1 == len(rows), (len(table) - 1, len(rows))
        epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
        total = 0
        for row, cells in zip(rows, table[1:]):
            assert list(row) == names, list(row)
            texts = [None if v is None else str(v).lower() if isinstance(v, bool) else v for v in row.values()]
            assert ['' if t is None else t for t in texts] == cells, (texts, cells)
            for i, kind in enumerate(sys.argv[3:]):
                if texts[i] is None:
                    texts[i] = '\\N'
                elif kind == 'date':
                    texts[i] = str(datetime.date.fromisoformat(texts[i]).toordinal() - epoch.toordinal())
                elif kind == 'timestamp':
                    moment = datetime.datetime.strptime(texts[i], '%Y-%m-%dT%H:%M:%S.%fZ').replace(tzinfo=datetime.timezone.utc)
                    texts[i] = str((moment - epoch) // datetime.timedelta(microseconds=1))
            total += int.from_bytes(hashlib.md5('\x1f'.join(texts).encode()).digest()[:8], 'big')
        print(len(rows), format(total % 2**64, '016x'))
        """;

    [Theory]
    [InlineData(Compression.None, "")]
    [InlineData(Compression.Gzip, ".gz")]
    public void PythonReadsTheRowsOfThePlan(Compression compression, string ending)
    {
        using var scratch = new ScratchFolder();
        var table = new FakeTable(42, 70_000, 40_000);
        Runs.Generate(Formats.Request(scratch.Sub("json"), LakeFormat.Json, compression, tables: table));
        Runs.Generate(Formats.Request(scratch.Sub("csv"), LakeFormat.Csv, compression, tables: table));

        var read = Python.Run(
            "csv",
            Judge,
            [scratch.Sub("json", $"bronze_fake.json{ending}"), scratch.Sub("csv", $"bronze_fake.csv{ending}"), .. Types(table)]);

        var made = PlanDigest.Of(table, 2, _ => { }, CancellationToken.None);
        Assert.Equal($"{made.Rows} {made}", read);
    }

    [Fact]
    public void AwkwardTextsComeBackAsTheyWere()
    {
        for (uint i = 0; i < 10; i++)
        {
            var pcg = new PCG(i, 20260101UL);
            var rows = ListedTable.Rows.List[1, 200].Generate(pcg, null, out _);
            using var scratch = new ScratchFolder();
            var table = new ListedTable(rows);
            var made = PlanDigest.Of(table, 1, _ => { }, CancellationToken.None);
            foreach (var (format, compression) in Formats.All.Select(row => row.Data))
            {
                var request = Formats.Request(scratch.Sub($"{format}{compression}"), format, compression, tables: table);
                Runs.Generate(request);

                var read = Assert.Single(Formats.Open(request).Tables).Digest(cancellation: TestContext.Current.CancellationToken);

                Assert.True((read.Rows, read.Hex) == (made.Rows, made.ToString()), $"{format} {compression}, rows of seed {i}");
            }

            var judged = Python.Run(
                "csv",
                Judge,
                [scratch.Sub("JsonNone", "bronze_listed.json"), scratch.Sub("CsvNone", "bronze_listed.csv"), .. PythonTypes(table)]);
            Assert.StartsWith($"{made.Rows} ", judged, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1234567890123456789", true)]
    [InlineData("999999999999999", false)]
    [InlineData("-1000000000000000", true)]
    [InlineData("-999999999999999", false)]
    public void NumberThatJsonReadersBendIsRefusedAndNotBent(string unscaled, bool isRefused)
    {
        using var scratch = new ScratchFolder();
        var row = new ListedRow("a", "b", long.Parse(unscaled, CultureInfo.InvariantCulture) % 1_000_000_000_000_000_000, 1, true, 1, 1);
        var request = Formats.Request(scratch.Sub("out"), LakeFormat.Json, tables: new ListedTable([row]));
        Runs.Generate(request);
        using var session = Formats.Open(request).Query();

        if (isRefused)
        {
            var e = Assert.Throws<QueryException>(() => Read(session, "SELECT amount FROM casino.bronze_listed"));
            Assert.Contains("more than 15 digits", e.Message, StringComparison.Ordinal);
            Assert.Equal("a", Assert.Single(Read(session, "SELECT note FROM casino.bronze_listed"))[0]);
        }
        else
        {
            Assert.Equal(
                (decimal.Parse(unscaled, CultureInfo.InvariantCulture) / 10_000).ToString("0.0000", CultureInfo.InvariantCulture),
                Assert.Single(Read(session, "SELECT amount FROM casino.bronze_listed"))[0]);
        }
    }

    [Fact]
    public void SniffingOfDuckDbFindsTheTypesOfTheContractOrWiderOnes()
    {
        using var scratch = new ScratchFolder();
        var request = Formats.Request(scratch.Sub("out"), LakeFormat.Csv);
        Runs.Generate(request);
        using var session = Formats.Open(request).Query();
        var file = $"read_csv('{scratch.Sub("out", "bronze_fake.csv")}')";

        var sniffed = Read(session, $"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {file})").ToDictionary(row => row[0]!, row => row[1]);

        Assert.Equal(
            [
                ("id", "BIGINT"), ("note", "VARCHAR"), ("kind", "VARCHAR"), ("amount", "DOUBLE"), ("rate", "DOUBLE"), ("count", "BIGINT"),
                ("flag", "BOOLEAN"), ("day", "DATE"), ("at", "TIMESTAMP WITH TIME ZONE"),
            ],
            request.Tables[0].Schema.Columns.Select(column => (column.Name, sniffed[column.Name]!)));

        // What was sniffed, cast to the contract's types, is the table: only the empty texts among nulls need the option.
        Assert.Equal("0", Assert.Single(Read(session, $"""
            SELECT count(*) FROM (
                SELECT id, note, kind, CAST(amount AS DECIMAL(18,2)), CAST(rate AS DECIMAL(6,4)), CAST(count AS INTEGER), flag, day, "at"
                FROM read_csv('{scratch.Sub("out", "bronze_fake.csv")}', allow_quoted_nulls = false)
                EXCEPT ALL SELECT * FROM casino.bronze_fake)
            """))[0]);
    }

    [Fact]
    public void PandasFindsTheTypesOfTheContractOrOnesThatCanBeCast()
    {
        using var scratch = new ScratchFolder();
        var request = Formats.Request(scratch.Sub("out"), LakeFormat.Csv, Compression.Gzip);
        Runs.Generate(request);

        var types = Python.Run(
            "pandas",
            """
            import pandas, sys
            frame = pandas.read_csv(sys.argv[1], parse_dates=['day', 'at'])
            print(len(frame), ' '.join(str(t) for t in frame.dtypes))
            """,
            scratch.Sub("out", "bronze_fake.csv.gz"));

        // Numbers and truth values with nulls among them are floats and objects in pandas.
        Assert.Equal("10000 int64 object object float64 float64 float64 object datetime64[ns] datetime64[ns, UTC]", types);
    }

    private static List<string?[]> Read(QuerySession session, string query)
    {
        using var answer = session.Query(query, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(answer.Batches())];
    }

    private static IEnumerable<string> Types(Worlds.Tables.WorldTable table) => table.Schema.Columns.Select(column => column.Type.ToString());

    // Days and times of the listed rows reach beyond Python's, which then only holds one file against the other.
    private static IEnumerable<string> PythonTypes(Worlds.Tables.WorldTable table) =>
        Types(table).Select(type => type is "date" or "timestamp" ? "string" : type);
}
