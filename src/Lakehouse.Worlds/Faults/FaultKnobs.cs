using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>The knobs of planted faults, which every world has.</summary>
internal static class FaultKnobs
{
    public const int RateDecimals = 6;

    private static readonly string[] s_meanings =
    [
        "arrive hours to days after their load",
        "come twice",
        "are not there",
        "have an id or code in a broken form",
        "have a number or date that cannot be",
        "refer to something that exists nowhere",
        "have a value of another type, which could not be read",
        "have a value under another name of its column",
    ];

    /// <summary>The share of the rows of each table that are faulty; 0 for a lake without faults.</summary>
    public static Knob Rate { get; } = new(
        WorldDefinition.FaultRate,
        0,
        0,
        0.5m,
        RateDecimals,
        KnobScope.Structural,
        "The share of the rows of each bronze table that get a fault, each told in the answer key (the same as --faults).");

    /// <summary>How often each kind of fault comes, in the order of <see cref="FaultKind"/>.</summary>
    public static Knob[] Weights { get; } = [.. FaultKinds.Names.Select((name, i) => Knob.Weight(
        "faults." + name, 1, KnobScope.Structural, $"Weight of faulty rows that {s_meanings[i]}."))];

    public static IReadOnlyList<Knob> All { get; } = [Rate, .. Weights];
}
