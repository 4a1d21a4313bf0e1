using Lakehouse.Worlds.Casino.Filings;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The filings: of each gaming day those of jackpots, then those of currency, then those of suspicious activity.</summary>
internal sealed class BronzeCompliance(CasinoModel model, PersonBook persons, PiiKey key)
    : UnitTable(BronzeComplianceSchema.Schema, model, CasinoDefinition.Compliance, "filing_id")
{
    public override long RowsBefore(int day) => Model.FilingsBefore(day);

    public override long UnitsOf(int day) => RowsBefore(day + 1) - RowsBefore(day);

    public override long RowsBefore(int day, long unit) => unit;

    protected override IBatchFiller NewFiller() => new FilingBatchFiller(this, persons, key);
}
