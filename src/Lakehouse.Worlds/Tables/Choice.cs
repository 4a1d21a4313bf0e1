using System.Text;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Tables;

/// <summary>The weights of one choice as knobs, in the order of what is chosen among.</summary>
internal sealed class Choice
{
    private readonly Knob[] _knobs;

    /// <param name="group">What the names of the knobs begin with.</param>
    /// <param name="scope">How far a change reaches.</param>
    /// <param name="among">What is chosen among, to end the sentence 'The weight of X among ...'.</param>
    /// <param name="weights">What is chosen, as it stands in the lake, with its weight.</param>
    public Choice(string group, KnobScope scope, string among, params (string Label, int Weight)[] weights)
        : this(group, scope, among, 0, 1_000, weights)
    {
    }

    /// <inheritdoc cref="Choice(string, KnobScope, string, ValueTuple{string, int}[])"/>
    public Choice(string group, KnobScope scope, string among, int least, int most, params (string Label, int Weight)[] weights)
    {
        Group = group;
        _knobs = new Knob[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var (label, weight) = weights[i];
            _knobs[i] = Knob.Weight($"{group}.{NameOf(label)}", weight, scope, $"The weight of {label} among {among}.", least, most);
        }
    }

    public string Group { get; }

    public IReadOnlyList<Knob> Knobs => _knobs;

    public int[] Weights(KnobValues values) => Array.ConvertAll(_knobs, knob => values.Units(knob));

    public Wheel Wheel(KnobValues values) => new(Weights(values));

    /// <summary>A label as the last part of a knob's name.</summary>
    public static string NameOf(string label)
    {
        var name = new StringBuilder(label.Length);
        foreach (var letter in label)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        return name.ToString();
    }
}
