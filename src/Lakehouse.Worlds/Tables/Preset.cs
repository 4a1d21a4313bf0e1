namespace Lakehouse.Worlds.Tables;

/// <summary>Counts by table under a name, for a number of days.</summary>
public sealed record Preset(string Name, int Days, IReadOnlyList<KeyValuePair<string, long>> Counts)
{
    public long Count(string table) => Counts.First(c => c.Key == table).Value;
}
