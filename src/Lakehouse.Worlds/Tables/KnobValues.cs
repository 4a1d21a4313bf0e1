namespace Lakehouse.Worlds.Tables;

/// <summary>The knobs of a plan: those set to another value than their default, in the world's order.</summary>
public sealed class KnobValues
{
    private readonly Dictionary<string, decimal> _set;

    private KnobValues(IReadOnlyList<KeyValuePair<string, decimal>> set)
    {
        Set = set;
        _set = set.ToDictionary();
    }

    /// <summary>No knob is set.</summary>
    public static KnobValues None { get; } = new([]);

    /// <summary>What differs from the defaults; a value that is the default is no change.</summary>
    public IReadOnlyList<KeyValuePair<string, decimal>> Set { get; }

    public decimal this[Knob knob] => _set.TryGetValue(knob.Name, out var value) ? value : knob.Default;

    /// <summary>The value in units of a power of ten, such as cents of a knob in dollars.</summary>
    public int Units(Knob knob, int unitsOfOne = 1) => (int)(this[knob] * unitsOfOne);

    /// <summary>The values of a world's knobs; unknown names and values out of range are refused by name.</summary>
    internal static KnobValues Of(WorldDefinition world, IEnumerable<KeyValuePair<string, decimal>> given)
    {
        var asked = new Dictionary<string, decimal>();
        foreach (var (name, value) in given)
        {
            var knob = world.Knobs.FirstOrDefault(k => k.Name == name) ?? throw new PlanException(
                $"The world {world.Name} has no knob '{name}'{Nearest.Hint(name, world.Knobs.Select(k => k.Name))}; "
                    + $"'lakehouse tables {world.Name} --knobs' lists them.");
            knob.Check(value);
            asked[name] = Knob.Canonical(value);
        }

        if (asked.Count == 0)
        {
            return None;
        }

        var values = new KnobValues([.. world.Knobs
            .Where(k => asked.TryGetValue(k.Name, out var value) && value != k.Default)
            .Select(k => KeyValuePair.Create(k.Name, asked[k.Name]))]);
        foreach (var group in world.Knobs.Where(k => k.IsWeight).GroupBy(k => k.Group))
        {
            if (group.Sum(k => values[k]) == 0)
            {
                throw new PlanException($"The weights {group.Key} are all 0; leave one of them over 0.");
            }
        }

        return values;
    }
}
