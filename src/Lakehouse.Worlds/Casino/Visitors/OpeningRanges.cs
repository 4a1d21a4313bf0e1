using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>What players begin with, under a plan's knobs.</summary>
internal sealed class OpeningRanges(KnobValues knobs)
{
    public int MostVisits { get; } = knobs.Units(PlayerKnobs.OpeningVisits);

    /// <summary>In dollars, by tier.</summary>
    public int[] TheoBases { get; } = Array.ConvertAll(PlayerKnobs.TheoBases, knob => knobs.Units(knob));

    /// <summary>By tier.</summary>
    public int[] PointBases { get; } = Array.ConvertAll(PlayerKnobs.PointBases, knob => knobs.Units(knob));

    /// <summary>In thousandths.</summary>
    public Range Theo { get; } = Of(knobs, PlayerKnobs.TheoLeast, PlayerKnobs.TheoMost, 1_000);

    /// <inheritdoc cref="Theo"/>
    public Range WinLoss { get; } = Of(knobs, PlayerKnobs.WinLossLeast, PlayerKnobs.WinLossMost, 1_000);

    /// <inheritdoc cref="Theo"/>
    public Range Points { get; } = Of(knobs, PlayerKnobs.PointsLeast, PlayerKnobs.PointsMost, 1_000);

    /// <summary>In hundredths.</summary>
    public Range Lifetime { get; } = Of(knobs, PlayerKnobs.LifetimeLeast, PlayerKnobs.LifetimeMost, 100);

    private static Range Of(KnobValues knobs, Knob least, Knob most, int units) => new(knobs.Units(least, units), knobs.Units(most, units));

    /// <summary>Whole numbers from least to most.</summary>
    internal readonly record struct Range(int Least, int Most)
    {
        public long Draw(ulong mix) => Least + Mix.Below(mix, Most - Least + 1);
    }
}
