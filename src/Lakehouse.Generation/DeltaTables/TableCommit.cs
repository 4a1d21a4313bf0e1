using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// A commit that makes a generated table visible, or a batch of it. Its bytes follow from its members alone, so that the same run
/// makes the same log, and a log that was edited is found by making the commit again.
/// </summary>
internal sealed record TableCommit
{
    public const string PlanTag = "lakehouse.plan";
    public const string AddsTag = "lakehouse.adds";
    public const string BatchParameter = "batch";
    public const string SliceTag = "slice";
    public const string Sha256Tag = AddFile.Sha256Tag;

    private static readonly Dictionary<string, string?> s_notPartitioned = [];

    public required TableIdentity Table { get; init; }

    /// <summary>Which delivery of the table it is, from 0 on.</summary>
    public int Delivery { get; init; }

    public required long Version { get; init; }

    /// <summary>Milliseconds since 1970: the plan's, or the clock's in a commit that replaces a table.</summary>
    public required long Time { get; init; }

    /// <summary>The id of the table that is replaced; null where the table is new.</summary>
    public string? TableId { get; init; }

    /// <summary>The tombstones of what the table held before.</summary>
    public IEnumerable<RemoveFile> Removes { get; init; } = [];

    /// <summary>The files to add, in the order of their slices; walked twice.</summary>
    public required IEnumerable<SliceRecord> Adds { get; init; }

    /// <summary>The commit that makes a new table; nothing in it but the plan and the files.</summary>
    public static TableCommit First(TableIdentity table, IEnumerable<SliceRecord> records) =>
        new() { Table = table, Version = 0, Time = table.TimeOf(0), Adds = records };

    public IEnumerable<LogAction> Actions()
    {
        yield return Info();
        if (Version == 0)
        {
            yield return new Protocol(1, 2);
        }

        if (Delivery == 0)
        {
            yield return Table.ToMetadata(TableId);
        }

        yield return new SetTransaction(Table.AppId, Delivery, Time);
        foreach (var remove in Removes)
        {
            yield return remove;
        }

        foreach (var add in Adds)
        {
            yield return ToAdd(add, Time);
        }
    }

    /// <summary>What a commit of some time says of a file that it adds.</summary>
    public static AddFile ToAdd(SliceRecord file, long time) => new(
        LogPath.Encode(file.Name),
        s_notPartitioned,
        file.Bytes,
        time,
        DataChange: true,
        file.Stats,
        new Dictionary<string, string?>
        {
            [SliceTag] = file.Slice.ToString(CultureInfo.InvariantCulture),
            [Sha256Tag] = file.Sha256,
        });

    private CommitInfo Info()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long files = 0, rows = 0, bytes = 0;
        foreach (var add in Adds)
        {
            files++;
            rows += add.Rows;
            bytes += add.Bytes;
            digest.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{add.Slice}\n{add.Name}\n{add.Bytes}\n{add.Sha256}\n{add.Stats}\n")));
        }

        var isNew = Version == 0;
        var isAppend = Delivery > 0 && !Table.Replaces(Delivery) && !Table.HasFirst;
        var members = new JsonObject
        {
            ["timestamp"] = Time,
            ["operation"] = isNew ? "CREATE TABLE AS SELECT" : "WRITE",
            ["operationParameters"] = Parameters(isNew, isAppend),
        };
        if (!isNew)
        {
            members["readVersion"] = Version - 1;
        }

        members["isolationLevel"] = "Serializable";
        members["isBlindAppend"] = isNew || isAppend;
        members["operationMetrics"] = new JsonObject
        {
            ["numFiles"] = files.ToString(CultureInfo.InvariantCulture),
            ["numOutputRows"] = rows.ToString(CultureInfo.InvariantCulture),
            ["numOutputBytes"] = bytes.ToString(CultureInfo.InvariantCulture),
        };
        members["tags"] = new JsonObject
        {
            [PlanTag] = Table.Plan.Id,
            [AddsTag] = Convert.ToHexStringLower(digest.GetHashAndReset()),
        };
        members["engineInfo"] = string.Create(
            CultureInfo.InvariantCulture, $"Lakehouse {Table.Plan.World}/{Table.Plan.WorldVersion} {Table.Layout.Library}");
        return new CommitInfo(members);
    }

    private JsonObject Parameters(bool isNew, bool isAppend)
    {
        var parameters = new JsonObject();
        if (!isNew)
        {
            parameters["mode"] = isAppend ? "Append" : "Overwrite";
        }

        parameters["partitionBy"] = "[]";
        if (Table.BatchOf(Delivery) is { } batch)
        {
            parameters[BatchParameter] = batch;
            if (!Table.IsClosing(Delivery))
            {
                parameters["firstDay"] = TextOf(Delivery == 0 ? Table.Plan.Start : Table.Plans[Delivery - 1].End);
                parameters["lastDay"] = TextOf(Table.Plans[Delivery].End.AddDays(-1));
            }

            if (Table.HasFirst && Delivery > 0)
            {
                parameters["settles"] = Table.BatchOf(Delivery - 1);
            }
        }

        return parameters;
    }

    private static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
