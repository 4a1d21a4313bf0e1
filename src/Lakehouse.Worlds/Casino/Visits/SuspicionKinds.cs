using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>The kinds of suspicious activity reports by number: dealt in turn, by the weights of a plan's knobs.</summary>
internal sealed class SuspicionKinds
{
    private readonly CyclePools _kinds;
    private readonly CyclePools _others;

    public SuspicionKinds(KnobValues knobs)
    {
        var pattern = Deal.Pattern(FilingKnobs.SuspicionKinds.Weights(knobs));
        _kinds = new CyclePools(pattern, (int)SuspicionKind.None);
        _others = new CyclePools(Array.ConvertAll(pattern, kind => kind == (byte)SuspicionKind.Structuring ? (byte)0 : (byte)1), 2);
    }

    public SuspicionKind Of(long number) => (SuspicionKind)_kinds.ClassOf(number);

    /// <summary>Reports of the kind among those numbered below <paramref name="number"/>.</summary>
    public long Before(SuspicionKind kind, long number) => _kinds.Before((int)kind, number);

    /// <summary>The number of the report that is the so-manieth of those that are not structuring.</summary>
    public long OtherAt(long index) => _others.IndexOf(1, index);
}
