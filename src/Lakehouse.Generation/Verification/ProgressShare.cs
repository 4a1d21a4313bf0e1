namespace Lakehouse.Generation.Verification;

/// <summary>Tells progress in bytes of a file while its rows are made: each row counts for its share. For any thread.</summary>
internal sealed class ProgressShare(IRunObserver observer, string table, long bytes, long rows)
{
    private readonly Lock _gate = new();
    private long _rows;
    private long _told;

    public void Advance(long more)
    {
        lock (_gate)
        {
            _rows += more;
            Tell((long)((Int128)bytes * _rows / rows));
        }
    }

    /// <summary>Tells what is left, whether or not all rows were made.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            Tell(bytes);
        }
    }

    private void Tell(long until)
    {
        observer.Advanced(table, until - _told);
        _told = until;
    }
}
