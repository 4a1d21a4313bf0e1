namespace Delta.Sharp.Kernel;

/// <summary>Something about a Delta table went wrong. The message is a whole sentence that a user can act on.</summary>
public class DeltaException : Exception
{
    public DeltaException(string table, string message, Exception? cause = null)
        : base(message, cause)
    {
        Table = table;
    }

    /// <summary>Where the table stands, as its store shows it to people.</summary>
    public string Table { get; }
}

/// <summary>The log is unreadable, incomplete or contradicts itself.</summary>
public sealed class DeltaCorruptException(string table, string message, Exception? cause = null)
    : DeltaException(table, message, cause);

/// <summary>The table uses something that this library refuses rather than misreads.</summary>
public sealed class DeltaUnsupportedException(string table, string feature, string message)
    : DeltaException(table, message)
{
    /// <summary>The name of the refused feature, as the protocol spells it where it has a name.</summary>
    public string Feature { get; } = feature;
}

/// <summary>Another writer made this version first.</summary>
public sealed class DeltaConflictException(string table, long version, string message)
    : DeltaException(table, message)
{
    public long Version { get; } = version;
}

/// <summary>The place that holds the table failed: full, read-only, not permitted, gone.</summary>
public sealed class DeltaStoreException(string table, string message, Exception? cause = null)
    : DeltaException(table, message, cause);
