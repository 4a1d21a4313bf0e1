using System.Text.Json;
using System.Text.Json.Nodes;

namespace Delta.Sharp.Kernel;

/// <summary>Reads the lines of a commit. Actions and members that this library does not know are passed over.</summary>
internal static class ActionReader
{
    /// <summary>The actions of a commit file; <see cref="DeltaCorruptException"/> names file and line of what is wrong.</summary>
    internal static IEnumerable<LogAction> Read(ITableStore store, long version)
    {
        string key = LogFiles.CommitKey(version);
        using Stream stream = store.OpenRead(key);
        var lines = new LineReader(stream);
        var rules = new CommitRules(version);
        while (NextLine(store, key, lines))
        {
            LogAction? action;
            try
            {
                action = Parse(lines.Current);
                if (action is not null)
                {
                    rules.Check(action);
                }
            }
            catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException)
            {
                throw Corrupt(store, key, lines.Number, failure);
            }

            if (action is not null)
            {
                yield return action;
            }
        }

        try
        {
            if (lines.Number == 0)
            {
                throw new FormatException("the file is empty");
            }

            rules.CheckEnd();
        }
        catch (FormatException failure)
        {
            throw Corrupt(store, key, lines.Number, failure);
        }
    }

    /// <summary>Databricks makes tables whose first commit has no schema yet.</summary>
    private const string NoColumns = """{"type":"struct","fields":[]}""";

    private static bool NextLine(ITableStore store, string key, LineReader lines)
    {
        try
        {
            return lines.Read();
        }
        catch (IOException failure)
        {
            throw StoreFailure.Of(store, key, "read", failure);
        }
    }

    private static DeltaCorruptException Corrupt(ITableStore store, string key, int line, Exception failure)
    {
        string what = failure is FormatException ? failure.Message : "it is not one whole JSON object";
        return new DeltaCorruptException(
            store.DisplayName,
            FormattableString.Invariant($"Line {line} of {store.DisplayName}/{key} cannot be used: {what}.")
            + " Restore the file from a copy, or make the table again.",
            failure);
    }

    private static LogAction? Parse(ReadOnlyMemory<byte> line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is not a JSON object");
        }

        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            LogAction? action = member.Name switch
            {
                "add" => Add(new ActionMembers("add", member.Value)),
                "remove" => Remove(new ActionMembers("remove", member.Value)),
                "metaData" => Metadata(new ActionMembers("metaData", member.Value)),
                "protocol" => Protocol(new ActionMembers("protocol", member.Value)),
                "txn" => Transaction(new ActionMembers("txn", member.Value)),
                "commitInfo" => Info(new ActionMembers("commitInfo", member.Value)),
                _ => null,
            };
            if (action is not null)
            {
                return action;
            }
        }

        return null;
    }

    private static AddFile Add(ActionMembers members) => new(
        members.Text("path"),
        members.Map("partitionValues"),
        members.Whole("size"),
        members.Whole("modificationTime"),
        members.Truth("dataChange"),
        members.TextOrNull("stats"),
        members.MapOrNull("tags"))
    {
        DeletionVector = Vector(members),
        BaseRowId = members.WholeOrNull("baseRowId"),
        DefaultRowCommitVersion = members.WholeOrNull("defaultRowCommitVersion"),
        ClusteringProvider = members.TextOrNull("clusteringProvider"),
    };

    private static RemoveFile Remove(ActionMembers members) => new(
        members.Text("path"), members.Truth("dataChange"), members.WholeOrNull("deletionTimestamp"))
    {
        PartitionValues = members.MapOrNull("partitionValues"),
        Size = members.WholeOrNull("size"),
        Tags = members.MapOrNull("tags"),
        DeletionVector = Vector(members),
    };

    private static DeletionVector? Vector(ActionMembers owner) =>
        owner.ObjectOrNull("deletionVector") is not ActionMembers members
            ? null
            : new DeletionVector(
                members.Text("storageType"),
                members.Text("pathOrInlineDv"),
                members.SmallOrNull("offset"),
                members.Small("sizeInBytes"),
                members.Whole("cardinality"));

    private static Metadata Metadata(ActionMembers members) => new(
        members.Text("id"),
        members.TextOrNull("name"),
        members.TextOrNull("description"),
        members.TextOrNull("schemaString") ?? NoColumns,
        members.List("partitionColumns"),
        members.Map("configuration"),
        members.WholeOrNull("createdTime"))
    {
        FormatProvider = members.ObjectOrNull("format")?.TextOrNull("provider") ?? "parquet",
    };

    private static Protocol Protocol(ActionMembers members) => new(
        members.Small("minReaderVersion"),
        members.Small("minWriterVersion"),
        members.ListOrNull("readerFeatures"),
        members.ListOrNull("writerFeatures"));

    private static SetTransaction Transaction(ActionMembers members) => new(
        members.Text("appId"), members.Whole("version"), members.WholeOrNull("lastUpdated"));

    private static CommitInfo Info(ActionMembers members)
    {
        EnsureText(members.Element);
        return new CommitInfo(JsonObject.Create(members.Element.Clone())!);
    }

    /// <summary>Text with half a character in it parses as JSON and cannot be read: found here, not by whoever asks for it.</summary>
    private static void EnsureText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    EnsureText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    EnsureText(member.Value);
                }

                break;
        }
    }
}
