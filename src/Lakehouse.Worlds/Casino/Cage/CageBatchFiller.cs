using Lakehouse.Worlds.Casino.Filings;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeFinancialTxnSchema;

namespace Lakehouse.Worlds.Casino.Cage;

/// <summary>Fills batches of cage transactions.</summary>
internal sealed class CageBatchFiller : UnitFiller
{
    private const string Source = "FinancialGenerator";
    private const int CashiersAtWindow = 5;
    private const int Cashiers = 99;
    private const int Supervisors = 19;
    private const int MainCage = 0;
    private const int HighLimit = 1;

    private static readonly string[] s_windows = ["Main Cage", "High Limit", "VIP", "Poker Cage", "Satellite 1", "Satellite 2"];
    private static readonly string[] s_methods = ["Cash", "Check", "Wire", "Chip", "Marker"];

    private static readonly string[] s_kinds =
    [
        "CASH_IN", "CASH_OUT", "CHIP_PURCHASE", "CHIP_REDEMPTION", "CHECK_CASHING", "MARKER_ISSUE", "MARKER_PAYMENT",
        "FRONT_MONEY_DEPOSIT", "FRONT_MONEY_WITHDRAWAL", "WIRE_TRANSFER_IN", "WIRE_TRANSFER_OUT", "JACKPOT_PAYOUT",
        "SAFEKEEPING_DEPOSIT", "SAFEKEEPING_WITHDRAWAL",
    ];

    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly UnitTable _table;
    private readonly CasinoModel _model;
    private readonly PersonBook _persons;
    private readonly PersonalTexts _texts;
    private readonly CageRows _visit;
    private readonly MachineDay _machineDay;
    private readonly IdBlocks _checks;
    private readonly IdBlocks _wires;
    private readonly ulong _cashiers;
    private readonly Wheel _windows;
    private readonly long _approvedFrom;
    private readonly long _identifiedFrom;
    private readonly long _largeFrom;
    private readonly ulong _supervisors;
    private readonly Facts[] _facts = new Facts[WorldTable.BatchRows];
    private VisitDay _day;
    private Permutation _cashiersOfDay;
    private Permutation _supervisorsOfDay;
    private long _player;
    private FilingState _report;
    private bool _isPayout;
    private int _payout;

    public CageBatchFiller(UnitTable table, PersonBook persons, PiiKey key)
        : base(table)
    {
        _table = table;
        _model = table.Model;
        _persons = persons;
        _texts = new PersonalTexts(persons, key, _model.Plan.Pii.Raw);
        _visit = new CageRows(_model);
        _machineDay = new MachineDay(_model);
        _checks = new IdBlocks(_model.Keys.Of(CasinoDefinition.Financial, "check_number"), 10, 4);
        _wires = new IdBlocks(_model.Keys.Of(CasinoDefinition.Financial, "wire_reference"), 10, 10);
        _cashiers = _model.Keys.Of(CasinoDefinition.Financial, "cashier_id");
        _supervisors = _model.Keys.Of(CasinoDefinition.Financial, "supervisor_id");
        var knobs = _model.Plan.Knobs;
        _windows = CageKnobs.Windows.Wheel(knobs);
        _approvedFrom = knobs.Units(CageKnobs.ApprovedFrom, 100);
        _identifiedFrom = knobs.Units(CageKnobs.IdentifiedFrom, 100);
        _largeFrom = knobs.Units(CageKnobs.LargeFrom, 100);
        _day = _model.VisitsOf(0);
        Buffers[Columns.TransactionType].SetDictionary(s_kinds);
        Buffers[Columns.CageLocation].SetDictionary(s_windows);
        Buffers[Columns.Currency].SetDictionary("USD");
        Buffers[Columns.PaymentMethod].SetDictionary(s_methods);
        Buffers[Columns.IdType].SetDictionary(PersonBook.IdTypes);
        Buffers[Columns.Notes].SetDictionary(SuspicionNames.All);
        Buffers[Columns.Shift].SetDictionary(TableFloor.ShiftNames);
        Buffers[Columns.Source].SetDictionary(Source);
    }

    protected override void OpenDay(int day)
    {
        _day = _model.VisitsOf(day);
        _cashiersOfDay = new Permutation(Mix.Of(_cashiers, day), Cashiers);
        _supervisorsOfDay = new Permutation(Mix.Of(_supervisors, day), Supervisors);
        Buffers[Columns.BatchId].SetDictionary(_table.Loads.BatchId(day));
        Buffers[Columns.IngestedAt].Longs.Fill(_table.Loads.IngestedAt(day));
        Buffers[Columns.BusinessDate].Ints.Fill(_model.Plan.Start.AddDays(day).DayNumber - s_epoch);
    }

    protected override int OpenUnit(int day, long unit)
    {
        _isPayout = unit < _day.Payouts;
        if (_isPayout)
        {
            _payout = HandPays.Open(_model, _machineDay, _visit, _day, unit);
        }
        else
        {
            var rank = unit - _day.Payouts;
            var counts = _visit.Visit.Counts;
            counts.Open(_day, rank);
            if (counts.CageRows == 0)
            {
                return 0;
            }

            _visit.OpenRank(_day, rank);
        }

        _player = _visit.Visit.Player;
        if (_visit.Visit.IsReported)
        {
            _report = _model.Filings.StateOf(FilingKind.Ctr, ReportOf(), day);
        }

        return _isPayout ? 1 : _visit.Rows.Length;
    }

    protected override void Note(int rowOfUnit, int at)
    {
        ref readonly var row = ref _isPayout ? ref _visit.Payouts[_payout] : ref _visit.Rows[rowOfUnit];
        var counts = _visit.Visit.Counts;
        var isFlagged = row.IsCurrency && _visit.Visit.IsReported;
        _facts[at] = new Facts
        {
            Row = row,
            Player = _player,
            Window = WindowOf(row),
            Cashier = 0,
            Report = isFlagged ? ReportOf() : -1,
            IsFiled = isFlagged && _report.FiledOn >= 0,
            Suspicion = row.IsSuspicious ? _visit.Suspicion : SuspicionKind.None,
            Number = row.Kind switch
            {
                CageKind.CheckCashing => _day.First.Cage[(int)row.Kind] + counts.Before(row.Kind) + row.Index,
                CageKind.WireIn or CageKind.WireOut =>
                    (2 * (_day.First.Cage[(int)row.Kind] + counts.Before(row.Kind) + row.Index))
                        + (row.Kind == CageKind.WireOut ? 1 : 0),
                CageKind.MarkerIssue or CageKind.MarkerPayment =>
                    _day.First.Cage[(int)CageKind.MarkerIssue] + counts.Before(CageKind.MarkerIssue),
                _ => -1,
            },
        };
        ref var facts = ref _facts[at];
        var post = (TableFloor.ShiftAt(row.Second) * s_windows.Length) + facts.Window;
        facts.Cashier = (int)_cashiersOfDay.Forward(
            (post * CashiersAtWindow) + Mix.Below(Mix.Of(_cashiers, _day.Floor.Day, row.Row), CashiersAtWindow));
        facts.Supervisor = row.Cents >= _approvedFrom || row.Kind is CageKind.MarkerIssue or CageKind.CheckCashing
            ? (int)_supervisorsOfDay.Forward(post)
            : -1;
    }

    protected override void FillColumns(long firstRow, int rows)
    {
        FillIds(firstRow, rows);
        FillWho(rows);
        FillMoney(rows);
        FillReports(rows);
    }

    private long ReportOf() => _day.First.CurrencyFilings + _visit.Visit.Rank;

    private int WindowOf(in CageRow row)
    {
        var mix = Mix.Of(_model.VisitKeys.Places, row.Row);
        return row.Kind == CageKind.JackpotPayout ? MainCage
            : row.Cents >= _largeFrom || row.Kind is CageKind.MarkerIssue or CageKind.WireIn ? HighLimit + (int)(mix >> 63)
            : _windows.Pick(mix);
    }

    private void FillIds(long firstRow, int rows)
    {
        var ids = Buffers[Columns.TxnId].Texts();
        var checks = Buffers[Columns.CheckNumber].Texts();
        var wires = Buffers[Columns.WireReference].Texts();
        var markers = Buffers[Columns.MarkerNumber].Texts();
        var check = Cleared(Columns.CheckNumber);
        var wire = Cleared(Columns.WireReference);
        var marker = Cleared(Columns.MarkerNumber);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            Texts.AppendHex(ref ids, "TXN-"u8, _table.Ids.Number(firstRow + i), 8);
            var kind = facts.Row.Kind;
            if (Sets(check, i, kind == CageKind.CheckCashing))
            {
                Texts.Append(ref checks, "CHK"u8, _checks.Number(facts.Number), 4);
            }
            else
            {
                checks.End(0);
            }

            if (Sets(wire, i, kind is CageKind.WireIn or CageKind.WireOut))
            {
                Texts.Append(ref wires, "WIRE-"u8, _wires.Number(facts.Number), 10);
            }
            else
            {
                wires.End(0);
            }

            if (Sets(marker, i, kind is CageKind.MarkerIssue or CageKind.MarkerPayment))
            {
                Texts.Append(ref markers, "MKR-"u8, _model.VisitKeys.Markers.Number(facts.Number), 6);
            }
            else
            {
                markers.End(0);
            }
        }

        ids.Done();
        checks.Done();
        wires.Done();
        markers.Done();
    }

    private void FillWho(int rows)
    {
        var cashiers = Buffers[Columns.CashierId].Texts();
        var supervisors = Buffers[Columns.SupervisorId].Texts();
        var players = Buffers[Columns.PlayerId].Texts();
        var hashes = Buffers[Columns.IdNumberHash].Texts();
        var types = Buffers[Columns.IdType].Ints;
        var supervisor = Cleared(Columns.SupervisorId);
        var type = Cleared(Columns.IdType);
        var hash = Cleared(Columns.IdNumberHash);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            Texts.Append(ref cashiers, "CSH-"u8, facts.Cashier + 1, 3);
            PlayerBook.AppendId(ref players, facts.Player);
            if (Sets(supervisor, i, facts.Supervisor >= 0))
            {
                Texts.Append(ref supervisors, "SUP-"u8, facts.Supervisor + 1, 3);
            }
            else
            {
                supervisors.End(0);
            }

            var isIdentified = facts.Row.Cents >= _identifiedFrom || facts.Row.Kind == CageKind.CheckCashing;
            Sets(type, i, isIdentified);
            types[i] = 0;
            if (Sets(hash, i, isIdentified))
            {
                types[i] = _persons.IdType(facts.Player);
                _texts.IdNumberHash(ref hashes, facts.Player);
            }
            else
            {
                hashes.End(0);
            }
        }

        cashiers.Done();
        supervisors.Done();
        players.Done();
        hashes.Done();
    }

    private void FillMoney(int rows)
    {
        var kinds = Buffers[Columns.TransactionType].Ints;
        var times = Buffers[Columns.TransactionTimestamp].Longs;
        var windows = Buffers[Columns.CageLocation].Ints;
        var amounts = Buffers[Columns.Amount].Decimals;
        var methods = Buffers[Columns.PaymentMethod].Ints;
        var shifts = Buffers[Columns.Shift].Ints;
        for (var i = 0; i < rows; i++)
        {
            ref readonly var row = ref _facts[i].Row;
            kinds[i] = (int)row.Kind;
            times[i] = (_day.Floor.BeginUtc + row.Second) * 1_000_000;
            windows[i] = _facts[i].Window;
            amounts[i] = row.Cents;
            methods[i] = (int)row.Method;
            shifts[i] = TableFloor.ShiftAt(row.Second);
        }
    }

    private void FillReports(int rows)
    {
        var references = Buffers[Columns.CtrReference].Texts();
        var notes = Buffers[Columns.Notes].Ints;
        var reference = Cleared(Columns.CtrReference);
        var note = Cleared(Columns.Notes);
        var flags = Buffers[Columns.CtrFlag].Bits;
        var filed = Buffers[Columns.CtrFiled].Bits;
        var suspicious = Buffers[Columns.SuspiciousActivityFlag].Bits;
        flags.Clear();
        filed.Clear();
        suspicious.Clear();
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            Sets(flags, i, facts.Report >= 0);
            Sets(filed, i, facts.IsFiled);
            if (Sets(reference, i, facts.Report >= 0))
            {
                Texts.Append(ref references, "CTR-"u8, _model.Filings.ReportNumber(FilingKind.Ctr, facts.Report), 7);
            }
            else
            {
                references.End(0);
            }

            var isSuspicious = facts.Suspicion != SuspicionKind.None;
            Sets(suspicious, i, isSuspicious);
            Sets(note, i, isSuspicious);
            notes[i] = isSuspicious ? (int)facts.Suspicion : 0;
        }

        references.Done();
    }

    private struct Facts
    {
        public CageRow Row;
        public long Player;
        public int Window;
        public int Cashier;
        public int Supervisor;
        public long Report;
        public bool IsFiled;
        public SuspicionKind Suspicion;
        public long Number;
    }
}
