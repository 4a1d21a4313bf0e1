using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeTableGamesSchema;

namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>Fills batches of table events.</summary>
internal sealed class TableBatchFiller : UnitFiller
{
    private const string Source = "TableGameGenerator";

    private static readonly string[] s_results = ["WIN", "LOSS", "PUSH"];

    private static readonly string[] s_kinds =
    [
        "BUY_IN", "CASH_OUT", "MARKER_ISSUED", "MARKER_PAID", "FILL", "CREDIT", "RATING_START", "RATING_END", "SHIFT_START", "SHIFT_END",
    ];

    private readonly UnitTable _table;
    private readonly CasinoModel _model;
    private readonly TableRows _rows;
    private readonly IdBlocks _ratings;
    private readonly IdBlocks[] _slips;
    private readonly ulong _chips;
    private readonly ChipRack _rack;
    private readonly Facts[] _facts = new Facts[WorldTable.BatchRows];
    private VisitDay _day;
    private Permutation[] _dealers = [];
    private long _unitTable;
    private long _player;

    public TableBatchFiller(UnitTable table)
        : base(table)
    {
        _table = table;
        _model = table.Model;
        _rows = new TableRows(_model);
        _ratings = new IdBlocks(_model.Keys.Of(CasinoDefinition.TableGames, "player_rating_id"), 16, 8);
        _slips =
        [
            new IdBlocks(_model.Keys.Of(CasinoDefinition.TableGames, "fill_slip_number of fills"), 10, 6),
            new IdBlocks(_model.Keys.Of(CasinoDefinition.TableGames, "fill_slip_number of credits"), 10, 6),
        ];
        _rack = new ChipRack(_model.Plan.Knobs);
        _chips = _model.Keys.Of(CasinoDefinition.TableGames, "chip_denomination");
        _day = _model.VisitsOf(0);
        Buffers[Columns.GameType].SetDictionary(TableGame.Names);
        Buffers[Columns.Zone].SetDictionary(TableFloor.Zones);
        Buffers[Columns.EventType].SetDictionary(s_kinds);
        Buffers[Columns.Shift].SetDictionary(TableFloor.ShiftNames);
        Buffers[Columns.Result].SetDictionary(s_results);
        Buffers[Columns.Source].SetDictionary(Source);
    }

    protected override void OpenDay(int day)
    {
        _day = _model.VisitsOf(day);
        _dealers = _model.Tables.DealersOf(day);
        Buffers[Columns.BatchId].SetDictionary(_table.Loads.BatchId(day));
        Buffers[Columns.IngestedAt].Longs.Fill(_table.Loads.IngestedAt(day));
    }

    protected override int OpenUnit(int day, long unit)
    {
        if (unit < _day.TableVisits)
        {
            _rows.OpenVisit(_day, _day.TablesFrom + unit);
            _unitTable = _rows.Visit.Table.Table;
            _player = _rows.Visit.Player;
        }
        else
        {
            _unitTable = unit - _day.TableVisits;
            _player = -1;
            _rows.OpenHouse(_day, _unitTable);
        }

        return _rows.Rows.Length;
    }

    protected override void Note(int rowOfUnit, int at)
    {
        ref readonly var row = ref _rows.Rows[rowOfUnit];
        ref var facts = ref _facts[at];
        var shift = TableFloor.ShiftAt(row.Second);
        facts = new Facts
        {
            Row = row,
            Table = _unitTable,
            Player = _player,
            Shift = shift,
            Dealer = _model.Tables.DealerOf(_dealers, shift, _unitTable),
            Number = NumberOf(row),
        };
        if (row.Kind is TableKind.RatingEnd)
        {
            facts.Session = _rows.Visit.Table.Sessions[row.Index];
            facts.AverageBet = _rows.Visit.Table.AverageBet;
        }
    }

    protected override void FillColumns(long firstRow, int rows)
    {
        FillIds(firstRow, rows);
        FillTables(rows);
        FillEvents(rows);
        FillRatings(rows);
    }

    // The number in the id that a kind of row has.
    private long NumberOf(in TableRow row) => row.Kind switch
    {
        TableKind.RatingStart or TableKind.RatingEnd => _day.First.Tables[(int)TableKind.RatingStart]
            + _rows.Visit.Counts.Before(TableKind.RatingStart) + row.Index,
        TableKind.MarkerIssued or TableKind.MarkerPaid => _day.First.Cage[(int)CageKind.MarkerIssue]
            + _rows.Visit.Counts.Before(CageKind.MarkerIssue),
        TableKind.Fill or TableKind.Credit => _day.First.Tables[(int)row.Kind]
            + TableRows.HouseBefore(_model, _day, row.Kind, _unitTable) + row.Index,
        _ => -1,
    };

    private void FillIds(long firstRow, int rows)
    {
        var ids = Buffers[Columns.EventId].Texts();
        var players = Buffers[Columns.PlayerId].Texts();
        var ratings = Buffers[Columns.PlayerRatingId].Texts();
        var markers = Buffers[Columns.MarkerNumber].Texts();
        var slips = Buffers[Columns.FillSlipNumber].Texts();
        var dealers = Buffers[Columns.DealerId].Texts();
        var player = Cleared(Columns.PlayerId);
        var rating = Cleared(Columns.PlayerRatingId);
        var marker = Cleared(Columns.MarkerNumber);
        var slip = Cleared(Columns.FillSlipNumber);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            var kind = facts.Row.Kind;
            Texts.AppendHex(ref ids, "evt_"u8, _table.Ids.Number(firstRow + i), 8);
            Texts.Append(ref dealers, "DLR-"u8, facts.Dealer + 1, 4);
            if (Sets(player, i, facts.Player >= 0))
            {
                PlayerBook.AppendId(ref players, facts.Player);
            }
            else
            {
                players.End(0);
            }

            if (Sets(rating, i, kind is TableKind.RatingStart or TableKind.RatingEnd))
            {
                Texts.AppendHex(ref ratings, "RAT-"u8, _ratings.Number(facts.Number), 8);
            }
            else
            {
                ratings.End(0);
            }

            if (Sets(marker, i, kind is TableKind.MarkerIssued or TableKind.MarkerPaid))
            {
                Texts.Append(ref markers, "MKR-"u8, _model.VisitKeys.Markers.Number(facts.Number), 6);
            }
            else
            {
                markers.End(0);
            }

            if (Sets(slip, i, kind is TableKind.Fill or TableKind.Credit))
            {
                var isFill = kind == TableKind.Fill;
                Texts.Append(ref slips, isFill ? "FIL-"u8 : "CRD-"u8, _slips[isFill ? 0 : 1].Number(facts.Number), 6);
            }
            else
            {
                slips.End(0);
            }
        }

        ids.Done();
        players.Done();
        ratings.Done();
        markers.Done();
        slips.Done();
        dealers.Done();
    }

    private void FillTables(int rows)
    {
        var games = Buffers[Columns.GameType].Ints;
        var numbers = Buffers[Columns.TableNumber].Ints;
        var zones = Buffers[Columns.Zone].Ints;
        var least = Buffers[Columns.MinBet].Decimals;
        var most = Buffers[Columns.MaxBet].Decimals;
        var ids = Buffers[Columns.TableId].Texts();
        for (var i = 0; i < rows; i++)
        {
            var table = _facts[i].Table;
            var zone = _model.Tables.Zone(table);
            var limits = _model.Tables.Limits(table);
            games[i] = _model.Tables.GameOf(table);
            numbers[i] = checked((int)(table + 1));
            zones[i] = zone;
            least[i] = limits.Least * 100;
            most[i] = limits.Most * 100;
            TableFloor.AppendId(ref ids, zone, table);
        }

        ids.Done();
    }

    private void FillEvents(int rows)
    {
        var kinds = Buffers[Columns.EventType].Ints;
        var times = Buffers[Columns.EventTimestamp].Longs;
        var shifts = Buffers[Columns.Shift].Ints;
        var amounts = Buffers[Columns.Amount].Decimals;
        var chips = Buffers[Columns.ChipDenomination].Decimals;
        var drops = Buffers[Columns.DropAmount].Decimals;
        var amount = Cleared(Columns.Amount);
        var chip = Cleared(Columns.ChipDenomination);
        var drop = Cleared(Columns.DropAmount);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            var kind = facts.Row.Kind;
            kinds[i] = (int)kind;
            times[i] = (_day.Floor.BeginUtc + facts.Row.Second) * 1_000_000;
            shifts[i] = facts.Shift;
            amounts[i] = chips[i] = drops[i] = 0;
            if (Sets(amount, i, kind <= TableKind.Credit))
            {
                amounts[i] = facts.Row.Amount * 100;
            }

            if (Sets(chip, i, kind is TableKind.BuyIn or TableKind.CashOut or TableKind.Fill or TableKind.Credit))
            {
                chips[i] = ChipOf(facts) * 100;
            }

            if (Sets(drop, i, kind == TableKind.ShiftEnd))
            {
                drops[i] = facts.Row.Amount * 100;
            }
        }
    }

    private long ChipOf(in Facts facts) => _rack.Pick(
        facts.Row.Kind is TableKind.Fill or TableKind.Credit,
        facts.Row.Amount,
        Mix.Of(Mix.Of(_chips, _day.Floor.Day, facts.Table), facts.Row.Second, facts.Row.Index));

    private void FillRatings(int rows)
    {
        var bets = Buffers[Columns.AverageBet].Decimals;
        var hands = Buffers[Columns.HandsPlayed].Ints;
        var hours = Buffers[Columns.HoursPlayed].Decimals;
        var theos = Buffers[Columns.TheoreticalWin].Decimals;
        var results = Buffers[Columns.ActualWinLoss].Decimals;
        var wagers = Buffers[Columns.BetAmount].Decimals;
        var outcomes = Buffers[Columns.Result].Ints;
        var rated = Cleared(Columns.AverageBet);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            ref readonly var session = ref facts.Session;
            Sets(rated, i, facts.Row.Kind == TableKind.RatingEnd);
            bets[i] = facts.AverageBet * 100;
            hands[i] = session.Hands;
            hours[i] = session.TenthsOfHour;
            theos[i] = session.TheoCents;
            results[i] = session.Result * 100;
            wagers[i] = facts.AverageBet * session.Hands * 100;
            outcomes[i] = session.Result > 0 ? 0 : session.Result < 0 ? 1 : 2;
        }

        foreach (var column in (ReadOnlySpan<int>)
            [Columns.HandsPlayed, Columns.HoursPlayed, Columns.TheoreticalWin, Columns.ActualWinLoss, Columns.BetAmount, Columns.Result])
        {
            rated.CopyTo(Buffers[column].Validity);
        }
    }

    private struct Facts
    {
        public TableRow Row;
        public long Table;
        public long Player;
        public int Shift;
        public long Dealer;
        public long Number;
        public long AverageBet;
        public TableSession Session;
    }
}
