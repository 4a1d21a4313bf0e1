namespace Delta.Sharp;

/// <summary>What a query session may use of the machine.</summary>
public sealed record QueryOptions
{
    /// <summary>Threads that compute; null means one a core.</summary>
    public int? Threads { get; init; }

    /// <summary>Memory after which results in the making are put aside on disk.</summary>
    public int MemoryMegabytes { get; init; } = 1024;

    /// <summary>Where they are put; null means the system's folder for temporary files.</summary>
    public string? SpillFolder { get; init; }
}
