using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>The prices of a credit under a plan's knobs, and which machines have which.</summary>
internal sealed class PriceBook
{
    private static readonly int[] s_cents = [1, 5, 25, 100, 500, 2_500, 10_000];

    private readonly byte[] _priceOf;
    private readonly int[] _highBefore;
    private readonly int[] _lowBefore;

    public PriceBook(KnobValues knobs)
    {
        var multipliers = SlotKnobs.Multipliers.Weights(knobs);
        var high = SlotKnobs.HighByPrice.Weights(knobs);
        var low = SlotKnobs.LowByPrice.Weights(knobs);
        var reportedFrom = knobs[FilingKnobs.JackpotFrom];
        Denominations = [.. s_cents.Select((cents, i) =>
            new Denomination(cents, knobs.Units(SlotKnobs.Credits[i]), high[i], low[i], multipliers, (long)(reportedFrom * 100)))];
        _priceOf = Deal.Pattern(SlotKnobs.Denominations.Weights(knobs));
        _highBefore = WeightsBefore(d => d.HighWeight);
        _lowBefore = WeightsBefore(d => d.LowWeight);
    }

    public Denomination[] Denominations { get; }

    /// <summary>After so many machines their prices repeat.</summary>
    public int Cycle => _priceOf.Length;

    public Denomination Of(long machine) => Denominations[_priceOf[(int)(machine % _priceOf.Length)]];

    public long HighWeightBefore(long machine) => WeightBefore(_highBefore, machine);

    public long LowWeightBefore(long machine) => WeightBefore(_lowBefore, machine);

    private long WeightBefore(int[] before, long machine) =>
        (machine / _priceOf.Length * before[^1]) + before[(int)(machine % _priceOf.Length)];

    private int[] WeightsBefore(Func<Denomination, int> weight)
    {
        var before = new int[_priceOf.Length + 1];
        for (var i = 0; i < _priceOf.Length; i++)
        {
            before[i + 1] = before[i] + weight(Denominations[_priceOf[i]]);
        }

        return before;
    }
}

/// <summary>What a price of a credit means for play and jackpots.</summary>
internal sealed class Denomination
{
    // Jackpots pay a multiple of a thousand credits.
    private static readonly int[] s_multipliers = [1, 2, 5, 10, 50];

    private readonly long[] _high;
    private readonly long[] _low;
    private readonly Wheel _highWheel;
    private readonly Wheel _lowWheel;

    /// <param name="cents">The price of one credit.</param>
    /// <param name="baseCredits">Credits of an ordinary game.</param>
    /// <param name="highWeight">How likely a machine of it is to give a jackpot that is reported.</param>
    /// <param name="lowWeight">The same for a smaller jackpot.</param>
    /// <param name="multiplierWeights">How likely each multiple is.</param>
    /// <param name="reportedFrom">What a jackpot is reported from, in cents.</param>
    public Denomination(int cents, int baseCredits, int highWeight, int lowWeight, int[] multiplierWeights, long reportedFrom)
    {
        Cents = cents;
        BaseCredits = baseCredits;
        (_high, _highWheel) = Fitting(amount => amount >= reportedFrom);
        (_low, _lowWheel) = Fitting(amount => amount < reportedFrom);
        HighWeight = _highWheel.Total > 0 ? highWeight : 0;
        LowWeight = _lowWheel.Total > 0 ? lowWeight : 0;
        MeanHigh = Mean(_high, _highWheel);
        MeanLow = Mean(_low, _lowWheel);

        (long[] Amounts, Wheel Wheel) Fitting(Func<long, bool> fits)
        {
            var all = Enumerable.Range(0, s_multipliers.Length).Where(i => fits(1_000L * cents * s_multipliers[i])).ToArray();
            return ([.. all.Select(i => 1_000L * cents * s_multipliers[i])], new Wheel([.. all.Select(i => multiplierWeights[i])]));
        }
    }

    public int Cents { get; }

    public int BaseCredits { get; }

    /// <summary>The weight for a jackpot that is reported: none where no multiple reaches the threshold.</summary>
    public int HighWeight { get; }

    /// <summary>The weight for a smaller jackpot: none where every multiple reaches the threshold.</summary>
    public int LowWeight { get; }

    /// <summary>The mean of jackpots that are reported, in cents.</summary>
    public double MeanHigh { get; }

    /// <summary>The mean of the others, in cents.</summary>
    public double MeanLow { get; }

    /// <summary>The amount of a jackpot in cents.</summary>
    public long Jackpot(bool high, ulong mix) => high ? _high[_highWheel.Pick(mix)] : _low[_lowWheel.Pick(mix)];

    private static double Mean(long[] amounts, Wheel wheel)
    {
        double sum = 0;
        for (var i = 0; i < amounts.Length; i++)
        {
            sum += (double)amounts[i] * wheel.WeightOf(i);
        }

        return wheel.Total == 0 ? 0 : sum / wheel.Total;
    }
}
