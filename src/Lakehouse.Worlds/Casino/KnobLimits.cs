using System.Globalization;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>What the knobs of a casino ask of each other, so that no plan is made that no floor can keep.</summary>
internal static class KnobLimits
{
    // A band has margins before and after its stays, and stretches down on a day whose clock goes forward.
    private const int LeastBand = 3_600;

    private const int StandardDay = 86_400;
    private const double MostPlayed = 0.7;

    private static readonly (Knob Least, Knob Most)[] s_ranges =
    [
        (SlotKnobs.PaceLeast, SlotKnobs.PaceMost), (SlotKnobs.PlayLeast, SlotKnobs.PlayMost),
        (PlayerKnobs.Excluded, PlayerKnobs.Suspended), (PlayerKnobs.TheoLeast, PlayerKnobs.TheoMost),
        (PlayerKnobs.WinLossLeast, PlayerKnobs.WinLossMost), (PlayerKnobs.PointsLeast, PlayerKnobs.PointsMost),
        (PlayerKnobs.LifetimeLeast, PlayerKnobs.LifetimeMost), (CageKnobs.CheckLeast, CageKnobs.CheckMost),
        (CageKnobs.FrontLeast, CageKnobs.FrontMost), (CageKnobs.WireLeast, CageKnobs.WireMost),
        (TableKnobs.PaceLeast, TableKnobs.PaceMost), (TableKnobs.DropLeast, TableKnobs.DropMost),
        (FilingKnobs.CurrencyFrom, FilingKnobs.CurrencyMost), (FilingKnobs.CurrencyFiledWithin, FilingKnobs.CurrencyDue),
        (FilingKnobs.SuspicionFiledWithin, FilingKnobs.SuspicionDue),
    ];

    public static void Check(KnobValues knobs)
    {
        if (knobs.Set.Count == 0)
        {
            return;
        }

        if (knobs[SlotKnobs.HoldMost] <= knobs[SlotKnobs.HoldLeast])
        {
            throw new PlanException($"The knob {SlotKnobs.HoldMost.Name} must be over {SlotKnobs.HoldLeast.Name}; raise the one or lower the other.");
        }

        foreach (var (least, most) in s_ranges)
        {
            if (knobs[most] < knobs[least])
            {
                throw new PlanException($"The knob {most.Name} ({Knob.Text(knobs[most])}) cannot be below {least.Name} ({Knob.Text(knobs[least])}); "
                    + "raise the one or lower the other.");
            }
        }

        CheckThresholds(knobs);
        CheckDeposits(knobs);
        CheckBets(knobs);
        CheckMachineDays(knobs);
        CheckBands(knobs);
        CheckPayouts(knobs);
        CheckJackpots(knobs);
    }

    private static void CheckThresholds(KnobValues knobs)
    {
        var (reported, structuring) = (knobs[FilingKnobs.CurrencyFrom], knobs[FilingKnobs.StructuringFrom]);
        if (structuring * 2 <= reported + 1 || structuring >= reported)
        {
            throw new PlanException($"The knob {FilingKnobs.StructuringFrom.Name} ({Knob.Text(structuring)}) must be over half of "
                + $"{FilingKnobs.CurrencyFrom.Name} ({Knob.Text(reported)}) and below it; set it to {Knob.Text(decimal.Floor(reported * 0.8m))}, for instance.");
        }

        if (knobs[FilingKnobs.WireFrom] >= knobs[CageKnobs.WireMost])
        {
            throw new PlanException($"The knob {FilingKnobs.WireFrom.Name} ({Knob.Text(knobs[FilingKnobs.WireFrom])}) must be below "
                + $"{CageKnobs.WireMost.Name} ({Knob.Text(knobs[CageKnobs.WireMost])}), or no wire could be over it.");
        }
    }

    private static void CheckDeposits(KnobValues knobs)
    {
        if (CageKnobs.DepositMethods.Weights(knobs)[1..].Sum() == 0)
        {
            throw new PlanException($"The knobs {CageKnobs.DepositMethods.Group}.check and {CageKnobs.DepositMethods.Group}.wire cannot both be 0: "
                + "a visit without a currency report brings its front money without cash. Give one of them a weight.");
        }
    }

    private static void CheckBets(KnobValues knobs)
    {
        foreach (var limits in TableKnobs.Low.Concat(TableKnobs.High).SelectMany(game => game))
        {
            var most = knobs[limits.Least] * (1 + (knobs[TableKnobs.BetSpread] / 100));
            if (knobs[limits.Most] < most)
            {
                throw new PlanException($"The knob {limits.Most.Name} ({Knob.Text(knobs[limits.Most])}) must be {Knob.Text(most)} at least: players bet "
                    + $"up to {Knob.Text(knobs[TableKnobs.BetSpread])} percent ({TableKnobs.BetSpread.Name}) over {limits.Least.Name} "
                    + $"({Knob.Text(knobs[limits.Least])}) on average. Raise the one or lower the others.");
            }
        }
    }

    // Every machine is played in each band of a day, and gives a ticket in each at most; whole rows may be one off the mean.
    private static void CheckMachineDays(KnobValues knobs)
    {
        var weekdays = CalendarKnobs.Weekdays.Weights(knobs);
        var events = SlotKnobs.Events.Weights(knobs);
        var rows = 1_000.0 / knobs.Units(SlotKnobs.Machines) / events.Sum() / weekdays.Average();
        var plays = rows * events[0] * weekdays.Min();
        if (plays < GamingCalendar.Bands + 1)
        {
            throw new PlanException(string.Create(CultureInfo.InvariantCulture, $"With these knobs a machine has {plays:F1} play rows on the slowest weekday and needs ")
                + $"one in each of ten bands: lower {SlotKnobs.Machines.Name}, raise {SlotKnobs.Events.Group}.game_play, or make "
                + $"{CalendarKnobs.Weekdays.Group} more equal.");
        }

        var tickets = rows * events[3] * weekdays.Max();
        if (tickets > GamingCalendar.Bands - 1)
        {
            throw new PlanException(string.Create(CultureInfo.InvariantCulture, $"With these knobs a machine gives {tickets:F1} tickets on the busiest weekday, and each ")
                + $"ends one of its ten stays: lower {SlotKnobs.Events.Group}.ticket_out, raise {SlotKnobs.Machines.Name}, or make "
                + $"{CalendarKnobs.Weekdays.Group} more equal.");
        }
    }

    private static void CheckBands(KnobValues knobs)
    {
        var edges = new DayShape(knobs).BandEdges(StandardDay);
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            if (edges[band + 1] - edges[band] < LeastBand)
            {
                throw new PlanException($"With the knobs {CalendarKnobs.Hours.Group} a tenth of the day's business falls within an hour; "
                    + $"lower {BusiestHour(knobs).Name} or raise the others.");
            }
        }
    }

    private static Knob BusiestHour(KnobValues knobs) => CalendarKnobs.Hours.Knobs.MaxBy(hour => knobs[hour])!;

    private static void CheckPayouts(KnobValues knobs)
    {
        var table = new PayTable(knobs);
        foreach (var hold in (Knob[])[SlotKnobs.HoldLeast, SlotKnobs.HoldMost])
        {
            if (!table.Fits(knobs.Units(hold, MachineFloor.HoldUnits)))
            {
                throw new PlanException($"With the knobs {SlotKnobs.Payouts.Group} a machine of {hold.Name} ({Knob.Text(knobs[hold])}) cannot pay what it "
                    + "should: a game would win more often than it is played, or the half bet is too seldom to make the sum exact. "
                    + "Give some of the weight to larger multiples, or more to the half bet.");
            }
        }
    }

    private static void CheckJackpots(KnobValues knobs)
    {
        var prices = new PriceBook(knobs);
        var share = knobs[SlotKnobs.HighShare];
        if (share > 0 && prices.HighWeightBefore(prices.Cycle) == 0)
        {
            throw new PlanException($"No machine can give a jackpot of {FilingKnobs.JackpotFrom.Name} ({Knob.Text(knobs[FilingKnobs.JackpotFrom])}) or more: "
                + $"lower it, give {SlotKnobs.HighByPrice.Group} or {SlotKnobs.Denominations.Group} weight to larger prices, or set {SlotKnobs.HighShare.Name} to 0.");
        }

        if (share < 100 && prices.LowWeightBefore(prices.Cycle) == 0)
        {
            throw new PlanException($"No machine can give a jackpot below {FilingKnobs.JackpotFrom.Name} ({Knob.Text(knobs[FilingKnobs.JackpotFrom])}): "
                + $"raise it, give {SlotKnobs.LowByPrice.Group} or {SlotKnobs.Denominations.Group} weight to smaller prices, or set {SlotKnobs.HighShare.Name} to 100.");
        }

        for (var i = 0; i < prices.Denominations.Length; i++)
        {
            CheckEffect(SlotKnobs.HighByPrice.Knobs[i], prices.Denominations[i].MeanHigh, "none", "lower");
            CheckEffect(SlotKnobs.LowByPrice.Knobs[i], prices.Denominations[i].MeanLow, "every one", "raise");
        }

        var (hold, cost) = HouseOf(knobs, prices);
        if (cost > hold)
        {
            throw new PlanException(string.Create(
                CultureInfo.InvariantCulture,
                $"With these knobs the machines would hold {hold:F2} percent of the wagers and pay {cost:F2} percent as jackpots: the house would lose. ")
                + $"Lower {SlotKnobs.HighShare.Name} or {SlotKnobs.Events.Group}.jackpot, or raise slots.credits or {SlotKnobs.HoldLeast.Name}.");
        }

        void CheckEffect(Knob weight, double mean, string reaching, string remedy)
        {
            if (mean == 0 && knobs[weight] > 0 && knobs[weight] != weight.Default)
            {
                throw new PlanException($"The knob {weight.Name} ({Knob.Text(knobs[weight])}) would change nothing: of the jackpots at that price "
                    + $"{reaching} reaches {FilingKnobs.JackpotFrom.Name}. Set it to 0, or {remedy} {FilingKnobs.JackpotFrom.Name} "
                    + $"({Knob.Text(knobs[FilingKnobs.JackpotFrom])}).");
            }
        }
    }

    /// <summary>Of the wagers that a floor can expect, the percent that machines hold and the percent that jackpots cost.</summary>
    private static (double Hold, double Cost) HouseOf(KnobValues knobs, PriceBook prices)
    {
        var style = new PlayStyle(knobs);
        var events = SlotKnobs.Events.Weights(knobs);
        var rows = 1_000.0 / knobs.Units(SlotKnobs.Machines) / events.Sum();
        var (plays, jackpots) = (rows * events[0], rows * events[5]);
        var games = plays * style.MeanGames * Math.Min(1, MostPlayed * StandardDay / (plays * style.MeanSeconds));
        double wagers = 0, high = 0, low = 0;
        for (var machine = 0; machine < prices.Cycle; machine++)
        {
            var price = prices.Of(machine);
            wagers += games * style.MeanStake * price.BaseCredits * price.Cents;
            high += price.HighWeight * price.MeanHigh;
            low += price.LowWeight * price.MeanLow;
        }

        var share = knobs.Units(SlotKnobs.HighShare) / 100.0;
        var paid = jackpots * prices.Cycle * (
            (share * high / Math.Max(1, prices.HighWeightBefore(prices.Cycle)))
            + ((1 - share) * low / Math.Max(1, prices.LowWeightBefore(prices.Cycle))));
        return ((double)(knobs[SlotKnobs.HoldLeast] + knobs[SlotKnobs.HoldMost]) / 2, 100 * paid / Math.Max(1, wagers));
    }
}
