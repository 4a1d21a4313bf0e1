using Lakehouse.Worlds.Casino.Filings;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The filings: of each gaming day those of jackpots, then those of currency, then those of suspicious activity.</summary>
internal sealed class BronzeCompliance(
    CasinoModel model,
    BronzeSlotTelemetry slots,
    BronzeTableGames tables,
    BronzeSecurityEvents guards,
    PersonBook persons,
    PiiKey key)
    : UnitTable(BronzeComplianceSchema.Schema, model, CasinoDefinition.Compliance, "filing_id")
{
    public BronzeSlotTelemetry SlotTable { get; } = slots;

    public BronzeTableGames Tables { get; } = tables;

    public BronzeSecurityEvents Guards { get; } = guards;

    public override string KeyOf(long row)
    {
        var day = DayOf(row);
        var visits = Model.VisitsOf(day);
        var unit = row - RowsBefore(day);
        return unit < visits.Payouts ? FilingKeys.Of(FilingKind.W2G, day, unit)
            : unit < visits.Payouts + visits.Currency ? FilingKeys.Of(FilingKind.Ctr, day, unit - visits.Payouts)
            : FilingKeys.Of(FilingKind.Sar, day, unit - visits.Payouts - visits.Currency);
    }

    public override long RowsBefore(int day) => Model.FilingsBefore(day);

    public override long UnitsOf(int day) => RowsBefore(day + 1) - RowsBefore(day);

    public override long RowsBefore(int day, long unit) => unit;

    protected override void Trace(long row, LineageBuilder lineage) => new FilingLineage(this).Trace(row, lineage);

    protected override IBatchFiller NewFiller() => new FilingBatchFiller(this, persons, key);
}
