using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>
/// The transactions of the cage: of each gaming day first the payouts of jackpots, in order of their machines, then the
/// visits in the day's order, each visit's in order of time.
/// </summary>
internal sealed class BronzeFinancialTxn(CasinoModel model, BronzeSlotTelemetry slots, PersonBook persons, PiiKey key)
    : UnitTable(BronzeFinancialTxnSchema.Schema, model, CasinoDefinition.Financial, "txn_id")
{
    public BronzeSlotTelemetry SlotTable { get; } = slots;

    public override string KeyOf(long row) => CageKeyOf(row);

    public override long RowsBefore(int day) => Model.CageRowsBefore(day);

    public override long UnitsOf(int day) => Model.VisitsOf(day).Payouts + Model.VisitsOf(day).Visitors;

    public override long RowsBefore(int day, long unit)
    {
        var visits = Model.VisitsOf(day);
        return unit <= visits.Payouts ? unit : visits.Payouts + visits.CageRowsBefore(unit - visits.Payouts);
    }

    protected override void Trace(long row, LineageBuilder lineage) => new CageLineage(this).Trace(row, lineage);

    protected override IBatchFiller NewFiller() => new CageBatchFiller(this, persons, key);
}
