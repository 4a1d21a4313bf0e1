using System.Globalization;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>What the generated version of a table says of its plan, and whether its parts agree.</summary>
internal sealed class PlanReading
{
    private PlanReading(string? tag, StoredPlan? stored, bool isDamaged, MadeTable? made)
    {
        Tag = tag;
        Stored = stored;
        IsDamaged = isDamaged;
        Made = made;
    }

    /// <summary>The id of the plan that the commit names; null where it names none.</summary>
    public string? Tag { get; }

    /// <summary>The plan as the table's properties hold it; null where they hold none.</summary>
    public StoredPlan? Stored { get; }

    /// <summary>Whether plan, layout, transaction and commit do not belong together.</summary>
    public bool IsDamaged { get; }

    /// <summary>The table under its plan; null where that is damaged or of a world that this program does not make.</summary>
    public MadeTable? Made { get; }

    public static PlanReading Of(StandingTable table, LogCommit commit, VerifyRequest request)
    {
        var tag = GeneratedTable.PlanOf(commit.Info);
        if (table.PlanJson is null)
        {
            return new PlanReading(tag, stored: null, isDamaged: true, made: null);
        }

        var id = Refusals.IdOf(table.PlanJson);
        var stored = StoredPlan.Read(table.PlanJson);
        var layout = Layout.TryParse(table.LayoutJson ?? "");
        var world = stored.Plan is null ? null : table.OpenUnder(stored.Plan, request);
        var appId = TableIdentity.AppIdOf(id, table.Table);
        var batches = BatchesOf(table.Batches, stored.Plan);
        var isDamaged = stored.IsDamaged
            || layout is null
            || TableIdentity.TextOf(batches) != table.Batches
            || !commit.Actions!.Any(a => a is SetTransaction t && t.AppId == appId)
            || (tag is not null && tag != id)
            || (stored.Plan is not null && world is null);
        var deliveries = isDamaged || world is null ? null : table.DeliveriesOf(stored.Plan!, world, layout!, batches, request);
        isDamaged |= table.Delivery >= (deliveries?.Count ?? ((batches ?? 1) + 1));
        return new PlanReading(
            tag, stored, isDamaged, isDamaged || deliveries is null ? null : new MadeTable(deliveries, table.Delivery, commit));
    }

    /// <summary>Batches as a property tells them; null where it tells none that the plan can have.</summary>
    private static int? BatchesOf(string? text, Plan? plan) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var batches)
        && batches >= 1
        && (plan is null || batches <= plan.Days)
            ? batches
            : null;
}
