namespace Delta.Sharp;

/// <summary>A question to tables could not be put or answered. The message is a whole sentence that a user can act on.</summary>
public sealed class QueryException : Exception
{
    public QueryException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>The question was fine: a file, the disk, the memory or a library failed it.</summary>
    public bool IsFailedWork { get; init; }
}
