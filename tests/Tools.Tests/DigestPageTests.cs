using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Xunit;

namespace Lakehouse.Tools.Tests;

/// <summary>The page about the digest shows SQL; it must run and give what the page defines.</summary>
public sealed partial class DigestPageTests
{
    private const string Rows = """
        ('PLY-00001', 3, 12.50, -0.05, 7, 9000000000, DATE '2025-11-02'),
        ('PLY-00002', 4, 0, -1234.05, 7, 1, DATE '1969-12-30'),
        (NULL, 4, 0, NULL, 7, 1, DATE '1969-12-30')
        """;

    private static readonly string[] s_texts =
    [
        "PLY-00001|3|12.50|-0.05|7|9000000000|20394",
        "PLY-00002|4|0.00|-1234.05|7|1|-2",
        "\\N|4|0.00|\\N|7|1|-2",
    ];

    [Fact]
    public void The_query_for_DuckDB_gives_the_digest_that_the_page_defines()
    {
        var query = SqlBlock().Match(Repository.Read("docs/digest.md")).Groups["sql"].Value;
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            CREATE SCHEMA casino;
            CREATE TABLE casino.player_opening (
              player_id VARCHAR, opening_visits INTEGER, opening_theo DECIMAL(18,2), opening_win_loss DECIMAL(18,2),
              opening_points_balance INTEGER, opening_lifetime_points BIGINT, opening_last_visit_date DATE);
            INSERT INTO casino.player_opening VALUES {Rows};
            """;
        command.ExecuteNonQuery();
        command.CommandText = query;
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(s_texts.Length, reader.GetInt64(0));
        Assert.Equal(Digest(), reader.GetString(1));
    }

    private static string Digest()
    {
        var sum = 0UL;
        foreach (var text in s_texts)
        {
            var hash = MD5.HashData(Encoding.UTF8.GetBytes(text.Replace('|', '\u001F')));
            sum = unchecked(sum + BinaryPrimitives.ReadUInt64BigEndian(hash));
        }

        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("## DuckDB.*?```sql\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
