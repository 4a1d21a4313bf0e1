using System.Globalization;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>What the counts of a casino ask of each other, so that nobody does the impossible.</summary>
internal static class CountLimits
{
    private const int MostRatingsOfVisit = 8;
    private const int MostRowsOfVisit = VisitQuotas.MostRowsOfVisit;
    private const int MostNamed = 8;

    /// <summary>The least of each count that the others need, in the order in which they depend on each other.</summary>
    public static IEnumerable<LeastCount> Of(Plan plan)
    {
        var ledger = new Ledger(plan);
        yield return new LeastCount(CasinoDefinition.Compliance, ledger.LeastFilings, Sentence(
            $"{plan.Count(CasinoDefinition.Slots)} slot rows have {ledger.JackpotFilings} jackpots, each with a filing of its own"));
        if (ledger.CurrencyFilings < 0)
        {
            yield break;
        }

        yield return new LeastCount(
            CasinoDefinition.Financial,
            Least(plan, CasinoDefinition.Financial, FitsCage),
            Sentence($"{ledger.JackpotFilings} jackpots are paid at the cage, {ledger.CurrencyFilings} currency reports and ")
                + Sentence($"{ledger.SuspicionFilings} reports of suspicion each need cash there, and whoever plays at the tables buys chips"));
        if (!FitsCage(plan))
        {
            yield break;
        }

        yield return new LeastCount(
            CasinoDefinition.TableGames,
            Least(plan, CasinoDefinition.TableGames, FitsTables),
            Sentence($"{plan.Count(CasinoDefinition.Financial)} cage rows buy and redeem chips, which are played at tables"));
        if (!FitsTables(plan))
        {
            yield break;
        }

        yield return new LeastCount(
            CasinoDefinition.Slots,
            Least(plan, CasinoDefinition.Slots, FitsVisits),
            Sentence($"the machines decide how many visitors a day has, and {plan.Count(CasinoDefinition.Compliance)} filings, ")
                + Sentence($"{plan.Count(CasinoDefinition.Financial)} cage rows and {plan.Count(CasinoDefinition.TableGames)} table rows need more"));

        var visitors = Days(plan, ledger).Max(d => d.Visitors);
        yield return new LeastCount(CasinoDefinition.Players, PlayerBook.LeastFor(plan.Knobs, visitors), Sentence(
            $"the busiest day has {visitors} visitors, each another active player, and {PlayerBook.InactivePercent(plan.Knobs)} of 100 players are not active"));
    }

    private static bool FitsCage(Plan plan)
    {
        var ledger = new Ledger(plan);
        var visits = new VisitLedger(plan, ledger);
        var chips = visits.Cage[(int)CageKind.ChipPurchase];
        return chips > 0
            && plan.Count(CasinoDefinition.Financial) > ledger.JackpotFilings
            && visits.Cage[(int)CageKind.CashIn] >= ledger.CurrencyFilings
            && visits.Cage[(int)CageKind.CashOut] >= ledger.SuspicionFilings
            && visits.Tables[(int)TableKind.RatingStart] <= MostRatingsOfVisit * chips
            && visits.Tables[(int)TableKind.BuyIn] <= MostRowsOfVisit * chips
            && visits.Tables[(int)TableKind.CashOut] <= MostRowsOfVisit * chips;
    }

    private static bool FitsTables(Plan plan)
    {
        var visits = new VisitLedger(plan, new Ledger(plan));
        return visits.Anchor > 0
            && visits.Cage[(int)CageKind.ChipPurchase] <= MostRowsOfVisit * visits.Anchor
            && visits.Cage[(int)CageKind.FrontMoneyDeposit] <= MostRowsOfVisit * visits.Anchor
            && visits.Cage[(int)CageKind.ChipRedemption] <= MostRowsOfVisit * visits.Anchor;
    }

    private static bool FitsVisits(Plan plan)
    {
        var ledger = new Ledger(plan);
        if (ledger.CurrencyFilings < 0)
        {
            // More machines have more jackpots than there are filings; what is asked of the filings tells that better.
            return true;
        }

        var visits = new VisitLedger(plan, ledger);
        var calendar = CasinoModel.CalendarOf(plan);
        var before = visits.Before(calendar, 0);
        foreach (var day in Days(plan, ledger))
        {
            var after = visits.Before(calendar, day.Day + 1);
            var quotas = after.Less(before);
            before = after;
            if (quotas.LeastVisitors > day.Visitors)
            {
                return false;
            }
        }

        return true;
    }

    private static string Named(KnobValues knobs)
    {
        var names = string.Join(", ", knobs.Set.Take(MostNamed).Select(k => k.Key));
        return knobs.Set.Count > MostNamed ? names + ", ..." : names;
    }

    private static FloorDay[] Days(Plan plan, Ledger ledger) => CasinoModel.OpenDays(
        Math.Max(plan.Days, plan.CountDays), new WorldKeys(plan.Seed, plan.World), CasinoModel.CalendarOf(plan), ledger, new VisitLedger(plan, ledger));

    /// <summary>The least count with which a plan fits: the plan's own where that does.</summary>
    private static long Least(Plan plan, string table, Func<Plan, bool> fits)
    {
        var count = plan.Count(table);
        if (fits(plan))
        {
            return 0;
        }

        long low = count, high = Math.Max(1, count);
        do
        {
            low = high;
            high *= 2;
        }
        while (high <= PlanRequest.MaxCount && !fits(plan.With(table, high)));

        if (high > PlanRequest.MaxCount && plan.Knobs.Set.Count > 0)
        {
            throw new PlanException($"No number of rows of {table} goes with the knobs that are set ({Named(plan.Knobs)}): the kinds of rows that need "
                + "each other are too unequal. Set some of them nearer to their defaults.");
        }

        while (high - low > 1 && high <= PlanRequest.MaxCount)
        {
            var middle = low + ((high - low) / 2);
            if (fits(plan.With(table, middle)))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
