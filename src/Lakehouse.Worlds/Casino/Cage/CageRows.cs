using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Cage;

/// <summary>A transaction of a visit at the cage.</summary>
internal struct CageRow : ITimedRow
{
    public CageKind Kind;
    public CageMethod Method;

    public long Cents;

    /// <summary>Whether it counts for a currency report, and in which direction.</summary>
    public bool IsCurrency;

    /// <summary>Whether it is a cause of the visit's suspicious activity report.</summary>
    public bool IsSuspicious;

    /// <summary>The row's number in the table.</summary>
    public long Row;

    public int Second { get; set; }

    /// <summary>The number within the visit among rows of the kind.</summary>
    public int Index { get; set; }

    public readonly int KindNumber => (int)Kind;

    public readonly bool IsMoneyIn => Kind is CageKind.CashIn or CageKind.ChipPurchase or CageKind.FrontMoneyDeposit
        or CageKind.MarkerPayment or CageKind.SafekeepingDeposit or CageKind.WireIn;
}

/// <summary>
/// What the cage writes down of one visit, in order of time; the jackpots that it pays come last. Their sums decide the
/// filings, so both follow from the same rows.
/// </summary>
internal sealed class CageRows
{
    private const int MoneyInBefore = 1_800;
    private const int MoneyOutAfter = 1_500;
    private const int PayoutAfter = 60;
    private const int PayoutWithin = 480;
    private const int FilingAfter = 600;

    private readonly CasinoModel _model;
    private readonly CageTerms _terms;
    private readonly CageMethods _ways;
    private CageRow[] _rows = new CageRow[32];
    private int _count;
    private int _payouts;
    private ulong _amounts;
    private ulong _times;
    private ulong _methods;

    public CageRows(CasinoModel model)
    {
        _model = model;
        _terms = model.CageTerms;
        _ways = model.CageMethods;
        Visit = new Visit(model);
    }

    public Visit Visit { get; }

    /// <summary>The rows of the visit without payouts.</summary>
    public ReadOnlySpan<CageRow> Rows => _rows.AsSpan(0, _count);

    public ReadOnlySpan<CageRow> Payouts => _rows.AsSpan(_count, _payouts);

    public ReadOnlySpan<CageRow> All => _rows.AsSpan(0, _count + _payouts);

    public long CurrencyInCents { get; private set; }

    public long CurrencyOutCents { get; private set; }

    /// <summary>Why the visit has a suspicious activity report, as far as its rows show it.</summary>
    public SuspicionKind Suspicion { get; private set; }

    /// <summary>When a filing about the visit is begun, in seconds of the day.</summary>
    public int FilingSecond { get; private set; }

    /// <summary>The last moment that any row tells of the visit, in seconds of the day.</summary>
    public int LastSecond { get; private set; }

    public void OpenRank(VisitDay day, long rank)
    {
        Visit.OpenRank(day, rank);
        Make();
    }

    public void OpenPosition(VisitDay day, long position)
    {
        Visit.OpenPosition(day, position);
        Make();
    }

    private void Make()
    {
        var day = Visit.Day;
        _amounts = Mix.Of(_model.VisitKeys.Amounts, day.Floor.Day, Visit.Rank);
        _times = Mix.Of(_model.VisitKeys.Times, day.Floor.Day, Visit.Rank);
        _methods = Mix.Of(_model.VisitKeys.Methods, day.Floor.Day, Visit.Rank);
        _count = 0;
        _payouts = 0;
        AddMoneyIn(day);
        AddMoneyOut(day);
        SortAndNumber(day);
        AddPayouts(day);
        RaiseToReport(day);
        Suspicion = FindSuspicion(day);
        MarkSuspicious();
        Sum(day);
    }

    private void AddMoneyIn(VisitDay day)
    {
        var end = Visit.FirstPlay;
        var begin = Math.Max(0, end - MoneyInBefore);
        Add(CageKind.FrontMoneyDeposit, begin, end, 0, 20);
        Add(CageKind.CashIn, begin, end, 20, 60);
        Add(CageKind.CheckCashing, begin, end, 20, 60);
        Add(CageKind.WireIn, begin, end, 20, 60);
        Add(CageKind.SafekeepingDeposit, begin, end, 20, 60);
        Add(CageKind.FrontMoneyWithdrawal, begin, end, 60, 80);
        Add(CageKind.MarkerIssue, begin, end, 80, 90);
        Add(CageKind.ChipPurchase, begin, end, 80, 100);

        void Add(CageKind kind, int from, int to, int percentFrom, int percentTo) =>
            AddRows(day, kind, from + ((to - from) * percentFrom / 100), from + ((to - from) * percentTo / 100));
    }

    private void AddMoneyOut(VisitDay day)
    {
        // Chips are cashed at the table before they are redeemed at the cage.
        var begin = Visit.LastPlay + Pits.TableRows.CashOutWithin + 1;
        var end = (int)Math.Min(begin + MoneyOutAfter, day.Floor.Length);
        var length = end - begin;
        AddRows(day, CageKind.ChipRedemption, begin, begin + (length * 40 / 100));
        AddRows(day, CageKind.MarkerPayment, begin + (length * 40 / 100), begin + (length * 60 / 100));
        AddRows(day, CageKind.CashOut, begin + (length * 60 / 100), end);
        AddRows(day, CageKind.WireOut, begin + (length * 60 / 100), end);
        AddRows(day, CageKind.SafekeepingWithdrawal, begin + (length * 60 / 100), end);
    }

    private void AddRows(VisitDay day, CageKind kind, int from, int to)
    {
        var count = Visit.Counts.Of(kind);
        for (var i = 0; i < count; i++)
        {
            var second = from + (int)Mix.Below(Mix.Of(_times, (long)kind, i), Math.Max(1, to - from));
            var method = MethodOf(kind, i);
            Room() = new CageRow
            {
                Kind = kind,
                Method = method,
                Second = second,
                Index = i,
                Cents = 100 * AmountOf(day, kind, i, count),
                IsCurrency = method == CageMethod.Cash
                    || kind is CageKind.ChipRedemption or CageKind.CheckCashing,
            };
            _count++;
        }
    }

    private ref CageRow Room()
    {
        if (_count + _payouts == _rows.Length)
        {
            Array.Resize(ref _rows, _rows.Length * 2);
        }

        return ref _rows[_count + _payouts];
    }

    // In whole dollars.
    private long AmountOf(VisitDay day, CageKind kind, int index, int count)
    {
        var mix = Mix.Of(Mix.Of(_amounts, (long)kind), index);
        var table = Visit.Table;
        return kind switch
        {
            CageKind.CashIn => CashIn(day, mix, count),
            CageKind.CashOut => _terms.Listed(mix, Visit.IsReported ? long.MaxValue : _terms.RoomOut(Visit.Counts)),
            CageKind.ChipPurchase => Split.Part(table.Chips, Mix.Of(_amounts, (long)kind), index, count),
            CageKind.ChipRedemption => Split.Part(table.CashedOut, Mix.Of(_amounts, (long)kind), index, count),
            CageKind.CheckCashing => _terms.Check(mix, Visit.IsReported ? long.MaxValue : _terms.RoomOut(Visit.Counts)),
            CageKind.MarkerIssue => table.Marker,
            CageKind.MarkerPayment => IsKind(day, SuspicionKind.CreditAbuse) ? table.Marker / 2 : table.Marker,
            CageKind.FrontMoneyDeposit => table.FrontMoneyDeposit(day, Visit.Rank, index),
            CageKind.FrontMoneyWithdrawal => Split.Part(table.FrontMoneyDrawn, Mix.Of(_amounts, (long)kind), index, count),
            CageKind.WireIn or CageKind.WireOut => _terms.Wire(mix, isSuspicious: kind == CageKind.WireIn && IsKind(day, SuspicionKind.Wire)),
            // A withdrawal takes back a deposit of the same visit.
            _ => _terms.Listed(Mix.Of(Mix.Of(_amounts, (long)CageKind.SafekeepingDeposit), index), long.MaxValue),
        };
    }

    private bool IsKind(VisitDay day, SuspicionKind kind) =>
        day.OtherSuspicionOf(Visit.Rank) is >= 0 and var other && day.Suspicions.KindOf(other) == kind;

    private long CashIn(VisitDay day, ulong mix, int count) =>
        Visit.Rank < day.Suspicions.Structuring ? _terms.Structured(mix)
        : !Visit.IsReported ? _terms.Listed(mix, _terms.RoomIn(Visit.Counts))
        : IsAggregated(count) ? _terms.Aggregated(mix)
        : _terms.OutOfBand(_terms.Listed(mix, long.MaxValue));

    // A third of the reported visits with several cash-ins have none that is large by itself.
    private bool IsAggregated(int cashIns) => cashIns > 1 && Mix.Below(Mix.Of(_amounts, -1L), 3) == 0;

    private CageMethod MethodOf(CageKind kind, int index) => _ways.Of(kind, Visit.IsReported, _methods, index);

    private void SortAndNumber(VisitDay day)
    {
        TimeOrder.Sort(_rows.AsSpan(0, _count));
        var first = _model.CageRowsBefore(day.Floor.Day) + day.Payouts + Visit.Counts.CageRowsBefore;
        for (var i = 0; i < _count; i++)
        {
            _rows[i].Row = first + i;
        }
    }

    private void AddPayouts(VisitDay day)
    {
        foreach (var pay in Visit.HandPays)
        {
            var mix = Mix.Of(_times, 1_000 + pay.Machine, pay.Index);
            var ofDay = day.Floor.DealtBefore((int)SlotDeal.JackpotHigh, pay.Machine) + pay.Index;
            var method = MethodOf(CageKind.JackpotPayout, (int)(ofDay & int.MaxValue));
            Room() = new CageRow
            {
                Kind = CageKind.JackpotPayout,
                Method = method,
                Second = pay.StayEnd + PayoutAfter + (int)Mix.Below(mix, PayoutWithin),
                Index = _payouts,
                Cents = pay.Cents,
                IsCurrency = method == CageMethod.Cash,
                Row = _model.CageRowsBefore(day.Floor.Day) + ofDay,
            };
            _payouts++;
        }
    }

    // The first cash-in of a reported visit makes its currency in what the report needs, where the others do not.
    private void RaiseToReport(VisitDay day)
    {
        if (!Visit.IsReported || Visit.Rank < day.Suspicions.Structuring
            || IsAggregated(Visit.Counts.Of(CageKind.CashIn)))
        {
            return;
        }

        long others = 0;
        var first = -1;
        for (var i = 0; i < _count; i++)
        {
            ref readonly var row = ref _rows[i];
            if (row.Kind == CageKind.CashIn && row.Index == 0)
            {
                first = i;
            }
            else if (row.IsCurrency && row.IsMoneyIn)
            {
                others += row.Cents / 100;
            }
        }

        var target = _terms.Target(Mix.Lane(Mix.Of(_amounts, -2L), 0));
        _rows[first].Cents = 100 * Math.Max(_terms.ReportedFrom, target - others);
    }

    private SuspicionKind FindSuspicion(VisitDay day)
    {
        if (Visit.Rank < day.Suspicions.Structuring)
        {
            return SuspicionKind.Structuring;
        }

        var other = day.OtherSuspicionOf(Visit.Rank);
        if (other < 0)
        {
            return SuspicionKind.None;
        }

        var kind = day.Suspicions.KindOf(other);
        var isShown = kind switch
        {
            SuspicionKind.ThirdParty => Has(CageKind.WireOut),
            SuspicionKind.Identity => Has(CageKind.CheckCashing),
            SuspicionKind.Wire => Has(CageKind.WireIn),
            SuspicionKind.ChipWalking => Visit.Table.Redeems && Visit.Table.Kept > 0,
            SuspicionKind.CreditAbuse => Visit.Table.Marker > 0,
            SuspicionKind.Employee or SuspicionKind.Counterfeit or SuspicionKind.Other =>
                _model.IncidentOf(day, kind, other) >= 0,
            _ => true,
        };
        return isShown ? kind : SuspicionKind.Unusual;

        bool Has(CageKind wanted) => Visit.Counts.Of(wanted) > 0;
    }

    private void MarkSuspicious()
    {
        var cause = Suspicion switch
        {
            SuspicionKind.None => (CageKind?)null,
            SuspicionKind.Structuring => CageKind.CashIn,
            SuspicionKind.ThirdParty => CageKind.WireOut,
            SuspicionKind.Identity => CageKind.CheckCashing,
            SuspicionKind.Wire => CageKind.WireIn,
            SuspicionKind.ChipWalking => CageKind.ChipRedemption,
            SuspicionKind.CreditAbuse => CageKind.MarkerPayment,
            _ => CageKind.CashOut,
        };
        for (var i = 0; i < _count; i++)
        {
            _rows[i].IsSuspicious = _rows[i].Kind == cause;
        }
    }

    private void Sum(VisitDay day)
    {
        CurrencyInCents = CurrencyOutCents = 0;
        LastSecond = Visit.LastPlay + (Visit.Table.IsThere ? Pits.TableRows.CashOutWithin + 1 : 0);
        foreach (ref readonly var row in All)
        {
            LastSecond = Math.Max(LastSecond, row.Second);
            if (row.IsCurrency)
            {
                if (row.IsMoneyIn)
                {
                    CurrencyInCents += row.Cents;
                }
                else
                {
                    CurrencyOutCents += row.Cents;
                }
            }
        }

        FilingSecond = (int)Math.Min(LastSecond + FilingAfter, day.Floor.Length - 1);
    }
}
