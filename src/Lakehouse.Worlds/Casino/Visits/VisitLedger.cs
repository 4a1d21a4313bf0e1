using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>
/// The quotas of what visitors leave at the cage, at the tables and in filings, for the counted days; and how each is
/// dealt to days. Kinds that need each other are chained, so that none ever lacks what it follows from.
/// </summary>
internal sealed class VisitLedger
{
    public const int CageKinds = 14;
    public const int TableKinds = 10;

    private readonly long _jackpots;
    private readonly bool _redemptionLeads;

    public VisitLedger(Plan plan, Ledger ledger)
    {
        _jackpots = ledger.JackpotFilings;
        CurrencyFilings = ledger.CurrencyFilings;
        SuspicionFilings = ledger.SuspicionFilings;
        Cage = Deal.Shares(Math.Max(0, plan.Count(CasinoDefinition.Financial) - _jackpots), CageKnobs.Types(plan.Knobs));
        Cage[(int)CageKind.JackpotPayout] = _jackpots;
        Tables = Deal.Shares(plan.Count(CasinoDefinition.TableGames), TableKnobs.Events(plan.Knobs));
        PairUp();
        Anchor = Math.Min(Cage[(int)CageKind.ChipPurchase], Math.Min(Tables[(int)TableKind.RatingStart], Tables[(int)TableKind.BuyIn]));
        _redemptionLeads = Cage[(int)CageKind.ChipRedemption] <= Tables[(int)TableKind.CashOut];
    }

    /// <summary>Quotas by <see cref="CageKind"/>.</summary>
    public long[] Cage { get; }

    /// <summary>Quotas by <see cref="TableKind"/>.</summary>
    public long[] Tables { get; }

    /// <summary>The number of visits at tables: each has a purchase of chips, a buy-in and a rating at least.</summary>
    public long Anchor { get; }

    public long CurrencyFilings { get; }

    public long SuspicionFilings { get; }

    /// <summary>What of every quota falls before a day; telescopes.</summary>
    public VisitQuotas Before(GamingCalendar calendar, int day)
    {
        var cage = new long[CageKinds];
        var tables = new long[TableKinds];
        var anchor = calendar.Before(Anchor, day);
        var currency = calendar.Before(CurrencyFilings, day);
        var suspicion = calendar.Before(SuspicionFilings, day);

        OnAnchor(CageKind.ChipPurchase);
        tables[(int)TableKind.RatingStart] = tables[(int)TableKind.RatingEnd] = On(anchor, Tables[(int)TableKind.RatingStart], Anchor);
        tables[(int)TableKind.BuyIn] = On(anchor, Tables[(int)TableKind.BuyIn], Anchor);

        var redemptions = Cage[(int)CageKind.ChipRedemption];
        var cashOuts = Tables[(int)TableKind.CashOut];
        var least = On(anchor, Math.Min(redemptions, cashOuts), Anchor);
        cage[(int)CageKind.ChipRedemption] = _redemptionLeads ? least : On(least, redemptions, cashOuts);
        tables[(int)TableKind.CashOut] = _redemptionLeads ? On(least, cashOuts, redemptions) : least;

        OnAnchor(CageKind.MarkerIssue);
        cage[(int)CageKind.MarkerPayment] = cage[(int)CageKind.MarkerIssue];
        tables[(int)TableKind.MarkerIssued] = tables[(int)TableKind.MarkerPaid] = cage[(int)CageKind.MarkerIssue];
        OnAnchor(CageKind.FrontMoneyDeposit);
        OnCage(CageKind.FrontMoneyWithdrawal, CageKind.FrontMoneyDeposit);

        cage[(int)CageKind.CashIn] = OnFilings(CageKind.CashIn, currency, CurrencyFilings);
        cage[(int)CageKind.CashOut] = OnFilings(CageKind.CashOut, suspicion, SuspicionFilings);
        ByCalendar(CageKind.CheckCashing);
        ByCalendar(CageKind.WireIn);
        ByCalendar(CageKind.WireOut);
        ByCalendar(CageKind.JackpotPayout);
        ByCalendar(CageKind.SafekeepingDeposit);
        OnCage(CageKind.SafekeepingWithdrawal, CageKind.SafekeepingDeposit);
        foreach (var kind in (ReadOnlySpan<TableKind>)[TableKind.Fill, TableKind.Credit, TableKind.ShiftStart, TableKind.ShiftEnd])
        {
            tables[(int)kind] = calendar.Before(Tables[(int)kind], day);
        }

        return new VisitQuotas(cage, tables, currency, suspicion);

        void OnAnchor(CageKind kind) => cage[(int)kind] = On(anchor, Cage[(int)kind], Anchor);

        void OnCage(CageKind kind, CageKind parent) => cage[(int)kind] = On(cage[(int)parent], Cage[(int)kind], Cage[(int)parent]);

        void ByCalendar(CageKind kind) => cage[(int)kind] = calendar.Before(Cage[(int)kind], day);

        long OnFilings(CageKind kind, long before, long filings) =>
            filings == 0 ? calendar.Before(Cage[(int)kind], day) : On(before, Cage[(int)kind], filings);
    }

    private static long On(long parentBefore, long child, long parent) =>
        parent == 0 ? 0 : (long)((UInt128)parentBefore * (ulong)child / (ulong)parent);

    /// <summary>Kinds that come in pairs or follow from others get equal or smaller quotas; what that frees goes to money in.</summary>
    private void PairUp()
    {
        long cage = 0, tables = 0;
        var markers = Math.Min(
            Math.Min(Cage[(int)CageKind.MarkerIssue], Cage[(int)CageKind.MarkerPayment]),
            Math.Min(Tables[(int)TableKind.MarkerIssued], Tables[(int)TableKind.MarkerPaid]));
        // A visit at a table has one at most.
        markers = Math.Min(Math.Min(markers, Cage[(int)CageKind.ChipPurchase]), Math.Min(
            Tables[(int)TableKind.BuyIn],
            Math.Min(Tables[(int)TableKind.RatingStart], Tables[(int)TableKind.RatingEnd])));
        cage += CutCage(CageKind.MarkerIssue, markers) + CutCage(CageKind.MarkerPayment, markers);
        tables += CutTable(TableKind.MarkerIssued, markers) + CutTable(TableKind.MarkerPaid, markers);
        if (Cage[(int)CageKind.ChipRedemption] == 0 || Tables[(int)TableKind.CashOut] == 0)
        {
            cage += CutCage(CageKind.ChipRedemption, 0);
            tables += CutTable(TableKind.CashOut, 0);
        }

        cage += CutCage(CageKind.FrontMoneyWithdrawal, Cage[(int)CageKind.FrontMoneyDeposit]);
        cage += CutCage(CageKind.SafekeepingWithdrawal, Cage[(int)CageKind.SafekeepingDeposit]);
        tables += CutTable(TableKind.RatingEnd, Tables[(int)TableKind.RatingStart]);
        tables += CutTable(TableKind.RatingStart, Tables[(int)TableKind.RatingEnd]);
        tables += CutTable(TableKind.ShiftEnd, Tables[(int)TableKind.ShiftStart]);
        tables += CutTable(TableKind.ShiftStart, Tables[(int)TableKind.ShiftEnd]);
        Cage[(int)CageKind.CashIn] += cage;
        Tables[(int)TableKind.BuyIn] += tables;
    }

    private long CutCage(CageKind kind, long most) => Cut(ref Cage[(int)kind], most);

    private long CutTable(TableKind kind, long most) => Cut(ref Tables[(int)kind], most);

    private static long Cut(ref long quota, long most)
    {
        var cut = Math.Max(0, quota - most);
        quota -= cut;
        return cut;
    }
}

/// <summary>What of every quota falls before a day, or on a day.</summary>
internal sealed record VisitQuotas(long[] Cage, long[] Tables, long CurrencyFilings, long SuspicionFilings)
{
    /// <summary>The most rows of a kind that a visit may have, so that it stays a thing of moments.</summary>
    public const int MostRowsOfVisit = 40;

    public long CageRows { get; } = Cage.Sum();

    public long Filings => Cage[(int)CageKind.JackpotPayout] + CurrencyFilings + SuspicionFilings;

    public long TableRows { get; } = Tables.Sum();

    /// <summary>Visits at tables: each has a purchase of chips, a buy-in and a rating at least.</summary>
    public long TableVisits { get; } = Math.Min(
        Tables[(int)TableKind.RatingStart], Math.Min(Tables[(int)TableKind.BuyIn], Cage[(int)CageKind.ChipPurchase]));

    /// <summary>The fewest visitors that rows of a day can be of: each has one filing and one place at a table at most.</summary>
    public long LeastVisitors => Math.Max(
        CurrencyFilings + SuspicionFilings, Math.Max(TableVisits, (CageRows + MostRowsOfVisit - 1) / MostRowsOfVisit));

    public VisitQuotas Less(VisitQuotas before) => new(
        [.. Cage.Zip(before.Cage, (a, b) => a - b)],
        [.. Tables.Zip(before.Tables, (a, b) => a - b)],
        CurrencyFilings - before.CurrencyFilings,
        SuspicionFilings - before.SuspicionFilings);
}
