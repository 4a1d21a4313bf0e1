using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>
/// The transactions of the cage: of each gaming day first the payouts of jackpots, in order of their machines, then the
/// visits in the day's order, each visit's in order of time.
/// </summary>
internal sealed class BronzeFinancialTxn(CasinoModel model, PersonBook persons, PiiKey key)
    : UnitTable(BronzeFinancialTxnSchema.Schema, model, CasinoDefinition.Financial, "txn_id")
{
    public override long RowsBefore(int day) => Model.CageRowsBefore(day);

    public override long UnitsOf(int day) => Model.VisitsOf(day).Payouts + Model.VisitsOf(day).Visitors;

    public override long RowsBefore(int day, long unit)
    {
        var visits = Model.VisitsOf(day);
        return unit <= visits.Payouts ? unit : visits.Payouts + visits.CageRowsBefore(unit - visits.Payouts);
    }

    protected override IBatchFiller NewFiller() => new CageBatchFiller(this, persons, key);
}
