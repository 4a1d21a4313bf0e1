using Lakehouse.Worlds.Casino.Guard;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The events of surveillance and security: of each gaming day by type, each type by number.</summary>
internal sealed class BronzeSecurityEvents(CasinoModel model)
    : UnitTable(BronzeSecurityEventsSchema.Schema, model, CasinoDefinition.Security, "event_id")
{
    public override string KeyOf(long row) => KeyText("evt_", Ids.Number(row));

    /// <summary>The id of the event of a day and kind with this number.</summary>
    public string KeyOf(int day, GuardKind kind, long number)
    {
        var guard = new GuardDay(Model);
        guard.Open(day);
        return KeyOf(RowsBefore(day) + guard.FirstOf(kind) + number);
    }

    public override long RowsBefore(int day) => Model.Guard.RowsBefore(Model.Calendar, day);

    public override long UnitsOf(int day) => RowsBefore(day + 1) - RowsBefore(day);

    public override long RowsBefore(int day, long unit) => unit;

    protected override void Trace(long row, LineageBuilder lineage) => new GuardLineage(this).Trace(row, lineage);

    protected override IBatchFiller NewFiller() => new GuardBatchFiller(this);
}
