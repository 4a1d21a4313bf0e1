namespace Lakehouse.Worlds.Tables;

/// <summary>What a user may ask of a plan; what is left out takes the world's default.</summary>
public sealed record PlanRequest
{
    /// <summary>The most days that a window may have.</summary>
    public const int MaxDays = 3_660;

    /// <summary>The most rows that a table may have.</summary>
    public const long MaxCount = 1_000_000_000_000_000;

    /// <summary>A preset of the world (<c>demo</c>, <c>medium</c>, ...) or a factor of <c>large</c> (<c>0.5</c>, <c>100</c>).</summary>
    public string? Scale { get; init; }

    /// <summary>The counts of <c>large</c>, whatever the number of days.</summary>
    public bool All { get; init; }

    /// <summary>Rows by table, where the user gave some; the tables not named follow the largest ratio to the scale.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>The knobs of the world that are not to have their default, by name.</summary>
    public IReadOnlyDictionary<string, decimal> Knobs { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The business time zone, by its IANA name; null for the world's own.</summary>
    public string? Zone { get; init; }

    public int? Days { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    public ulong Seed { get; init; } = 42;

    public bool RawPii { get; init; }

    /// <summary>The key of the hashes; without one, it comes from the seed.</summary>
    public PiiKey? PiiKey { get; init; }
}
