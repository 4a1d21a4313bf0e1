using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>
/// One gaming day of the visitors: by rank, who is reported, who sits at tables, and how many rows of each kind each has.
/// A closed form: nothing here grows with the number of visitors.
/// </summary>
internal sealed class VisitDay
{
    private readonly VisitQuotas _quotas;
    private readonly Permutation _ranks;
    private readonly long[] _cageOffsets = new long[VisitLedger.CageKinds];
    private readonly long[] _tableOffsets = new long[VisitLedger.TableKinds];
    private readonly long[] _needs = new long[VisitLedger.CageKinds];
    private readonly long _markersFrom;
    private readonly long _frontFrom;
    private readonly long _frontVisits;
    private readonly long _rotation;

    public VisitDay(VisitKeys keys, SuspicionKinds kinds, FloorDay floor, VisitQuotas before, VisitQuotas after)
    {
        Floor = floor;
        First = before;
        _quotas = after.Less(before);
        Visitors = floor.Visitors;
        _ranks = new Permutation(Mix.Of(keys.Ranks, floor.Day), Visitors);
        Currency = _quotas.CurrencyFilings;
        Suspicions = new Suspicions(
            kinds, before.SuspicionFilings, _quotas.SuspicionFilings, Math.Min(Currency, Cage(CageKind.CashIn) - Currency));
        TableVisits = _quotas.TableVisits;
        TablesFrom = Math.Max(0, Math.Min(Currency / 2, Visitors - TableVisits));

        var markers = Cage(CageKind.MarkerIssue);
        _markersFrom = Math.Clamp(Currency + Suspicions.Others - markers, TablesFrom, TablesFrom + TableVisits - markers);
        _frontVisits = Math.Min(TableVisits, Cage(CageKind.FrontMoneyDeposit));
        _frontFrom = TablesFrom + TableVisits - _frontVisits;
        Redeemers = Math.Min(TableVisits, Math.Min(Cage(CageKind.ChipRedemption), Tables(TableKind.CashOut)));

        var offsets = Mix.Of(keys.Offsets, floor.Day);
        _rotation = Mix.Below(Mix.Of(offsets, -1L), Math.Max(1, TableVisits));
        for (var kind = 0; kind < VisitLedger.CageKinds; kind++)
        {
            _cageOffsets[kind] = Mix.Below(Mix.Of(offsets, kind), Math.Max(1, UnitsOf((CageKind)kind)));
            _needs[kind] = NeedOf((CageKind)kind);
        }

        for (var kind = 0; kind < VisitLedger.TableKinds; kind++)
        {
            _tableOffsets[kind] = Mix.Below(
                Mix.Of(offsets, 100 + kind), Math.Max(1, kind == (int)TableKind.CashOut ? Redeemers : TableVisits));
        }
    }

    public FloorDay Floor { get; }

    /// <summary>What of every quota falls on the days before.</summary>
    public VisitQuotas First { get; }

    public long Visitors { get; }

    /// <summary>Visits with a currency report: the first ranks.</summary>
    public long Currency { get; }

    public Suspicions Suspicions { get; }

    /// <summary>Visits at tables: a run of ranks.</summary>
    public long TableVisits { get; }

    public long TablesFrom { get; }

    /// <summary>Visitors at tables who redeem chips.</summary>
    public long Redeemers { get; }

    public long Payouts => Cage(CageKind.JackpotPayout);

    public long CageRows => _quotas.CageRows;

    /// <summary>Rows of visitors at tables; those of the house come after them.</summary>
    public long VisitorTableRows => TableRowsBefore(Visitors);

    public long TableRows => _quotas.TableRows;

    public long Cage(CageKind kind) => _quotas.Cage[(int)kind];

    public long Tables(TableKind kind) => _quotas.Tables[(int)kind];

    public long RankOf(long position) => _ranks.Forward(position);

    public long PositionOf(long rank) => _ranks.Inverse(rank);

    /// <summary>The index of a visit among those with a suspicious activity report that is not structuring; or negative.</summary>
    public long OtherSuspicionOf(long rank)
    {
        var other = rank - Currency;
        return other < Suspicions.Others ? other : -1;
    }

    /// <summary>The index of a visit among those at tables, or -1.</summary>
    public long TableVisitOf(long rank)
    {
        var index = rank - TablesFrom;
        return index >= 0 && index < TableVisits ? index : -1;
    }

    /// <summary>Cage rows of the visits before a rank, jackpot payouts apart.</summary>
    public long CageRowsBefore(long rank)
    {
        long rows = 0;
        for (var kind = 0; kind < VisitLedger.CageKinds; kind++)
        {
            rows += CageBefore((CageKind)kind, rank);
        }

        return rows;
    }

    public long TableRowsBefore(long rank)
    {
        long rows = 0;
        foreach (var kind in VisitorKinds)
        {
            rows += TablesBefore(kind, rank);
        }

        return rows;
    }

    /// <summary>The kinds of table row that a visitor causes.</summary>
    public static ReadOnlySpan<TableKind> VisitorKinds =>
    [
        TableKind.BuyIn, TableKind.CashOut, TableKind.MarkerIssued, TableKind.MarkerPaid, TableKind.RatingStart, TableKind.RatingEnd,
    ];

    /// <summary>Rows of a kind that the visits before a rank have; payouts belong to jackpots, not to ranks.</summary>
    public long CageBefore(CageKind kind, long rank)
    {
        var others = Math.Clamp(rank - Currency, 0, Suspicions.Others);
        var tables = Math.Clamp(rank - TablesFrom, 0, TableVisits);
        return kind switch
        {
            CageKind.CashIn => WithNeed(kind, Math.Min(rank, Currency) + Math.Min(rank, Suspicions.Structuring), rank),
            CageKind.CashOut => WithNeed(kind, Math.Min(rank, Suspicions.Structuring) + others, rank),
            CageKind.CheckCashing => WithNeed(kind, Suspicions.Before(SuspicionKind.Identity, others), rank),
            CageKind.WireIn => WithNeed(kind, Suspicions.Before(SuspicionKind.Wire, others), rank),
            CageKind.WireOut => WithNeed(kind, Suspicions.Before(SuspicionKind.ThirdParty, others), rank),
            CageKind.ChipPurchase => Spread(kind, tables, TableVisits),
            CageKind.ChipRedemption => Spread(kind, RedeemersBefore(tables), Redeemers),
            CageKind.MarkerIssue or CageKind.MarkerPayment => Math.Clamp(rank - _markersFrom, 0, Cage(kind)),
            CageKind.FrontMoneyDeposit or CageKind.FrontMoneyWithdrawal =>
                Spread(kind, Math.Clamp(rank - _frontFrom, 0, _frontVisits), _frontVisits),
            CageKind.SafekeepingDeposit => Spread(kind, rank, Visitors),
            CageKind.SafekeepingWithdrawal => Cage(kind) == 0
                ? 0
                : (long)((UInt128)CageBefore(CageKind.SafekeepingDeposit, rank) * (ulong)Cage(kind)
                    / (ulong)Cage(CageKind.SafekeepingDeposit)),
            _ => 0,
        };
    }

    public long TablesBefore(TableKind kind, long rank)
    {
        var tables = Math.Clamp(rank - TablesFrom, 0, TableVisits);
        return kind switch
        {
            TableKind.BuyIn or TableKind.RatingStart => Deal.Before(
                Tables(kind), tables, Math.Max(1, TableVisits), _tableOffsets[(int)kind]),
            TableKind.RatingEnd => TablesBefore(TableKind.RatingStart, rank),
            TableKind.CashOut => Redeemers == 0
                ? 0
                : Deal.Before(Tables(kind), RedeemersBefore(tables), Redeemers, _tableOffsets[(int)kind]),
            TableKind.MarkerIssued or TableKind.MarkerPaid => CageBefore(CageKind.MarkerIssue, rank),
            _ => 0,
        };
    }

    // What the visits' reports need comes first; the rest is spread over all visits.
    private long WithNeed(CageKind kind, long need, long rank)
    {
        var all = _needs[(int)kind];
        var quota = Cage(kind);
        return Math.Min(need, quota)
            + (quota > all ? Deal.Before(quota - all, rank, Math.Max(1, Visitors), _cageOffsets[(int)kind]) : 0);
    }

    private long NeedOf(CageKind kind) => kind switch
    {
        CageKind.CashIn => Currency + Suspicions.Structuring,
        CageKind.CashOut => Suspicions.Count,
        CageKind.CheckCashing => Suspicions.Before(SuspicionKind.Identity, Suspicions.Others),
        CageKind.WireIn => Suspicions.Before(SuspicionKind.Wire, Suspicions.Others),
        _ => Suspicions.Before(SuspicionKind.ThirdParty, Suspicions.Others),
    };

    private long Spread(CageKind kind, long before, long units) =>
        units == 0 ? 0 : Deal.Before(Cage(kind), before, units, _cageOffsets[(int)kind]);

    private long UnitsOf(CageKind kind) => kind switch
    {
        CageKind.ChipPurchase => TableVisits,
        CageKind.ChipRedemption => Redeemers,
        CageKind.FrontMoneyDeposit or CageKind.FrontMoneyWithdrawal => _frontVisits,
        _ => Visitors,
    };

    // Redeemers are a run of the table visits that begins at the day's rotation and goes round.
    private long RedeemersBefore(long tables)
    {
        var untilTurn = Math.Min(tables, TableVisits - _rotation);
        return Math.Clamp(Redeemers - _rotation, 0, untilTurn) + Math.Min(Redeemers, tables - untilTurn);
    }
}
