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

    public bool HasView { get; set; }

    /// <summary>Whether a query that spells a table this way may mean this one.</summary>
    public bool MayBe(string spelling)
    {
        string plain = spelling.Replace("\"", "", StringComparison.Ordinal);
        return string.Equals(plain, name, StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith($"{Schema}.{name}", StringComparison.OrdinalIgnoreCase);
    }
}
