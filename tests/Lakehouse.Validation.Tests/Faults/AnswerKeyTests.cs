using System.Globalization;
using Delta.Sharp;
using Lakehouse.Generation;
using Lakehouse.Generation.Dialects;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests.Faults;

/// <summary>The answer key, against the lake without faults.</summary>
public sealed class AnswerKeyTests
{
    public static TheoryData<string, ulong, decimal> Lakes => new()
    {
        { "demo", 1, 0.5m }, { "demo", 2, 0.013m }, { "small", 42, 0.1m },
    };

    public static TheoryData<string> Kinds =>
        ["late", "duplicate", "missing", "malformed", "out_of_range", "orphan", "wrong_type", "drifted_schema"];

    [Theory]
    [MemberData(nameof(Lakes))]
    public void Undone_it_gives_the_digests_of_the_lake_without_faults(string scale, ulong seed, decimal rate)
    {
        using var lake = new FaultyLake(scale, seed, rate);

        AssertUndone(lake);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_alone_is_undone_and_noticed_by_a_rule(string kind)
    {
        using var lake = new FaultyLake("demo", 1, 0.25m, kind);

        AssertUndone(lake);
        Assert.Equal([kind], lake.Query("SELECT DISTINCT fault_kind FROM casino.bronze_answer_key").Select(row => row[0]));
        foreach (var rule in FaultPage.RulesFor(kind))
        {
            Assert.NotEmpty(lake.Query($"SELECT 1 FROM ({Rules.Sql(rule)}) LIMIT 1"));
            Assert.Empty(lake.Query(Rules.Sql(rule).Replace("casino.", "clean.", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(Lakes))]
    public void It_names_every_difference_and_nothing_else(string scale, ulong seed, decimal rate)
    {
        using var lake = new FaultyLake(scale, seed, rate);
        foreach (var table in lake.Tables)
        {
            var found = Differences(table.Schema);
            var told = FaultyLake.Answers(table.Name);

            Assert.Empty(lake.Query($"({found}) EXCEPT ALL ({told})"));
            Assert.Empty(lake.Query($"({told}) EXCEPT ALL ({found})"));
            Assert.Empty(lake.Query(WronglyPlanted(table.Schema)));
        }
    }

    [Theory]
    [MemberData(nameof(Lakes))]
    public void Each_table_has_its_share_of_faults(string scale, ulong seed, decimal rate)
    {
        using var lake = new FaultyLake(scale, seed, rate);
        foreach (var table in lake.Tables)
        {
            var whole = (long)(table.RowCount * rate);
            var answers = FaultyLake.Answers(table.Name);

            Assert.InRange(lake.Count($"({answers})"), whole, whole + 1);
            Assert.Equal(
                lake.Count($"casino.{table.Name}"),
                table.RowCount + lake.Count($"({answers} AND fault_kind = 'duplicate')") - lake.Count($"({answers} AND fault_kind = 'missing')"));
        }
    }

    [Fact]
    public void The_cleaning_step_of_the_page_is_graded()
    {
        using var lake = new FaultyLake("small", 42, 0.1m);
        var grade = lake.Query(FaultPage.Grading).Single();
        var precision = double.Parse(grade[0]!, CultureInfo.InvariantCulture);

        Assert.Equal(1.0, double.Parse(grade[1]!, CultureInfo.InvariantCulture));
        Assert.InRange(precision, 0.1, 0.95);
    }

    private static void AssertUndone(FaultyLake lake)
    {
        foreach (var table in lake.Tables)
        {
            var clean = PlanDigest.Of(table, 1, _ => { }, TestContext.Current.CancellationToken);
            var sql = TableDigest.DuckDbSql(DeltaDialect.SchemaOf(table.Schema), $"({FaultPage.UndoingOf(table.Schema)})");
            var undone = lake.Query(sql).Single();

            Assert.Equal($"{table.Name} {clean.Rows} {clean}", $"{table.Name} {undone[0]} {undone[1]}");
        }

        // As it stands in the page, too.
        var shown = lake.Clean.Table("bronze_financial_txn");
        Assert.Equal(
            lake.Query($"SELECT * FROM ({FaultPage.UndoingOf(shown.Schema)}) ORDER BY ALL"),
            lake.Query($"SELECT * FROM ({FaultPage.Undoing}) ORDER BY ALL"));
    }

    /// <summary>Key, kind and column of all that differs, found without the key; a kind that only the key can tell is taken from it.</summary>
    private static string Differences(TableSchema table)
    {
        var key = table.Key.Single();
        var cells = string.Join(", ", table.Columns.Select(c => $"if(f.{c.Name} IS DISTINCT FROM c.{c.Name}, '{c.Name}', NULL)"));
        return $"""
            SELECT d.{key} AS row_key, k.fault_kind, d.column_name
            FROM (
                SELECT f.{key}, unnest([{cells}]) AS column_name
                FROM casino.{table.Name} AS f JOIN clean.{table.Name} AS c USING ({key})) AS d
            LEFT JOIN casino.bronze_answer_key AS k
              ON k.table_name = '{table.Name}' AND k.row_key = d.{key} AND k.fault_kind NOT IN ('missing', 'duplicate')
            WHERE d.column_name IS NOT NULL
            UNION ALL
            SELECT {key}, 'missing', NULL FROM clean.{table.Name} ANTI JOIN casino.{table.Name} USING ({key})
            UNION ALL
            SELECT {key}, 'duplicate', NULL FROM casino.{table.Name} GROUP BY ALL HAVING count(*) = 2
            UNION ALL
            SELECT {key}, 'not in the clean lake', NULL FROM casino.{table.Name} ANTI JOIN clean.{table.Name} USING ({key})
            """;
    }

    /// <summary>Answers whose planted value is not what the lake holds, and rescued data that no answer tells.</summary>
    private static string WronglyPlanted(TableSchema table)
    {
        var key = table.Key.Single();
        var cells = string.Join(" ", table.Columns.Select(c =>
            $"WHEN '{c.Name}' THEN f.{c.Name} IS NOT DISTINCT FROM TRY_CAST(k.planted_value AS {TypeOf(c.Type)})"));
        return $"""
            SELECT k.*, f._rescued_data
            FROM casino.{table.Name} AS f
            LEFT JOIN casino.bronze_answer_key AS k ON k.table_name = '{table.Name}' AND k.row_key = f.{key}
            WHERE NOT CASE
                WHEN k.fault_kind IN ('wrong_type', 'drifted_schema') THEN f._rescued_data = k.planted_value
                ELSE f._rescued_data IS NULL AND (k.column_name IS NULL OR CASE k.column_name {cells} END) END
            """;
    }

    private static string TypeOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => "VARCHAR",
        ColumnKind.Timestamp => "TIMESTAMPTZ",
        ColumnKind.Long => "BIGINT",
        _ => type.ToString(),
    };
}
