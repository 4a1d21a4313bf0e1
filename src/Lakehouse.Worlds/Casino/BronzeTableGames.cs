using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>
/// The events of the gaming tables: of each gaming day first those of visits, in the day's order, each visit's in order
/// of time; then those of the house, table by table.
/// </summary>
internal sealed class BronzeTableGames(CasinoModel model)
    : UnitTable(BronzeTableGamesSchema.Schema, model, CasinoDefinition.TableGames, "event_id")
{
    public override string KeyOf(long row) => KeyText("evt_", Ids.Number(row));

    /// <summary>The id of the first event of a visit at a table.</summary>
    public string FirstKeyOf(VisitDay day, long rank) => KeyOf(RowsBefore(day.Floor.Day) + day.TableRowsBefore(rank));

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

    protected override void Trace(long row, LineageBuilder lineage) => new TableLineage(this).Trace(row, lineage);

    protected override IBatchFiller NewFiller() => new TableBatchFiller(this);
}
