using System.Text.Encodings.Web;
using System.Text.Json;

namespace Delta.Sharp.Kernel;

/// <summary>Writes actions as lines of a commit: same actions, same bytes.</summary>
internal sealed class ActionWriter : IDisposable
{
    internal ActionWriter(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(stream, JsonText.Options);
    }

    internal void Write(LogAction action)
    {
        _json.WriteStartObject();
        switch (action)
        {
            case AddFile add:
                Write(add);
                break;
            case RemoveFile remove:
                Write(remove);
                break;
            case Metadata metadata:
                Write(metadata);
                break;
            case Protocol protocol:
                Write(protocol);
                break;
            case SetTransaction transaction:
                Write(transaction);
                break;
            case CommitInfo info:
                _json.WritePropertyName("commitInfo");
                info.Members.WriteTo(_json);
                break;
            default:
                throw new ArgumentException($"An action of type {action.GetType().Name} has no line in a commit.", nameof(action));
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _json.Dispose();

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;

    private void Write(AddFile add)
    {
        _json.WriteStartObject("add");
        _json.WriteString("path", add.Path);
        Map("partitionValues", add.PartitionValues);
        _json.WriteNumber("size", add.Size);
        _json.WriteNumber("modificationTime", add.ModificationTime);
        _json.WriteBoolean("dataChange", add.DataChange);
        Optional("stats", add.Stats);
        OptionalMap("tags", add.Tags);
        Optional(add.DeletionVector);
        Optional("baseRowId", add.BaseRowId);
        Optional("defaultRowCommitVersion", add.DefaultRowCommitVersion);
        Optional("clusteringProvider", add.ClusteringProvider);
        _json.WriteEndObject();
    }

    private void Write(RemoveFile remove)
    {
        _json.WriteStartObject("remove");
        _json.WriteString("path", remove.Path);
        Optional("deletionTimestamp", remove.DeletionTimestamp);
        _json.WriteBoolean("dataChange", remove.DataChange);
        _json.WriteBoolean("extendedFileMetadata", remove.PartitionValues is not null && remove.Size is not null);
        OptionalMap("partitionValues", remove.PartitionValues);
        Optional("size", remove.Size);
        OptionalMap("tags", remove.Tags);
        Optional(remove.DeletionVector);
        _json.WriteEndObject();
    }

    private void Write(Metadata metadata)
    {
        _json.WriteStartObject("metaData");
        _json.WriteString("id", metadata.Id);
        Optional("name", metadata.Name);
        Optional("description", metadata.Description);
        _json.WriteStartObject("format");
        _json.WriteString("provider", metadata.FormatProvider);
        _json.WriteStartObject("options");
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteString("schemaString", metadata.SchemaString);
        List("partitionColumns", metadata.PartitionColumns);
        Map("configuration", metadata.Configuration);
        Optional("createdTime", metadata.CreatedTime);
        _json.WriteEndObject();
    }

    private void Write(Protocol protocol)
    {
        _json.WriteStartObject("protocol");
        _json.WriteNumber("minReaderVersion", protocol.MinReaderVersion);
        _json.WriteNumber("minWriterVersion", protocol.MinWriterVersion);
        if (protocol.ReaderFeatures is not null)
        {
            List("readerFeatures", protocol.ReaderFeatures);
        }

        if (protocol.WriterFeatures is not null)
        {
            List("writerFeatures", protocol.WriterFeatures);
        }

        _json.WriteEndObject();
    }

    private void Write(SetTransaction transaction)
    {
        _json.WriteStartObject("txn");
        _json.WriteString("appId", transaction.AppId);
        _json.WriteNumber("version", transaction.Version);
        Optional("lastUpdated", transaction.LastUpdated);
        _json.WriteEndObject();
    }

    private void Optional(DeletionVector? vector)
    {
        if (vector is null)
        {
            return;
        }

        _json.WriteStartObject("deletionVector");
        _json.WriteString("storageType", vector.StorageType);
        _json.WriteString("pathOrInlineDv", vector.PathOrInlineDv);
        Optional("offset", vector.Offset);
        _json.WriteNumber("sizeInBytes", vector.SizeInBytes);
        _json.WriteNumber("cardinality", vector.Cardinality);
        _json.WriteEndObject();
    }

    private void Optional(string name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void Optional(string name, long? value)
    {
        if (value is long number)
        {
            _json.WriteNumber(name, number);
        }
    }

    private void OptionalMap(string name, IReadOnlyDictionary<string, string?>? map)
    {
        if (map is not null)
        {
            Map(name, map);
        }
    }

    /// <summary>Ordinal order, because a dictionary promises none.</summary>
    private void Map(string name, IReadOnlyDictionary<string, string?> map)
    {
        _json.WriteStartObject(name);
        foreach ((string key, string? value) in map.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            _json.WriteString(key, value);
        }

        _json.WriteEndObject();
    }

    private void List(string name, IReadOnlyList<string> values)
    {
        _json.WriteStartArray(name);
        foreach (string value in values)
        {
            _json.WriteStringValue(value);
        }

        _json.WriteEndArray();
    }
}

/// <summary>How JSON is written everywhere in a log: compact, and text as it is where JSON allows.</summary>
internal static class JsonText
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
