using System.Text.Json;
using Delta.Sharp.Text;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

public sealed class ResultWriterTests
{
    public static TheoryData<string, string?, string> Values => new()
    {
        // SQL, text in CSV and tables, value in JSON
        { "'plain'", "plain", "\"plain\"" },
        { "''", "", "\"\"" },
        { "NULL::VARCHAR", null, "null" },
        { "'a \"b\" \\ ' || chr(9) || chr(31) || chr(10)", "a \"b\" \\ \t\u001f\n", "\"a \\\"b\\\" \\\\ \\t\\u001F\\n\"" },
        { "'é < & 漢'", "é < & 漢", "\"é < & 漢\"" },
        { "9223372036854775807", "9223372036854775807", "9223372036854775807" },
        { "(-9223372036854775808)", "-9223372036854775808", "-9223372036854775808" },
        { "18446744073709551615::UBIGINT", "18446744073709551615", "18446744073709551615" },
        { "7::TINYINT", "7", "7" },
        { "0.05::DECIMAL(2,2)", "0.05", "0.05" },
        { "(-0.50)::DECIMAL(5,2)", "-0.50", "-0.50" },
        { "0::DECIMAL(9,4)", "0.0000", "0.0000" },
        { "12::DECIMAL(9,0)", "12", "12" },
        {
            "-99999999999999999999999999999999999.999::DECIMAL(38,3)",
            "-99999999999999999999999999999999999.999",
            "-99999999999999999999999999999999999.999"
        },
        { "18446744073709551616::DECIMAL(38,0)", "18446744073709551616", "18446744073709551616" },
        {
            "(170141183460469231731687303715884105727 // 10)::HUGEINT",
            "17014118346046923173168730371588410572",
            "17014118346046923173168730371588410572"
        },
        { "0.1::DOUBLE", "0.1", "0.1" },
        { "'nan'::DOUBLE", "NaN", "\"NaN\"" },
        { "0.1::FLOAT", "0.1", "0.1" },
        { "true", "true", "true" },
        { "DATE '1969-12-31'", "1969-12-31", "\"1969-12-31\"" },
        { "DATE '0001-01-01'", "0001-01-01", "\"0001-01-01\"" },
        { "DATE '2000-02-29'", "2000-02-29", "\"2000-02-29\"" },
        { "DATE '12000-03-01'", "+12000-03-01", "\"+12000-03-01\"" },
        { "'infinity'::DATE", "infinity", "\"infinity\"" },
        { "TIMESTAMPTZ '2025-12-31 23:59:59.5Z'", "2025-12-31T23:59:59.500000Z", "\"2025-12-31T23:59:59.500000Z\"" },
        { "TIMESTAMPTZ '1959-12-31 23:59:59.999999Z'", "1959-12-31T23:59:59.999999Z", "\"1959-12-31T23:59:59.999999Z\"" },
        { "TIMESTAMP '2025-01-02 03:04:05'", "2025-01-02T03:04:05.000000", "\"2025-01-02T03:04:05.000000\"" },
        { "TIMESTAMP_S '2025-01-02 03:04:05'", "2025-01-02T03:04:05.000000", "\"2025-01-02T03:04:05.000000\"" },
        { "TIMESTAMP_MS '2025-01-02 03:04:05.006'", "2025-01-02T03:04:05.006000", "\"2025-01-02T03:04:05.006000\"" },
        { "TIMESTAMP_NS '2025-01-02 03:04:05.000000007'", "2025-01-02T03:04:05.000000007", "\"2025-01-02T03:04:05.000000007\"" },
        { "'-infinity'::TIMESTAMPTZ", "-infinity", "\"-infinity\"" },
        { "TIME '10:20:30.5'", "10:20:30.500000", "\"10:20:30.500000\"" },
        { "INTERVAL '1 month 2 days -1.5 seconds'", "P1M2DT-1.500000S", "\"P1M2DT-1.500000S\"" },
        { "'\\x00\\xFF'::BLOB", "00ff", "\"00ff\"" },
        { "'b'::ENUM('a', 'b')", "b", "\"b\"" },
        { "[1, NULL, 3]", "[1,null,3]", "[1,null,3]" },
        { "[1.5, 2.5]::DECIMAL(3,1)[2]", "[1.5,2.5]", "[1.5,2.5]" },
        {
            "{'a': 'x', 'b': [TIMESTAMPTZ '2025-01-01 00:00:00Z'], 'c': NULL::INT}",
            "{\"a\":\"x\",\"b\":[\"2025-01-01T00:00:00.000000Z\"],\"c\":null}",
            "{\"a\":\"x\",\"b\":[\"2025-01-01T00:00:00.000000Z\"],\"c\":null}"
        },
        { "MAP {'k': 1, 'l': NULL}", "{\"k\":1,\"l\":null}", "{\"k\":1,\"l\":null}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_in_full(string sql, string? text, string json)
    {
        // Rows before and after, so that offsets into the arrays matter.
        string query = $"SELECT {sql} AS v FROM range(3) WHERE range <> 1";
        using QuerySession session = QuerySession.Open();

        Assert.Equal([text, text], session.Rows(query).Select(row => row[0]));
        Assert.Equal($"{{\"v\":{json}}}\n{{\"v\":{json}}}\n", session.Json(query));
        foreach (string line in session.Json(query).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonDocument.Parse(line).Dispose();
        }
    }

    [Fact]
    public void Csv_tells_null_from_empty_text_and_quotes_what_needs_it()
    {
        const string Query = """
            SELECT * FROM (VALUES
                ('a,b', 1, NULL),
                ('say "hi"', NULL, ''),
                (chr(13) || chr(10), 3, ' ')) AS t(plain, "odd,name", "two
            lines")
            """;
        using QuerySession session = QuerySession.Open();

        Assert.Equal(
            "plain,\"odd,name\",\"two\nlines\"\n\"a,b\",1,\n\"say \"\"hi\"\"\",,\"\"\n\"\r\n\",3, \n",
            session.Csv(Query));
    }

    [Fact]
    public void Csv_and_json_read_back_as_the_rows_that_were_written()
    {
        const string Rows = """
            SELECT i AS n, CASE WHEN i % 3 = 0 THEN NULL ELSE repeat('x" ,', (i % 5)::INT) END AS t,
                   TIMESTAMPTZ '1960-01-01 00:00:00Z' + to_microseconds(i * 123456789) AS at, (i * 7 - 300000)::DECIMAL(18,4) / 100 AS d
            FROM range(100000) AS r(i)
            """;
        using QuerySession session = QuerySession.Open();
        using ScratchFolder folder = new();
        string csv = folder.Sub("rows.csv");
        string json = folder.Sub("rows.json");
        File.WriteAllText(csv, session.Csv(Rows));
        File.WriteAllText(json, session.Json(Rows));
        string read = $"'{csv}', header = true, quote = '\"', escape = '\"', all_varchar = false, nullstr = '', allow_quoted_nulls = false";
        const string Types = "{'n': 'BIGINT', 't': 'VARCHAR', 'at': 'TIMESTAMPTZ', 'd': 'DOUBLE'}";

        Assert.Equal("0", session.One($"SELECT count(*) FROM (({Rows}) EXCEPT (SELECT * FROM read_csv({read}, columns = {Types})))"));
        Assert.Equal("0", session.One($"SELECT count(*) FROM (({Rows}) EXCEPT (SELECT * FROM read_json('{json}', columns = {Types})))"));
    }

    [Fact]
    public void Json_refuses_two_columns_of_one_name()
    {
        using QuerySession session = QuerySession.Open();

        TextFormatException e = Assert.Throws<TextFormatException>(() => session.Json("SELECT 1 AS a, 2 AS a"));

        Assert.Contains("several columns named 'a'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_have_the_logs_names_of_types()
    {
        using QuerySession session = QuerySession.Open();
        IReadOnlyList<ResultColumn> columns = session.Columns(
            "SELECT 1 AS i, 2::BIGINT AS l, 'x' AS s, 1.5::DECIMAL(18,2) AS d, now() AS t, [true] AS a, {'x': 1} AS r, MAP {'k': 1} AS m");

        Assert.Equal(
            ["integer", "long", "string", "decimal(18,2)", "timestamp", "array<boolean>", "struct<x:integer>", "map<string,integer>"],
            columns.Select(c => c.Type));
        Assert.Equal(
            [true, true, false, true, false, false, false, false],
            columns.Select(c => c.IsNumber));
    }
}
