using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Dialects;
using Lakehouse.Worlds.History;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// What a generated Delta table is called and how it says which plan and layout made it, and in how many batches. Each batch is a
/// delivery: a commit of its own, which brings the table to what the plan up to the batch's end makes. Where the plan asks for late
/// rows or corrections, one more delivery closes the table.
/// </summary>
internal sealed class TableIdentity
{
    public const string PlanProperty = "lakehouse.plan";
    public const string LayoutProperty = "lakehouse.layout";
    public const string BatchesProperty = "lakehouse.batches";

    private const long MillisecondsOfDay = 86_400_000;

    private readonly IReadOnlyList<SliceFileName> _names;
    private readonly IReadOnlyList<SliceFileName> _firstNames;

    /// <param name="plan">The plan.</param>
    /// <param name="schema">The table.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="batches">In how many batches the window comes; null where it comes at once.</param>
    public TableIdentity(Plan plan, TableSchema schema, Layout layout, int? batches = null)
    {
        Plan = plan;
        Schema = schema;
        Layout = layout;
        IReadOnlyList<Plan> plans = batches is { } count ? Batching.Cut(plan, count) : [plan];
        IsClosed = batches is not null && FirstDelivery.IsAskedBy(plan);
        HasFirst = IsClosed && FirstDelivery.Concerns(plan, schema.Name);
        Batches = plans.Count > 1 || IsClosed ? batches : null;
        Plans = IsClosed ? [.. plans, plan] : plans;
        IsRewritten = Batches is not null && schema.Columns.Any(column => column.AsOfEnd);
        Names = new SliceFileName(plan.Id, schema.Name, layout);
        _names = NamesOf(first: false);
        _firstNames = HasFirst ? NamesOf(first: true) : [];
        AppId = AppIdOf(plan.Id, schema.Name);
    }

    public Plan Plan { get; }

    public TableSchema Schema { get; }

    public Layout Layout { get; }

    /// <summary>In how many batches the window comes; null where it comes at once, which is what one batch is if nothing is late or wrong.</summary>
    public int? Batches { get; }

    /// <summary>The plans that the deliveries bring the table to, the last one the plan itself.</summary>
    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>Whether a last delivery brings no days of its own, but what is late or to be corrected of the last batch.</summary>
    public bool IsClosed { get; }

    /// <summary>Whether rows of the table are late or wrong in the delivery of their batch, and whole in the one after it.</summary>
    public bool HasFirst { get; }

    /// <summary>Whether each delivery brings all rows anew, because columns are as of the end; else it adds those of its days.</summary>
    public bool IsRewritten { get; }

    /// <summary>The names of the files of the whole plan.</summary>
    public SliceFileName Names { get; }

    public string AppId { get; }

    public string FullName => $"{Plan.World}.{Schema.Name}";

    public SpoolOwner Spool => new(Plan.Id, Layout, Batches);

    public static string AppIdOf(string planId, string table) => $"lakehouse/{planId}/{table}";

    /// <summary>A table's folder in a lake.</summary>
    public static string Folder(string lake, string world, string table) => Path.Combine(lake, "Tables", world, table);

    /// <summary>Whether a delivery brings no batch, but closes the table.</summary>
    public bool IsClosing(int delivery) => IsClosed && delivery == Plans.Count - 1;

    /// <summary>What the commit of a delivery says of its batch; null where the window comes at once.</summary>
    public string? BatchOf(int delivery) => Batches is not { } batches ? null : IsClosing(delivery)
        ? "closing"
        : string.Create(CultureInfo.InvariantCulture, $"{delivery + 1} of {batches}");

    /// <summary>Whether a delivery brings all rows anew.</summary>
    public bool Replaces(int delivery) => IsRewritten && delivery > 0 && !IsClosing(delivery);

    /// <summary>
    /// The time of a delivery, which the plan alone decides, in milliseconds since 1970: the end of its batch, or a day after the last.
    /// </summary>
    public long TimeOf(int delivery) =>
        WindowEnd(Plans[delivery]).ToUnixTimeMilliseconds() + (IsClosing(delivery) ? MillisecondsOfDay : 0);

    /// <summary>The names of the files that a delivery's version holds.</summary>
    public SliceFileName NamesOf(int delivery) => IsRewritten ? _names[delivery] : Names;

    /// <summary>The names of those of a delivery's files that hold less than their slices, or what is wrong still.</summary>
    public SliceFileName FirstNamesOf(int delivery) => IsRewritten ? _firstNames[delivery] : _firstNames[0];

    /// <summary>How much of the table so many deliveries are, as a part of a sentence.</summary>
    public string TextOfMade(int deliveries) => IsClosing(deliveries)
        ? string.Create(CultureInfo.InvariantCulture, $"all {Batches} batches without the commit that closes them")
        : string.Create(CultureInfo.InvariantCulture, $"the first {deliveries} of {Batches} batches");

    /// <summary>The slice whose file has this name in any delivery; null where there is none.</summary>
    public long? SliceOf(string name)
    {
        foreach (var names in _names.Concat(_firstNames))
        {
            if (names.SliceOf(name) is { } slice)
            {
                return slice;
            }
        }

        return null;
    }

    /// <summary>
    /// How many deliveries of this plan, in this layout and these batches, a table says that it has had; 0 where it says otherwise.
    /// </summary>
    public int Made(Snapshot table) =>
        table.Metadata.Configuration.GetValueOrDefault(PlanProperty) == Plan.ToJson()
        && table.Metadata.Configuration.GetValueOrDefault(LayoutProperty) == Layout.ToJson()
        && table.Metadata.Configuration.GetValueOrDefault(BatchesProperty) == TextOf(Batches)
        && table.TransactionVersion(AppId) is { } last
            ? (int)Math.Clamp(last + 1, 0, Plans.Count)
            : 0;

    public Metadata ToMetadata(string? id)
    {
        var properties = new Dictionary<string, string?> { [PlanProperty] = Plan.ToJson(), [LayoutProperty] = Layout.ToJson() };
        if (Batches is not null)
        {
            properties.Add(BatchesProperty, TextOf(Batches));
        }

        return new Metadata(
            id ?? NewId().ToString("D", CultureInfo.InvariantCulture),
            Schema.Name,
            Schema.Description,
            DeltaDialect.SchemaOf(Schema).ToSchemaString(),
            PartitionColumns: [],
            properties,
            TimeOf(0));
    }

    /// <summary>Batches as a property holds them.</summary>
    public static string? TextOf(int? batches) => batches?.ToString(CultureInfo.InvariantCulture);

    private IReadOnlyList<SliceFileName> NamesOf(bool first) =>
        [.. (IsRewritten ? Plans : [Plan]).Select(until => new SliceFileName(until.Id, Schema.Name, Layout, first))];

    private static DateTimeOffset WindowEnd(Plan plan)
    {
        var local = plan.End.ToDateTime(new TimeOnly(WorldDefinition.Find(plan.World).DayStartHour, 0), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, TimeSpan.FromSeconds(plan.Offsets[^1].Seconds));
    }

    /// <summary>An id that anybody can derive again, in the form that the standard keeps for such (version 8).</summary>
    private Guid NewId()
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Plan.Id}\n{Schema.Name}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
