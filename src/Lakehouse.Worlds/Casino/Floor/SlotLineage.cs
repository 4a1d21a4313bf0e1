using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeSlotTelemetrySchema;
using Profiles = Lakehouse.Worlds.Casino.Schemas.BronzePlayerProfileSchema;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>What the cells of a slot row were made from: cells of the row itself and of its machine's day.</summary>
internal sealed class SlotLineage(BronzeSlotTelemetry table)
{
    private readonly CasinoModel _model = table.Model;
    private readonly MachineDayRows _rows = new(table.Model);

    // The row that stands first on the opened machine and day.
    private long _first;

    public void Trace(long row, LineageBuilder lineage)
    {
        var day = _model.Days[_model.DayOfSlotRow(row)];
        Open(day, table.MachineOf(day, row - _model.SlotRowsBefore(day.Day)));
        var place = (int)(row - _first);
        lineage.Rootless(
            Columns.EventId, Columns.MachineId, Columns.AssetNumber, Columns.LocationId, Columns.Zone, Columns.EventType,
            Columns.Denomination, Columns.TheoreticalHold, Columns.MachineType, Columns.Manufacturer, Columns.GameTheme,
            Columns.Source, Columns.BatchId);
        lineage.From(Columns.EventTimestamp, TimeParents(place));
        TraceMoney(place, lineage);
        lineage.FromOwn(Columns.ActualHold, Columns.CoinIn, Columns.CoinOut);
        TracePlayer(place, lineage);
        lineage.FromOwn(Columns.SessionId, Columns.PlayerId);
        lineage.FromOwn(Columns.ErrorCode, Columns.EventType);
        lineage.FromOwn(Columns.ErrorMessage, Columns.ErrorCode);
        lineage.FromOwn(Columns.IngestedAt, Columns.EventTimestamp);
    }

    /// <summary>The rows of a carded stay, in order of time, each with its kind.</summary>
    public List<StayRow> RowsOf(FloorDay day, Seat seat)
    {
        Open(day, seat.Machine);
        var rows = new List<StayRow>();
        for (var place = 0; place < _rows.Count; place++)
        {
            ref readonly var row = ref _rows.RowAt(place);
            if (row.CardedBand == seat.Band)
            {
                rows.Add(new StayRow(KeyAt(place), row.Event));
            }
        }

        return rows;
    }

    /// <summary>A cell of slot telemetry.</summary>
    public static CellReference Cell(string key, int column) => new(Columns.Schema.Name, key, Columns.Schema.Columns[column].Name);

    private void Open(FloorDay day, long machine)
    {
        _rows.Open(day, _model.RosterOf(day.Day), machine, machineInBatch: 0);
        _first = _model.SlotRowsBefore(day.Day) + day.RowsBefore(machine);
    }

    private string KeyAt(int place) => table.KeyOf(_first + place);

    // Tickets stand at the end of their stay: the last at its last play, each other a second before the next.
    private List<CellReference> TimeParents(int place)
    {
        ref readonly var ticket = ref _rows.RowAt(place);
        if (ticket.Event != SlotEvent.TicketOut)
        {
            return [];
        }

        var parent = Find(SlotEvent.TicketOut, ticket.Second + 1);
        parent = parent >= 0 ? parent : Find(SlotEvent.GamePlay, ticket.Second);
        return parent >= 0 ? [Cell(KeyAt(parent), Columns.EventTimestamp)] : [];
    }

    private int Find(SlotEvent kind, int second)
    {
        for (var place = 0; place < _rows.Count; place++)
        {
            ref readonly var row = ref _rows.RowAt(place);
            if (row.Event == kind && row.Second == second)
            {
                return place;
            }
        }

        return -1;
    }

    private void TraceMoney(int place, LineageBuilder lineage)
    {
        lineage.FromOwn(Columns.CoinIn, Columns.EventType);
        lineage.FromOwn(Columns.CoinOut, Columns.EventType);
        lineage.FromOwn(Columns.GamesPlayed, Columns.EventType);
        lineage.FromOwn(Columns.JackpotAmount, Columns.EventType);
        switch (_rows.RowAt(place).Event)
        {
            case SlotEvent.GamePlay:
                lineage.FromOwn(Columns.CoinIn, Columns.EventType, Columns.GamesPlayed, Columns.Denomination);
                lineage.FromOwn(
                    Columns.CoinOut, Columns.EventType, Columns.CoinIn, Columns.GamesPlayed, Columns.Denomination, Columns.TheoreticalHold);
                break;
            case SlotEvent.MeterUpdate:
                lineage.From(Columns.CoinIn, MeterParents(place, Columns.CoinIn, lineage));
                lineage.From(Columns.CoinOut, MeterParents(place, Columns.CoinOut, lineage));
                lineage.From(Columns.GamesPlayed, MeterParents(place, Columns.GamesPlayed, lineage));
                break;
            case SlotEvent.Jackpot:
                lineage.FromOwn(Columns.JackpotAmount, Columns.EventType, Columns.Denomination);
                break;
        }
    }

    // A meter is read after a stay and before the next, so it has summed every play that stands before it.
    private List<CellReference> MeterParents(int meter, int column, LineageBuilder lineage)
    {
        var parents = new List<CellReference> { lineage.Own(Columns.EventType) };
        for (var place = 0; place < meter; place++)
        {
            if (_rows.RowAt(place).Event == SlotEvent.GamePlay)
            {
                parents.Add(Cell(KeyAt(place), column));
            }
        }

        return parents;
    }

    private void TracePlayer(int place, LineageBuilder lineage)
    {
        ref readonly var row = ref _rows.RowAt(place);
        if (row.CardedBand >= 0)
        {
            var player = PlayerBook.Id(_rows.PlayerOf(row.CardedBand));
            lineage.From(
                Columns.PlayerId, [new CellReference(Profiles.Schema.Name, player, Profiles.Schema.Columns[Profiles.PlayerId].Name)]);
        }
        else if (row.Event is SlotEvent.GamePlay or SlotEvent.BillIn or SlotEvent.TicketOut)
        {
            // Whether a stay is carded is dealt.
            lineage.Rootless(Columns.PlayerId);
        }
        else
        {
            lineage.FromOwn(Columns.PlayerId, Columns.EventType);
        }
    }
}

/// <summary>The key of a row of a stay, and what it tells.</summary>
internal sealed record StayRow(string Key, SlotEvent Event);
