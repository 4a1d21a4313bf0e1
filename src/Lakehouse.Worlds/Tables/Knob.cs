using System.Globalization;

namespace Lakehouse.Worlds.Tables;

/// <summary>How far a change of a knob reaches.</summary>
public enum KnobScope
{
    /// <summary>Only rows that follow from it change: a price, a rate, a threshold.</summary>
    Local,

    /// <summary>It moves what is dealt to whom, so most rows of the tables that it names change.</summary>
    Structural,
}

/// <summary>A number of a world that a user may set.</summary>
/// <param name="Name">Its name, lower case; those of one choice share what stands before the last dot.</param>
/// <param name="Default">The value that a plan has which does not name it.</param>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Decimals">The digits after the point that count.</param>
/// <param name="Scope">How far a change reaches.</param>
/// <param name="Description">One sentence for people, with the unit.</param>
public sealed record Knob(string Name, decimal Default, decimal Least, decimal Most, int Decimals, KnobScope Scope, string Description)
{
    /// <summary>Whether it is one of the weights of a choice, which may not all be zero.</summary>
    public bool IsWeight { get; init; }

    /// <summary>What stands before the last dot of the name; empty where it has none.</summary>
    public string Group => Name[..Math.Max(0, Name.LastIndexOf('.'))];

    /// <summary>One of the weights of a choice: a whole number, whose share is its part of the sum.</summary>
    public static Knob Weight(string name, int value, KnobScope scope, string description, int least = 0, int most = MostWeight) =>
        new(name, value, least, most, 0, scope, description) { IsWeight = true };

    /// <summary>A value as text: no zeros that say nothing, no culture.</summary>
    public static string Text(decimal value) => Canonical(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>The value without zeros at its end, so that equal values are written alike.</summary>
    public static decimal Canonical(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>Refuses, by name and range, a value that the knob cannot have.</summary>
    internal void Check(decimal value)
    {
        if (value < Least || value > Most)
        {
            throw new PlanException($"The knob {Name} cannot be {Text(value)}; it is from {Text(Least)} to {Text(Most)} (default {Text(Default)}).");
        }

        if (decimal.Round(value, Decimals) != value)
        {
            throw new PlanException(Decimals == 0
                ? $"The knob {Name} cannot be {Text(value)}; it is a whole number from {Text(Least)} to {Text(Most)}."
                : $"The knob {Name} cannot be {Text(value)}; it has {Decimals.ToString(CultureInfo.InvariantCulture)} digits after the point at most.");
        }
    }

    private const int MostWeight = 1_000;
}
