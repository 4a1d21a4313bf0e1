using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.Dialects;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>What a generated Delta table is called and how it says which plan and layout made it.</summary>
internal sealed class TableIdentity
{
    public const string PlanProperty = "lakehouse.plan";
    public const string LayoutProperty = "lakehouse.layout";

    public TableIdentity(Plan plan, TableSchema schema, Layout layout)
    {
        Plan = plan;
        Schema = schema;
        Layout = layout;
        Names = new SliceFileName(plan.Id, schema.Name, layout);
        AppId = AppIdOf(plan.Id, schema.Name);
        Time = WindowEnd(plan).ToUnixTimeMilliseconds();
    }

    public Plan Plan { get; }

    public TableSchema Schema { get; }

    public Layout Layout { get; }

    public SliceFileName Names { get; }

    public string AppId { get; }

    /// <summary>The time of everything that the plan alone decides: the end of its window, in milliseconds since 1970.</summary>
    public long Time { get; }

    public string FullName => $"{Plan.World}.{Schema.Name}";

    public static string AppIdOf(string planId, string table) => $"lakehouse/{planId}/{table}";

    /// <summary>A table's folder in a lake.</summary>
    public static string Folder(string lake, string world, string table) => Path.Combine(lake, "Tables", world, table);

    /// <summary>Whether a table says that this plan in this layout made it.</summary>
    public bool Made(Snapshot table) =>
        table.Metadata.Configuration.GetValueOrDefault(PlanProperty) == Plan.ToJson()
        && table.Metadata.Configuration.GetValueOrDefault(LayoutProperty) == Layout.ToJson()
        && table.TransactionVersion(AppId) is not null;

    public Metadata ToMetadata(string? id) => new(
        id ?? NewId().ToString("D", CultureInfo.InvariantCulture),
        Schema.Name,
        Schema.Description,
        DeltaDialect.SchemaOf(Schema).ToSchemaString(),
        PartitionColumns: [],
        new Dictionary<string, string?> { [PlanProperty] = Plan.ToJson(), [LayoutProperty] = Layout.ToJson() },
        Time);

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
