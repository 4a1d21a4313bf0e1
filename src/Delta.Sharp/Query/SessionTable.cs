namespace Delta.Sharp;

/// <summary>A table that a session knows; its log is read when a query first names it.</summary>
internal sealed class SessionTable(string? world, string name, Func<DeltaTable> open)
{
    private readonly Lazy<DeltaTable> _table = new(open, isThreadSafe: false);

    public string Schema { get; } = world ?? "main";

    public string FullName { get; } = world is null ? name : $"{world}.{name}";

    public string SqlName { get; } =
        world is null ? DuckSql.Identifier(name) : $"{DuckSql.Identifier(world)}.{DuckSql.Identifier(name)}";

    public DeltaTable Table => _table.Value;

    /// <summary>Whether the table's log was read.</summary>
    public bool WasRead => _table.IsValueCreated;

    public bool HasView { get; set; }

    /// <summary>Whether the table's name stands anywhere in a text of SQL.</summary>
    public bool IsMentionedIn(string sql) => Unquoted(sql).Contains(Unquoted(name), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a query that spells a table this way may mean this one.</summary>
    public bool MayBe(string spelling)
    {
        string plain = Unquoted(spelling);
        return string.Equals(plain, Unquoted(name), StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith(Unquoted($"{Schema}.{name}"), StringComparison.OrdinalIgnoreCase);
    }

    // Which names are quoted, and how, is up to the query.
    private static string Unquoted(string text) => text.Replace("\"", "", StringComparison.Ordinal);
}
