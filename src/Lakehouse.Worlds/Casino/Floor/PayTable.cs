using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>How often a machine pays each multiple, under a plan's knobs: in the proportions of the weights, as its hold allows.</summary>
internal sealed class PayTable
{
    private const long Lanes = 65_536;
    private const long Whole = 1_000_000;

    // Rounding the other multiples moves the lanes of the half bet by less than this.
    private const long MostRest = 170;

    private readonly int[] _weights;
    private readonly long _halfBets;

    public PayTable(KnobValues knobs)
    {
        _weights = SlotKnobs.Payouts.Weights(knobs);
        for (var prize = 0; prize < Payout.Prizes; prize++)
        {
            _halfBets += (long)_weights[prize] * Payout.HalfBetsOf(prize);
        }
    }

    /// <summary>Of 65,536 games those that win a multiple, on a machine that returns so many millionths of its wagers.</summary>
    public long LanesOf(int prize, long returned) =>
        ((Lanes * _weights[prize] * returned * 4) + (_halfBets * Whole)) / (_halfBets * 2 * Whole);

    /// <summary>Whether a machine of this hold, in ten-thousandths of a percent, wins seldom enough and its half bets can take the rest.</summary>
    public bool Fits(int hold)
    {
        long lanes = 0;
        for (var prize = 0; prize < Payout.Prizes; prize++)
        {
            lanes += LanesOf(prize, Whole - hold);
        }

        return lanes + MostRest < Lanes && LanesOf(Payout.Prizes - 1, Whole - hold) > MostRest;
    }
}
