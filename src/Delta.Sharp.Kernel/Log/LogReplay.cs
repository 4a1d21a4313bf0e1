namespace Delta.Sharp.Kernel;

/// <summary>
/// What the actions of a log add up to. It judges nothing: a table that uses more than this library reads can be replayed too,
/// to tell which files are live.
/// </summary>
public sealed class LogReplay
{
    public Protocol? Protocol { get; private set; }

    public Metadata? Metadata { get; private set; }

    public IReadOnlyDictionary<string, SetTransaction> Transactions => _transactions;

    /// <summary>The live files, in the order in which the log added them.</summary>
    public IEnumerable<AddFile> Files => _files.Values.OrderBy(e => e.Order).Select(e => e.File);

    /// <summary>The order of lines within a commit means nothing: its rules keep it from adding and removing the same file.</summary>
    public void Apply(LogAction action)
    {
        switch (action)
        {
            case AddFile add:
                _files[FileIdentity.Of(add)] = (_order++, add);
                break;
            case RemoveFile remove:
                _files.Remove(FileIdentity.Of(remove));
                break;
            case Metadata metadata:
                Metadata = metadata;
                break;
            case Protocol protocol:
                Protocol = protocol;
                break;
            case SetTransaction transaction:
                _transactions[transaction.AppId] = transaction;
                break;
        }
    }

    private readonly Dictionary<string, (long Order, AddFile File)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetTransaction> _transactions = new(StringComparer.Ordinal);
    private long _order;
}
