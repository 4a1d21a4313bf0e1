using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

public sealed class TableDigestTests
{
    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 1)]
    [InlineData(3, 3_000)]
    public void The_digest_is_the_sum_of_md5_prefixes_over_row_texts(int seed, int rows)
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(seed, rows);
        table.Write(folder.Sub("t"));

        TableDigest digest = TableDigest.Of(DeltaTable.Open(folder.Sub("t")), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(table.Digest(), digest);
        Assert.Equal(16, digest.Hex.Length);
    }

    [Fact]
    public void The_order_of_rows_and_the_cut_into_files_do_not_matter_but_every_value_does()
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(4, 200);
        table.Write(folder.Sub("one"), files: 1);
        table.Write(folder.Sub("seven"), files: 7);
        RandomTable.Make(5, 200).Write(folder.Sub("other"));

        TableDigest one = DigestOf(folder.Sub("one"), threads: 1);

        Assert.Equal(one, DigestOf(folder.Sub("seven"), threads: 4));
        Assert.NotEqual(one.Value, DigestOf(folder.Sub("other"), threads: 1).Value);
    }

    [Fact]
    public void An_empty_table_has_no_rows_and_the_digest_nought()
    {
        using ScratchFolder folder = new();
        RandomTable.Make(6, 0).Write(folder.Sub("t"));

        TableDigest digest = DigestOf(folder.Sub("t"));

        Assert.Equal((0, "0000000000000000"), (digest.Rows, digest.Hex));
    }

    [Fact]
    public void Types_beyond_the_worlds_take_the_text_that_duckdb_gives_them()
    {
        // The view stands for a table: the digest's SQL needs a schema and a name.
        DeltaSchema schema = new(
        [
            new("d", DeltaType.Parse("double"), true),
            new("f", DeltaType.Parse("float"), true),
            new("b", DeltaType.Parse("binary"), true),
            new("a", new DeltaArray(DeltaType.Parse("string"), true), true),
            new("s", new DeltaStruct([new("x", DeltaType.Parse("integer"), true), new("y", DeltaType.Parse("string"), true)]), true),
            new("m", new DeltaMap(DeltaType.Parse("string"), DeltaType.Parse("long"), true), true),
            new("t", DeltaType.Parse("short"), true),
            new("y", DeltaType.Parse("byte"), true),
        ]);
        const string Row = """
            SELECT 1e10::DOUBLE AS d, 0.1::FLOAT AS f, '\x00a'::BLOB AS b, ['p', NULL, 'q"'] AS a, {'x': 1, 'y': NULL::VARCHAR} AS s,
                   MAP {'k': 5::BIGINT, 'n': NULL} AS m, 3::SMALLINT AS t, (-4)::TINYINT AS y
            """;
        using QuerySession session = QuerySession.Open();

        string?[] row = Assert.Single(session.Rows(TableDigest.DuckDbSql(schema, $"({Row})")));

        string text = string.Join(
            '\u001f', "10000000000.0", "0.1", "\\x00a", "[\"p\",null,\"q\\\"\"]", "{\"x\":1,\"y\":null}", "{\"k\":5,\"n\":null}",
            "3", "-4");
        ulong expected = BinaryPrimitives.ReadUInt64BigEndian(MD5.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(["1", expected.ToString("x16", CultureInfo.InvariantCulture)], row);
    }

    [Fact]
    public void Spark_is_refused_columns_whose_text_only_duckdb_knows()
    {
        DeltaSchema schema = new([new("price", DeltaType.Parse("double"), true)]);

        QueryException e = Assert.Throws<QueryException>(() => TableDigest.SparkSql(schema, "t"));

        Assert.Contains("'price'", e.Message, StringComparison.Ordinal);
        Assert.Contains("double", e.Message, StringComparison.Ordinal);
    }

    private static TableDigest DigestOf(string folder, int? threads = null) => TableDigest.Of(
        DeltaTable.Open(folder), new QueryOptions { Threads = threads }, TestContext.Current.CancellationToken);
}
