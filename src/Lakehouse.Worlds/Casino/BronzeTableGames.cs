using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>
/// The events of the gaming tables: of each gaming day first those of visits, in the day's order, each visit's in order
/// of time; then those of the house, table by table.
/// </summary>
internal sealed class BronzeTableGames(CasinoModel model)
    : UnitTable(BronzeTableGamesSchema.Schema, model, CasinoDefinition.TableGames, "event_id")
{
    public override long RowsBefore(int day) => Model.QuotasBefore(day).TableRows;

    /// <summary>The visits at tables, then the tables.</summary>
    public override long UnitsOf(int day) => Model.VisitsOf(day).TableVisits + Model.Tables.Count;

    public override long RowsBefore(int day, long unit)
    {
        var visits = Model.VisitsOf(day);
        return unit <= visits.TableVisits
            ? visits.TableRowsBefore(visits.TablesFrom + unit)
            : visits.VisitorTableRows + TableRows.HouseRowsBefore(Model, visits, unit - visits.TableVisits);
    }

    protected override IBatchFiller NewFiller() => new TableBatchFiller(this);
}
