namespace Delta.Sharp.Kernel;

/// <summary>Replays commits into the table they make.</summary>
internal static class SnapshotBuilder
{
    internal static Snapshot Build(ITableStore store, IReadOnlyList<(long Version, StoreFile File)> commits)
    {
        var replay = new LogReplay();
        foreach ((long version, _) in commits)
        {
            foreach (LogAction action in ActionReader.Read(store, version))
            {
                replay.Apply(action);
            }
        }

        // The rules of the first commit ask for both.
        Protocol protocol = replay.Protocol!;
        Metadata metadata = replay.Metadata!;
        Features.EnsureReadable(store, protocol, metadata);
        DeltaSchema schema = ParseSchema(store, metadata);
        List<AddFile> files = [.. replay.Files];
        foreach (AddFile file in files)
        {
            EnsureReadable(store, file, metadata);
        }

        return new Snapshot(store, commits[^1].Version, protocol, metadata, schema, files, replay.Transactions);
    }

    private static DeltaSchema ParseSchema(ITableStore store, Metadata metadata)
    {
        try
        {
            return DeltaSchema.Parse(metadata.SchemaString);
        }
        catch (FormatException failure)
        {
            throw new DeltaCorruptException(
                store.DisplayName, $"The schema in the log of {store.DisplayName} cannot be used: {failure.Message}.", failure);
        }
    }

    private static void EnsureReadable(ITableStore store, AddFile file, Metadata metadata)
    {
        if (file.DeletionVector is not null)
        {
            throw Features.Refusal(store, "read", "deletionVectors");
        }

        if (LogPath.IsAbsolute(file.Path))
        {
            throw new DeltaUnsupportedException(
                store.DisplayName,
                "absolute paths",
                $"{store.DisplayName} holds the data file {file.Path} outside its own folder, which is not supported yet.");
        }

        foreach (string column in metadata.PartitionColumns)
        {
            if (!file.PartitionValues.ContainsKey(column))
            {
                throw new DeltaCorruptException(
                    store.DisplayName,
                    $"The log of {store.DisplayName} gives no value of the partition column '{column}' for the data file"
                    + $" {file.Path}, so its rows cannot be known.");
            }
        }
    }
}
