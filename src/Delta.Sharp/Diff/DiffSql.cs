using System.Globalization;

namespace Delta.Sharp;

/// <summary>
/// The statements of a comparison. Columns are called c0, c1 and so on in both tables, so that no name of theirs can clash with
/// ours; keys are those of them that the key names.
/// </summary>
internal sealed class DiffSql(IReadOnlyList<DiffColumn> columns, IReadOnlyList<int> key)
{
    private const string OnlyInA = "n = 1 AND nb = 0";
    private const string OnlyInB = "n = 1 AND nb = 1";
    private const string Repeated = "n - nb > 1 OR nb > 1";

    private readonly int[] _rest = [.. Enumerable.Range(0, columns.Count).Except(key)];

    /// <summary>The columns that a changed row can differ in.</summary>
    public IReadOnlyList<int> Rest => _rest;

    private string Keys => List(key, i => $"c{i}");

    private string All => List(Enumerable.Range(0, columns.Count), i => $"c{i}");

    /// <summary>The rows of both tables, those of the second with side 1.</summary>
    public string Views(string selectA, string selectB) => $"""
        CREATE TEMP VIEW a_rows AS SELECT {Casts(c => c.Name)} FROM ({selectA});
        CREATE TEMP VIEW b_rows AS SELECT {Casts(c => c.NameInB)} FROM ({selectB});
        CREATE TEMP VIEW both_rows AS SELECT 0 AS side, * FROM a_rows UNION ALL SELECT 1 AS side, * FROM b_rows
        """;

    /// <summary>
    /// What differs, with how often it stands in both tables together (n) and in the second (nb). By key only a hash of each
    /// row is kept, which is what lets many rows pass through little memory.
    /// </summary>
    public string Differing() => key.Count == 0
        ? $"""
            CREATE TEMP TABLE differing AS
            SELECT {All}, count(*) AS n, CAST(sum(side) AS BIGINT) AS nb FROM both_rows GROUP BY {All} HAVING n <> 2 * nb
            """
        : $"""
            CREATE TEMP TABLE differing AS
            SELECT {Keys}, count(*) AS n, CAST(sum(side) AS BIGINT) AS nb
            FROM (SELECT {Keys}, side, hash({All}) AS h FROM both_rows)
            GROUP BY {Keys} HAVING n <> 2 OR nb <> 1 OR bit_xor(h) <> 0
            """;

    /// <summary>Rows only in the first, rows only in the second, keys repeated in the first, in the second.</summary>
    public string Counts() => key.Count == 0
        ? $"SELECT {More("n - 2 * nb")}, {More("2 * nb - n")}, 0, 0 FROM differing"
        : $"SELECT {Number(OnlyInA)}, {Number(OnlyInB)}, {Number("n - nb > 1")}, {Number("nb > 1")} FROM differing";

    /// <summary>Rows of repeated keys that only the first has, and that only the second has.</summary>
    public string RepeatedCounts() => $"""
        SELECT {More("n - 2 * nb")}, {More("2 * nb - n")}
        FROM (SELECT count(*) AS n, sum(side) AS nb
              FROM both_rows r SEMI JOIN (SELECT {Keys} FROM differing WHERE {Repeated}) d ON {Same("r", "d")}
              GROUP BY {All})
        """;

    /// <summary>For each key that both have once with other values, which columns differ.</summary>
    public string Changed() => $"""
        CREATE TEMP TABLE changed AS
        SELECT {List(key, i => $"d.c{i}")}, {List(_rest, i => $"a.c{i} IS DISTINCT FROM b.c{i} AS d{i}")}
        FROM (SELECT {Keys} FROM differing WHERE n = 2 AND nb = 1) d
        JOIN a_rows a ON {Same("d", "a")} JOIN b_rows b ON {Same("d", "b")}
        """;

    /// <summary>The changed rows, and for each column in how many of them it differs.</summary>
    public string ChangedCounts() =>
        $"SELECT {Number(string.Join(" OR ", _rest.Select(i => Text($"d{i}"))))}, "
        + $"{List(_rest, i => $"count(*) FILTER (d{i})")} FROM changed";

    /// <summary>The first keys whose rows differ in one of the columns, for each column.</summary>
    public string Picks(IEnumerable<int> changedColumns, int examples) => "CREATE TEMP TABLE picks AS "
        + string.Join(" UNION ALL ", changedColumns.Select(i => Text(
            $"(SELECT {i} AS picked, {Keys} FROM changed WHERE d{i} ORDER BY {Keys} LIMIT {examples})")));

    /// <summary>Of each picked column and key: the column, the key, the whole row in the first, the whole row in the second.</summary>
    public string PickedRows() => $"""
        SELECT p.picked, {List(key, i => $"p.c{i}")}, {List(_rest, i => $"a.c{i} AS a{i}")}, {List(_rest, i => $"b.c{i} AS b{i}")}
        FROM picks p JOIN a_rows a ON {Same("p", "a")} JOIN b_rows b ON {Same("p", "b")}
        ORDER BY p.picked, {List(key, i => $"p.c{i}")}
        """;

    public string ExamplesOnlyInA(int examples) => Examples(key.Count == 0 ? "n > 2 * nb" : OnlyInA, examples);

    public string ExamplesOnlyInB(int examples) => Examples(key.Count == 0 ? "n < 2 * nb" : OnlyInB, examples);

    public string ExamplesRepeated(int examples) => Examples(Repeated, examples);

    private static string Number(string condition) => $"count(*) FILTER ({condition})";

    private static string More(string difference) => $"CAST(coalesce(sum(greatest({difference}, 0)), 0) AS BIGINT)";

    private string Examples(string which, int examples)
    {
        string shown = key.Count == 0 ? All : Keys;
        return Text($"SELECT {shown} FROM differing WHERE {which} ORDER BY {shown} LIMIT {examples}");
    }

    private string Casts(Func<DiffColumn, string> name) =>
        List(Enumerable.Range(0, columns.Count), i => $"CAST({DuckSql.Identifier(name(columns[i]))} AS {columns[i].SqlType}) AS c{i}");

    // An equality that knows nulls costs more, so it is asked only where there may be some.
    private string Same(string one, string two) => string.Join(
        " AND ", key.Select(i => Text($"{one}.c{i} {(columns[i].Nullable ? "IS NOT DISTINCT FROM" : "=")} {two}.c{i}")));

    private static string List(IEnumerable<int> numbers, Func<int, FormattableString> item) =>
        string.Join(", ", numbers.Select(i => Text(item(i))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
