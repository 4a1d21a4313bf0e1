using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>How machines are played under a plan's knobs.</summary>
internal sealed class PlayStyle
{
    private const int Lanes = 65_536;

    public PlayStyle(KnobValues knobs)
    {
        PaceLeast = knobs.Units(SlotKnobs.PaceLeast);
        PaceSpread = knobs.Units(SlotKnobs.PaceMost) - PaceLeast + 1;
        PlayLeast = knobs.Units(SlotKnobs.PlayLeast);
        PlaySpread = knobs.Units(SlotKnobs.PlayMost) - PlayLeast;
        var stakes = SlotKnobs.Stakes.Weights(knobs);
        var all = stakes.Sum();
        HalfBelow = (int)((long)Lanes * stakes[0] / all);
        TwiceFrom = (int)((long)Lanes * (stakes[0] + stakes[1]) / all);
        MeanStake = ((0.5 * stakes[0]) + stakes[1] + (2.0 * stakes[2])) / all;
    }

    /// <summary>Games an hour at least.</summary>
    public int PaceLeast { get; }

    /// <summary>How many paces there are.</summary>
    public int PaceSpread { get; }

    /// <summary>Seconds that a play row sums at least.</summary>
    public int PlayLeast { get; }

    /// <summary>How many seconds more it may sum.</summary>
    public int PlaySpread { get; }

    /// <summary>Lanes of chance below this stake half of the usual credits.</summary>
    public int HalfBelow { get; }

    /// <summary>Lanes from this on stake twice the usual credits.</summary>
    public int TwiceFrom { get; }

    /// <summary>The mean stake in usual credits.</summary>
    public double MeanStake { get; }

    /// <summary>The mean number of games of a play row that no band cuts short.</summary>
    public double MeanGames => MeanSeconds * (PaceLeast + ((PaceSpread - 1) / 2.0)) / 3_600;

    /// <summary>The mean seconds of a play row that no band cuts short.</summary>
    public double MeanSeconds => PlayLeast + (PlaySpread / 3.0);
}
