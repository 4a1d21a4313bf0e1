using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeComplianceSchema;

namespace Lakehouse.Worlds.Casino.Filings;

/// <summary>Fills batches of filings.</summary>
internal sealed class FilingBatchFiller : UnitFiller
{
    private const string Source = "ComplianceGenerator";
    private const int Officers = 9;
    private const int Properties = 4;
    private const int VideoPoker = 2;

    private static readonly int s_epoch = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly string[] s_kinds = ["W2G", "CTR", "SAR"];
    private static readonly byte[][] s_prefixes = [[.. "W2G-"u8], [.. "CTR-"u8], [.. "SAR-"u8]];
    private static readonly string[] s_states = ["Draft", "Pending Review", "Filed", "Rejected", "Amended"];
    private static readonly string[] s_games = ["Slots", "Video Poker"];

    private static readonly string[] s_notes =
    [
        "Draft: the preparer has not finished it.", "Waiting for the review of a compliance officer.", "",
        "Rejected: a mandatory field did not pass validation.", "Amended: details corrected after review.",
    ];

    private readonly UnitTable _table;
    private readonly CasinoModel _model;
    private readonly PersonBook _persons;
    private readonly PersonalTexts _texts;
    private readonly CageRows _visit;
    private readonly MachineDay _machineDay;
    private readonly Narrative _narrative;
    private readonly Facts[] _facts = new Facts[WorldTable.BatchRows];
    private VisitDay _day;
    private Facts _open;

    public FilingBatchFiller(UnitTable table, PersonBook persons, PiiKey key)
        : base(table)
    {
        _table = table;
        _model = table.Model;
        _persons = persons;
        _texts = new PersonalTexts(persons, key, _model.Plan.Pii.Raw);
        _visit = new CageRows(_model);
        _machineDay = new MachineDay(_model);
        _narrative = new Narrative(_model);
        _day = _model.VisitsOf(0);
        Buffers[Columns.FilingType].SetDictionary(s_kinds);
        Buffers[Columns.ReportType].SetDictionary(s_kinds);
        Buffers[Columns.Status].SetDictionary(s_states);
        Buffers[Columns.IdType].SetDictionary(PersonBook.IdTypes);
        Buffers[Columns.GameType].SetDictionary(s_games);
        Buffers[Columns.SarCategory].SetDictionary(SuspicionNames.All);
        Buffers[Columns.ComplianceOfficerId].SetDictionary(Texts.Numbered("CO-", Officers, 2));
        Buffers[Columns.ReviewNotes].SetDictionary(s_notes);
        Buffers[Columns.PropertyCode].SetDictionary(Texts.Numbered("PROP-", Properties, 2));
        Buffers[Columns.Source].SetDictionary(Source);
    }

    protected override void OpenDay(int day)
    {
        _day = _model.VisitsOf(day);
        Buffers[Columns.BatchId].SetDictionary(_table.Loads.BatchId(day));
        Buffers[Columns.IngestedAt].Longs.Fill(_table.Loads.IngestedAt(day));
    }

    protected override int OpenUnit(int day, long unit)
    {
        _open = new Facts { Table = -1, Suspicion = SuspicionKind.None };
        var others = unit - _day.Payouts - _day.Currency;
        if (unit < _day.Payouts)
        {
            OpenJackpot(unit);
        }
        else if (others < 0)
        {
            _visit.OpenRank(_day, unit - _day.Payouts);
            _open.Kind = FilingKind.Ctr;
            _open.OfDay = unit - _day.Payouts;
            _open.Number = _day.First.CurrencyFilings + _open.OfDay;
            _open.InCents = _visit.CurrencyInCents;
            _open.OutCents = _visit.CurrencyOutCents;
            _open.Cents = Math.Max(_open.InCents, _open.OutCents);
        }
        else
        {
            OpenSuspicion(others);
        }

        _open.Player = _visit.Visit.Player;
        _open.Second = _visit.FilingSecond;
        _open.State = _model.Filings.StateOf(_open.Kind, _open.Number, day);
        return 1;
    }

    protected override void Note(int rowOfUnit, int at)
    {
        if (at == 0)
        {
            _narrative.Clear();
        }

        _facts[at] = _open;
        if (_open.Kind == FilingKind.Sar)
        {
            _facts[at].Text = _narrative.Add(_visit, _open.Suspicion, _open.Player);
        }
    }

    protected override void FillColumns(long firstRow, int rows)
    {
        FillIds(rows);
        FillPersons(rows);
        FillDates(rows);
        FillMoney(rows);
        FillCauses(rows);
        FillReferences(rows);
    }

    private void OpenJackpot(long number)
    {
        var payout = HandPays.Open(_model, _machineDay, _visit, _day, number);
        _open.Kind = FilingKind.W2G;
        _open.OfDay = number;
        _open.Number = _day.First.Cage[(int)CageKind.JackpotPayout] + number;
        _open.Machine = _machineDay.Machine;
        _open.Cents = _visit.Payouts[payout].Cents;
    }

    private void OpenSuspicion(long number)
    {
        var structuring = _day.Suspicions.Structuring;
        _visit.OpenRank(_day, number < structuring ? number : _day.Currency + number - structuring);
        _open.Kind = FilingKind.Sar;
        _open.OfDay = number;
        _open.Number = _day.First.SuspicionFilings + number;
        _open.Suspicion = _visit.Suspicion;
        if (_open.Suspicion is SuspicionKind.ChipWalking or SuspicionKind.CreditAbuse)
        {
            _open.Table = _visit.Visit.Table.Table;
        }

        foreach (ref readonly var row in _visit.Rows)
        {
            _open.Cents += row.IsSuspicious ? row.Cents : 0;
        }
    }

    private void FillIds(int rows)
    {
        var ids = Buffers[Columns.FilingId].Texts();
        var reports = Buffers[Columns.ReportId].Texts();
        var kinds = Buffers[Columns.FilingType].Ints;
        var types = Buffers[Columns.ReportType].Ints;
        var day = _model.Plan.Start.AddDays(_day.Floor.Day);
        Span<byte> prefix = stackalloc byte[13];
        Texts.Decimal(prefix[4..], (day.Year * 10_000) + (day.Month * 100) + day.Day, 8);
        prefix[12] = (byte)'-';
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            s_prefixes[(int)facts.Kind].CopyTo(prefix);
            Texts.Append(ref ids, prefix, facts.OfDay + 1, 5);
            Texts.Append(ref reports, s_prefixes[(int)facts.Kind], _model.Filings.ReportNumber(facts.Kind, facts.Number), 7);
            kinds[i] = types[i] = (int)facts.Kind;
        }

        ids.Done();
        reports.Done();
    }

    private void FillPersons(int rows)
    {
        var players = Buffers[Columns.PlayerId].Texts();
        var names = Buffers[Columns.PlayerNameHash].Texts();
        var hashes = Buffers[Columns.SsnHash].Texts();
        var masks = Buffers[Columns.SsnMasked].Texts();
        var addresses = Buffers[Columns.AddressHash].Texts();
        var numbers = Buffers[Columns.IdNumberHash].Texts();
        var types = Buffers[Columns.IdType].Ints;
        var births = Buffers[Columns.DateOfBirth].Ints;
        for (var i = 0; i < rows; i++)
        {
            var player = _facts[i].Player;
            PlayerBook.AppendId(ref players, player);
            _texts.NameHash(ref names, player);
            _texts.Ssn(ref hashes, ref masks, player);
            _texts.AddressHash(ref addresses, player);
            _texts.IdNumberHash(ref numbers, player);
            types[i] = _persons.IdType(player);
            births[i] = _texts.BirthDay(player) - s_epoch;
        }

        players.Done();
        names.Done();
        hashes.Done();
        masks.Done();
        addresses.Done();
        numbers.Done();
    }

    private void FillDates(int rows)
    {
        var times = Buffers[Columns.FilingTimestamp].Longs;
        var reports = Buffers[Columns.ReportTimestamp].Longs;
        var filed = Buffers[Columns.FilingDate].Ints;
        var due = Buffers[Columns.DueDate].Ints;
        var days = Buffers[Columns.TransactionDate].Ints;
        var activity = Buffers[Columns.SuspiciousActivityDate].Ints;
        var states = Buffers[Columns.Status].Ints;
        var isFiled = Cleared(Columns.FilingDate);
        var isActivity = Cleared(Columns.SuspiciousActivityDate);
        var day = _model.Plan.Start.AddDays(_day.Floor.Day);
        var number = day.DayNumber - s_epoch;
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            times[i] = reports[i] = (_day.Floor.BeginUtc + facts.Second) * 1_000_000;
            days[i] = activity[i] = number;
            Sets(isActivity, i, facts.Kind == FilingKind.Sar);
            Sets(isFiled, i, facts.State.FiledOn >= 0);
            filed[i] = number + facts.State.FiledOn - _day.Floor.Day;
            due[i] = facts.Kind switch
            {
                FilingKind.Ctr => number + _model.Filings.CurrencyDue,
                FilingKind.Sar => number + _model.Filings.SuspicionDue,
                _ => new DateOnly(day.Year + 1, 1, 31).DayNumber - s_epoch,
            };
            states[i] = (int)facts.State.Status;
        }
    }

    private void FillMoney(int rows)
    {
        var transactions = Buffers[Columns.TransactionAmount].Decimals;
        var amounts = Buffers[Columns.Amount].Decimals;
        var cashIn = Buffers[Columns.CashInAmount].Decimals;
        var cashOut = Buffers[Columns.CashOutAmount].Decimals;
        var jackpots = Buffers[Columns.JackpotAmount].Decimals;
        var withheld = Buffers[Columns.WithholdingAmount].Decimals;
        var rates = Buffers[Columns.WithholdingRate].Decimals;
        var isCash = Cleared(Columns.CashInAmount);
        var isJackpot = Cleared(Columns.JackpotAmount);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            transactions[i] = amounts[i] = jackpots[i] = facts.Cents;
            cashIn[i] = facts.InCents;
            cashOut[i] = facts.OutCents;
            var rate = facts.Cents >= _model.Filings.WithheldFrom ? _model.Filings.WithholdingRate : 0;
            rates[i] = rate;
            withheld[i] = facts.Cents * rate / 10_000;
            Sets(isCash, i, facts.Kind == FilingKind.Ctr);
            Sets(isJackpot, i, facts.Kind == FilingKind.W2G);
        }

        isCash.CopyTo(Buffers[Columns.CashOutAmount].Validity);
        isJackpot.CopyTo(Buffers[Columns.WithholdingAmount].Validity);
        isJackpot.CopyTo(Buffers[Columns.WithholdingRate].Validity);
    }

    private void FillCauses(int rows)
    {
        var machines = Buffers[Columns.MachineId].Texts();
        var tables = Buffers[Columns.TableId].Texts();
        var narratives = Buffers[Columns.SarNarrative].Texts();
        var games = Buffers[Columns.GameType].Ints;
        var categories = Buffers[Columns.SarCategory].Ints;
        var machine = Cleared(Columns.MachineId);
        var table = Cleared(Columns.TableId);
        var narrative = Cleared(Columns.SarNarrative);
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            games[i] = 0;
            if (Sets(machine, i, facts.Kind == FilingKind.W2G))
            {
                Texts.Append(ref machines, "SM-"u8, facts.Machine + 1, 4);
                games[i] = _model.Machines.MachineType(facts.Machine) == VideoPoker ? 1 : 0;
            }
            else
            {
                machines.End(0);
            }

            if (Sets(table, i, facts.Table >= 0))
            {
                TableFloor.AppendId(ref tables, _model.Tables.Zone(facts.Table), facts.Table);
            }
            else
            {
                tables.End(0);
            }

            categories[i] = facts.Suspicion == SuspicionKind.None ? 0 : (int)facts.Suspicion;
            if (Sets(narrative, i, facts.Kind == FilingKind.Sar))
            {
                narratives.Append(_narrative.Of(facts.Text));
            }
            else
            {
                narratives.End(0);
            }
        }

        machines.Done();
        tables.Done();
        narratives.Done();
        machine.CopyTo(Buffers[Columns.GameType].Validity);
        narrative.CopyTo(Buffers[Columns.SarCategory].Validity);
    }

    private void FillReferences(int rows)
    {
        var fincen = Buffers[Columns.FincenReference].Texts();
        var irs = Buffers[Columns.IrsReference].Texts();
        var amended = Buffers[Columns.AmendedFrom].Texts();
        var notes = Buffers[Columns.ReviewNotes].Ints;
        var officers = Buffers[Columns.ComplianceOfficerId].Ints;
        var properties = Buffers[Columns.PropertyCode].Ints;
        var isFincen = Cleared(Columns.FincenReference);
        var isIrs = Cleared(Columns.IrsReference);
        var isAmended = Cleared(Columns.AmendedFrom);
        var isNoted = Cleared(Columns.ReviewNotes);
        Span<byte> prefix = stackalloc byte[16];
        var year = _model.Plan.Start.AddDays(_day.Floor.Day).Year;
        for (var i = 0; i < rows; i++)
        {
            ref readonly var facts = ref _facts[i];
            var (kind, status) = (facts.Kind, facts.State.Status);
            officers[i] = _model.Filings.Officer(kind, facts.Number, Officers);
            properties[i] = _model.Filings.Property(kind, facts.Number, Properties);
            notes[i] = (int)status;
            Sets(isNoted, i, status != FilingStatus.Filed);
            var number = _model.Filings.ReferenceNumber(kind, facts.Number);
            if (Sets(isFincen, i, kind != FilingKind.W2G && (status is FilingStatus.Filed or FilingStatus.Amended)))
            {
                "FINCEN-"u8.CopyTo(prefix);
                s_prefixes[(int)kind].CopyTo(prefix[7..]);
                Texts.Append(ref fincen, prefix[..11], number, 9);
            }
            else
            {
                fincen.End(0);
            }

            if (Sets(isIrs, i, kind == FilingKind.W2G))
            {
                s_prefixes[(int)kind].CopyTo(prefix);
                Texts.Decimal(prefix[4..], year, 4);
                prefix[8] = (byte)'-';
                Texts.Append(ref irs, prefix[..9], number, 6);
            }
            else
            {
                irs.End(0);
            }

            if (Sets(isAmended, i, status == FilingStatus.Amended))
            {
                Texts.Append(ref amended, s_prefixes[(int)kind], _model.Filings.ReportNumber(kind, facts.Number), 7);
            }
            else
            {
                amended.End(0);
            }
        }

        fincen.Done();
        irs.Done();
        amended.Done();
    }

    private struct Facts
    {
        public FilingKind Kind;
        public long OfDay;
        public long Number;
        public long Player;
        public int Second;
        public FilingState State;
        public long Cents;
        public long InCents;
        public long OutCents;
        public long Machine;
        public long Table;
        public SuspicionKind Suspicion;
        public (int Start, int Length) Text;
    }
}
