namespace Delta.Sharp;

/// <summary>A table's place in a lake.</summary>
/// <param name="World">The world it belongs to; null for a table opened by its own folder.</param>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Where it stands.</param>
public sealed record LakeTable(string? World, string Name, string Folder)
{
    /// <summary><c>world.table</c>, or the table's name alone.</summary>
    public string FullName => World is null ? Name : $"{World}.{Name}";

    public DeltaTable Open(long? version = null) => DeltaTable.Open(Folder, version);

    internal bool IsNamed(string name) =>
        string.Equals(name, Name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, FullName, StringComparison.OrdinalIgnoreCase);
}
