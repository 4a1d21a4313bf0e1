using Lakehouse.Worlds.Casino.Guard;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The events of surveillance and security: of each gaming day by type, each type by number.</summary>
internal sealed class BronzeSecurityEvents(CasinoModel model)
    : UnitTable(BronzeSecurityEventsSchema.Schema, model, CasinoDefinition.Security, "event_id")
{
    public override long RowsBefore(int day) => Model.Guard.RowsBefore(Model.Calendar, day);

    public override long UnitsOf(int day) => RowsBefore(day + 1) - RowsBefore(day);

    public override long RowsBefore(int day, long unit) => unit;

    protected override IBatchFiller NewFiller() => new GuardBatchFiller(this);
}
