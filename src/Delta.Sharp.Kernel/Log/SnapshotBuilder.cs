namespace Delta.Sharp.Kernel;

/// <summary>Replays commits into the table they make.</summary>
internal sealed class SnapshotBuilder
{
    internal static Snapshot Build(ITableStore store, IReadOnlyList<(long Version, StoreFile File)> commits)
    {
        var builder = new SnapshotBuilder(store);
        foreach ((long version, _) in commits)
        {
            foreach (LogAction action in ActionReader.Read(store, version))
            {
                builder.Apply(action);
            }
        }

        return builder.Finish(commits[^1].Version);
    }

    private SnapshotBuilder(ITableStore store)
    {
        _store = store;
    }

    private readonly ITableStore _store;
    private readonly Dictionary<string, (long Order, AddFile File)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SetTransaction> _transactions = new(StringComparer.Ordinal);
    private Protocol? _protocol;
    private Metadata? _metadata;
    private long _order;

    /// <summary>The order of lines within a commit means nothing: its rules keep it from adding and removing the same file.</summary>
    private void Apply(LogAction action)
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
                _metadata = metadata;
                break;
            case Protocol protocol:
                _protocol = protocol;
                break;
            case SetTransaction transaction:
                _transactions[transaction.AppId] = transaction;
                break;
        }
    }

    private Snapshot Finish(long version)
    {
        // The rules of the first commit ask for both.
        Protocol protocol = _protocol!;
        Metadata metadata = _metadata!;
        Features.EnsureReadable(_store, protocol, metadata);
        DeltaSchema schema = ParseSchema(metadata);
        List<AddFile> files = [.. _files.Values.OrderBy(e => e.Order).Select(e => e.File)];
        foreach (AddFile file in files)
        {
            EnsureReadable(file, metadata);
        }

        return new Snapshot(_store, version, protocol, metadata, schema, files, _transactions);
    }

    private DeltaSchema ParseSchema(Metadata metadata)
    {
        try
        {
            return DeltaSchema.Parse(metadata.SchemaString);
        }
        catch (FormatException failure)
        {
            throw new DeltaCorruptException(
                _store.DisplayName, $"The schema in the log of {_store.DisplayName} cannot be used: {failure.Message}.", failure);
        }
    }

    private void EnsureReadable(AddFile file, Metadata metadata)
    {
        if (file.DeletionVector is not null)
        {
            throw Features.Refusal(_store, "read", "deletionVectors");
        }

        if (LogPath.IsAbsolute(file.Path))
        {
            throw new DeltaUnsupportedException(
                _store.DisplayName,
                "absolute paths",
                $"{_store.DisplayName} holds the data file {file.Path} outside its own folder, which is not supported yet.");
        }

        foreach (string column in metadata.PartitionColumns)
        {
            if (!file.PartitionValues.ContainsKey(column))
            {
                throw new DeltaCorruptException(
                    _store.DisplayName,
                    $"The log of {_store.DisplayName} gives no value of the partition column '{column}' for the data file"
                    + $" {file.Path}, so its rows cannot be known.");
            }
        }
    }
}
