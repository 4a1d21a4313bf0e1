namespace Delta.Sharp.Kernel;

/// <summary>Which features of the protocol this library reads and writes. Everything else is refused by name.</summary>
internal static class Features
{
    internal static void EnsureReadable(ITableStore store, Protocol protocol, Metadata metadata)
    {
        string[] refused = protocol.MinReaderVersion switch
        {
            <= 1 => [],
            2 => IsMapped(metadata) ? [ColumnMapping] : [],
            3 => [.. (protocol.ReaderFeatures ?? []).Where(f => f != ColumnMapping || IsMapped(metadata))],
            _ => [FormattableString.Invariant($"reader version {protocol.MinReaderVersion}")],
        };
        if (refused.Length > 0)
        {
            throw Refusal(store, "read", refused);
        }

        if (metadata.FormatProvider != "parquet")
        {
            throw Refusal(store, "read", $"format {metadata.FormatProvider}");
        }
    }

    internal static void EnsureWritable(Snapshot snapshot, bool removesRows)
    {
        Protocol protocol = snapshot.Protocol;
        List<string> refused = protocol.MinWriterVersion switch
        {
            <= 2 => [],
            <= 6 => [.. s_legacy.Where(f => f.Version > 2 && f.Version <= protocol.MinWriterVersion).Select(f => f.Name)],
            7 => [.. (protocol.WriterFeatures ?? []).Where(f => f is not (AppendOnly or Invariants))],
            _ => [FormattableString.Invariant($"writer version {protocol.MinWriterVersion}")],
        };
        if (HasInvariants(snapshot.Schema.Fields))
        {
            refused.Add(Invariants);
        }

        if (refused.Count > 0)
        {
            throw Refusal(snapshot.Store, "write to", [.. refused]);
        }

        if (removesRows && snapshot.Metadata.Configuration.TryGetValue("delta.appendOnly", out string? value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new DeltaUnsupportedException(
                snapshot.Store.DisplayName,
                AppendOnly,
                $"{snapshot.Store.DisplayName} is append-only (delta.appendOnly), so its rows cannot be removed or replaced.");
        }
    }

    internal static DeltaUnsupportedException Refusal(ITableStore store, string verb, params string[] features)
    {
        string names = string.Join(", ", features);
        return new DeltaUnsupportedException(
            store.DisplayName, names, $"Cannot {verb} {store.DisplayName}: it uses {names}, which is not supported yet.");
    }

    private const string AppendOnly = "appendOnly";
    private const string ColumnMapping = "columnMapping";
    private const string Invariants = "invariants";

    /// <summary>What the writer versions before feature lists stand for.</summary>
    private static readonly (int Version, string Name)[] s_legacy =
    [
        (2, AppendOnly),
        (2, Invariants),
        (3, "checkConstraints"),
        (4, "changeDataFeed"),
        (4, "generatedColumns"),
        (5, ColumnMapping),
        (6, "identityColumns"),
    ];

    private static bool IsMapped(Metadata metadata) =>
        metadata.Configuration.TryGetValue("delta.columnMapping.mode", out string? mode) && mode is not (null or "none");

    private static bool HasInvariants(IReadOnlyList<DeltaField> fields) => fields.Any(f =>
        f.OtherMetadata?.ContainsKey("delta.invariants") == true || HasInvariants(f.Type));

    private static bool HasInvariants(DeltaType type) => type switch
    {
        DeltaStruct inner => HasInvariants(inner.Fields),
        DeltaArray array => HasInvariants(array.Element),
        DeltaMap map => HasInvariants(map.Key) || HasInvariants(map.Value),
        _ => false,
    };
}
