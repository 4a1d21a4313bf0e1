using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;
using Cages = Lakehouse.Worlds.Casino.Schemas.BronzeFinancialTxnSchema;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeTableGamesSchema;

namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>What the cells of a table event were made from: its own, and for markers the cage's.</summary>
internal sealed class TableLineage(BronzeTableGames table)
{
    private readonly CasinoModel _model = table.Model;
    private readonly TableRows _rows = new(table.Model);
    private readonly CageRows _cage = new(table.Model);

    public static CellReference Cell(string key, int column) => new(Columns.Schema.Name, key, Columns.Schema.Columns[column].Name);

    public void Trace(long row, LineageBuilder lineage)
    {
        var day = table.DayOf(row);
        var visits = _model.VisitsOf(day);
        var ofDay = row - table.RowsBefore(day);
        var unit = table.UnitOf(day, ofDay);
        var isVisit = unit < visits.TableVisits;
        if (isVisit)
        {
            _rows.OpenVisit(visits, visits.TablesFrom + unit);
        }
        else
        {
            _rows.OpenHouse(visits, unit - visits.TableVisits);
        }

        var traced = _rows.Rows[(int)(ofDay - table.RowsBefore(day, unit))];
        lineage.Rootless(
            Columns.EventId, Columns.TableNumber, Columns.EventType, Columns.EventTimestamp, Columns.Source, Columns.BatchId);
        lineage.FromOwn(Columns.TableId, Columns.Zone, Columns.TableNumber);
        lineage.FromOwn(Columns.GameType, Columns.TableNumber);
        lineage.FromOwn(Columns.Zone, Columns.TableNumber);
        lineage.FromOwn(Columns.MinBet, Columns.TableNumber, Columns.GameType);
        lineage.FromOwn(Columns.MaxBet, Columns.MinBet, Columns.GameType);
        lineage.FromOwn(Columns.DealerId, Columns.GameType);
        lineage.FromOwn(Columns.Shift, Columns.EventTimestamp);
        lineage.FromOwn(Columns.IngestedAt, Columns.EventTimestamp);
        lineage.FromOwn(Columns.PlayerRatingId, Columns.EventType);
        lineage.FromOwn(Columns.FillSlipNumber, Columns.EventType);
        lineage.FromOwn(Columns.DropAmount, Columns.EventType);
        lineage.FromOwn(Columns.ChipDenomination, Columns.EventType, Columns.Amount);
        if (isVisit)
        {
            lineage.From(Columns.PlayerId, [ProfileLineage.IdOf(_rows.Visit.Player)]);
        }
        else
        {
            lineage.FromOwn(Columns.PlayerId, Columns.EventType);
        }

        TraceMarker(visits, traced, lineage);
        TraceRating(traced, lineage);
    }

    private void TraceMarker(VisitDay day, in TableRow traced, LineageBuilder lineage)
    {
        lineage.FromOwn(Columns.Amount, Columns.EventType);
        lineage.FromOwn(Columns.MarkerNumber, Columns.EventType);
        if (traced.Kind is not (TableKind.MarkerIssued or TableKind.MarkerPaid))
        {
            return;
        }

        _cage.OpenRank(day, _rows.Visit.Rank);
        foreach (ref readonly var row in _cage.Rows)
        {
            if (row.Kind == CageKind.MarkerIssue)
            {
                var key = table.CageKeyOf(row.Row);
                lineage.From(Columns.Amount, [lineage.Own(Columns.EventType), CageLineage.Cell(key, Cages.Amount)]);
                lineage.From(Columns.MarkerNumber, [lineage.Own(Columns.EventType), CageLineage.Cell(key, Cages.MarkerNumber)]);
            }
        }
    }

    private static void TraceRating(in TableRow traced, LineageBuilder lineage)
    {
        if (traced.Kind != TableKind.RatingEnd)
        {
            foreach (var column in (ReadOnlySpan<int>)
                [
                    Columns.AverageBet, Columns.HandsPlayed, Columns.HoursPlayed, Columns.TheoreticalWin, Columns.ActualWinLoss,
                    Columns.BetAmount, Columns.Result,
                ])
            {
                lineage.FromOwn(column, Columns.EventType);
            }

            return;
        }

        lineage.FromOwn(Columns.AverageBet, Columns.EventType, Columns.MinBet);
        lineage.FromOwn(Columns.HandsPlayed, Columns.EventType, Columns.HoursPlayed);
        lineage.FromOwn(Columns.HoursPlayed, Columns.EventType);
        lineage.FromOwn(Columns.TheoreticalWin, Columns.EventType, Columns.AverageBet, Columns.HandsPlayed, Columns.GameType);
        lineage.FromOwn(Columns.ActualWinLoss, Columns.EventType, Columns.TheoreticalWin, Columns.AverageBet, Columns.HandsPlayed);
        lineage.FromOwn(Columns.BetAmount, Columns.EventType, Columns.AverageBet, Columns.HandsPlayed);
        lineage.FromOwn(Columns.Result, Columns.EventType, Columns.ActualWinLoss);
    }
}
