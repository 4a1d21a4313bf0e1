using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The kinds of slot row whose numbers are dealt one by one; a pair is one deal that makes two rows.</summary>
internal enum SlotDeal
{
    Play,
    Meter,
    Bill,
    Ticket,
    Tilt,
    JackpotHigh,
    JackpotLow,
    DoorPair,
    PowerPair,
}

/// <summary>
/// The quotas that decide everything else, for the days that the plan counts: slot rows by kind, jackpots that cause
/// filings, filings that cause visits.
/// </summary>
internal sealed class Ledger
{
    public const int SlotDeals = 9;

    // Of 100 slot rows: plays, meters, bills, tickets, tilts, jackpots, door openings, closings, power off, power on.
    private static readonly int[] s_eventWeights = [70, 10, 5, 4, 3, 2, 2, 2, 1, 1];

    public Ledger(Plan plan)
    {
        var slots = plan.Count(CasinoDefinition.Slots);
        Machines = Math.Max(1, (long)((((UInt128)slots * 6) + (ulong)plan.CountDays * 100) / ((ulong)plan.CountDays * 200)));

        var events = Deal.Shares(slots, s_eventWeights);
        var doors = Math.Min(events[6], events[7]);
        var power = Math.Min(events[8], events[9]);
        var jackpots = events[5];
        // One machine has a price too small for a jackpot that is reported.
        var high = Machines < 2 ? 0 : jackpots * 3 / 10;
        var plays = slots - events[1] - events[2] - events[3] - events[4] - jackpots - (2 * doors) - (2 * power);
        Slots = [plays, events[1], events[2], events[3], events[4], high, jackpots - high, doors, power];

        var filings = plan.Count(CasinoDefinition.Compliance);
        JackpotFilings = high;
        SuspicionFilings = filings * 3 / 20;
        for (LeastFilings = high * 20 / 17; LeastFilings - (LeastFilings * 3 / 20) < high; LeastFilings++)
        {
        }

        CurrencyFilings = filings - JackpotFilings - SuspicionFilings;
        Visits = Math.Max(
            Math.Max(checked(Machines * 5 * plan.CountDays) / 2, (CurrencyFilings * 8 + 4) / 5),
            plan.Count(CasinoDefinition.Financial) / 4);
    }

    public long Machines { get; }

    /// <summary>Quotas by <see cref="SlotDeal"/>.</summary>
    public long[] Slots { get; }

    /// <summary>W-2G filings: one for each jackpot at or over the threshold.</summary>
    public long JackpotFilings { get; }

    public long SuspicionFilings { get; }

    /// <summary>The fewest filings of all kinds that leave room for those of jackpots.</summary>
    public long LeastFilings { get; }

    public long CurrencyFilings { get; }

    /// <summary>Visits before each cohort is fitted to its seats.</summary>
    public long Visits { get; }

    public static int RowsPerDeal(int deal) => deal is (int)SlotDeal.DoorPair or (int)SlotDeal.PowerPair ? 2 : 1;
}
