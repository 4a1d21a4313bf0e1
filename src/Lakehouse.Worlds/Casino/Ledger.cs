using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
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

    public Ledger(Plan plan)
    {
        var knobs = plan.Knobs;
        var days = (ulong)plan.CountDays;
        var slots = plan.Count(CasinoDefinition.Slots);
        var machinesOf = (ulong)knobs.Units(SlotKnobs.Machines);
        Machines = Math.Max(1, (long)((((UInt128)slots * 2 * machinesOf) + (days * 1_000)) / (days * 2_000)));
        Prices = new PriceBook(knobs);
        CardedPercent = knobs.Units(SlotKnobs.CardedShare);

        var events = Deal.Shares(slots, SlotKnobs.Events.Weights(knobs));
        var doors = Math.Min(events[6], events[7]);
        var power = Math.Min(events[8], events[9]);
        // A small floor may have no machine whose price allows a jackpot that is reported, or one that is not.
        var canBeLow = Prices.LowWeightBefore(Machines) > 0;
        var high = Prices.HighWeightBefore(Machines) == 0 ? 0
            : canBeLow ? events[5] * knobs.Units(SlotKnobs.HighShare) / 100
            : events[5];
        var low = canBeLow ? events[5] - high : 0;
        var plays = slots - events[1] - events[2] - events[3] - events[4] - high - low - (2 * doors) - (2 * power);
        Slots = [plays, events[1], events[2], events[3], events[4], high, low, doors, power];

        var filings = plan.Count(CasinoDefinition.Compliance);
        JackpotFilings = high;
        var suspicious = knobs.Units(FilingKnobs.SuspicionShare);
        SuspicionFilings = filings * suspicious / 100;
        LeastFilings = high == 0 ? 0 : ((high - 1) * 100 / (100 - suspicious)) + 1;
        CurrencyFilings = filings - JackpotFilings - SuspicionFilings;
        Visits = Math.Max(
            Math.Max(checked(Machines * knobs.Units(SlotKnobs.Visits, 10) * plan.CountDays) / 10, (CurrencyFilings * 8 + 4) / 5),
            plan.Count(CasinoDefinition.Financial) / 4);
    }

    public long Machines { get; }

    public PriceBook Prices { get; }

    /// <summary>Of 100 stays at machines, those with a card.</summary>
    public int CardedPercent { get; }

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
