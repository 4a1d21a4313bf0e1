using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.History;

namespace Lakehouse.Worlds.Tables;

/// <summary>The least count that a table can have under a plan, and why.</summary>
internal sealed record LeastCount(string Table, long Least, string Why);

/// <summary>What a world is before a plan: its name, version, tables, presets, and how it is opened.</summary>
public abstract class WorldDefinition
{
    /// <summary>The knob that asks for faults.</summary>
    public const string FaultRate = "faults.rate";

    /// <summary>The table that tells the planted faults; it is there only under a plan with faults.</summary>
    public const string AnswerKeyTable = "bronze_answer_key";

    private protected WorldDefinition()
    {
    }

    /// <summary>The worlds that can be made.</summary>
    public static IReadOnlyList<WorldDefinition> All { get; } = [new Casino.CasinoDefinition()];

    public abstract string Name { get; }

    public abstract int Version { get; }

    /// <summary>One sentence for people.</summary>
    public abstract string Description { get; }

    /// <summary>The business time zone of a plan that names none.</summary>
    public abstract string Zone { get; }

    /// <summary>The local hour at which a business day begins.</summary>
    public abstract int DayStartHour { get; }

    /// <summary>The tables that can be made, in order.</summary>
    public abstract IReadOnlyList<TableSchema> Tables { get; }

    /// <summary>The names that a plan has counts for, in order: every table of the world that has a count of its own.</summary>
    public abstract IReadOnlyList<string> CountNames { get; }

    /// <summary>Of <see cref="CountNames"/>, those that are stocks (players, stores): they do not grow with the window.</summary>
    public abstract IReadOnlyList<string> Stocks { get; }

    public abstract IReadOnlyList<Preset> Presets { get; }

    /// <summary>The numbers that a user may set, in order: the world's own, then those that every world has.</summary>
    public IReadOnlyList<Knob> Knobs => field ??= [.. OwnKnobs, .. FaultKnobs.All, .. HistoryKnobs.All];

    /// <summary>The tables of a lake with faults, in order, as it declares them.</summary>
    public IReadOnlyList<TableSchema> FaultyTables => field ??=
    [
        .. Tables.Select(t => Faults.Tables.Contains(t.Name) ? TableFaults.SchemaOf(new FaultColumns(t, Faults)) : t),
        AnswerKey.Schema,
    ];

    /// <summary>The table whose count decides the rows of <paramref name="table"/>: itself, but for companions written with another table.</summary>
    public abstract string CountOf(string table);

    /// <summary>Whether each day brings rows of its own to a table; false for stocks, and for what is told about other tables.</summary>
    public bool GrowsByDay(string table) => Tables.Any(t => t.Name == table) && !Stocks.Contains(CountOf(table));

    public static WorldDefinition Find(string name) =>
        All.FirstOrDefault(w => w.Name == name) ?? throw new PlanException(
            $"There is no world '{name}'{Nearest.Hint(name, All.Select(w => w.Name))}; 'lakehouse tables' lists the worlds.");

    /// <summary>The tables of a lake with or without faults.</summary>
    public IReadOnlyList<TableSchema> TablesOf(bool faulty) => faulty ? FaultyTables : Tables;

    public TableSchema Table(string name, bool faulty = false) =>
        TablesOf(faulty).FirstOrDefault(t => t.Name == name) ?? throw NoTable(name);

    /// <summary>The business day that an instant falls on.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="zone">The zone whose day is meant; null for the world's own.</param>
    public DateOnly BusinessDay(DateTimeOffset time, string? zone = null) => PlanMaker.BusinessDay(this, time, zone);

    public Plan MakePlan(PlanRequest request) => PlanMaker.Make(this, request);

    /// <summary>
    /// What the plan's other counts ask of a count, in the order in which they depend on each other. Counts that the
    /// user gave are refused below it, the others are raised to it.
    /// </summary>
    internal abstract IEnumerable<LeastCount> LeastCounts(Plan plan);

    /// <summary>Refuses knobs, each in its range, that no world can have together.</summary>
    internal abstract void CheckKnobs(Plan plan);

    internal PlanException NoTable(string name) => new(name == AnswerKeyTable
        ? $"The world {Name} has the table {name} only where faults are planted; give --faults and a rate, such as --faults 0.01."
        : $"The world {Name} has no table '{name}'{Nearest.Hint(name, Tables.Select(t => t.Name))}; 'lakehouse tables {Name}' lists them.");

    internal abstract IReadOnlyList<Knob> OwnKnobs { get; }

    internal abstract FaultRules Faults { get; }

    internal abstract IReadOnlyList<WorldTable> Open(Plan plan, PiiKey key);
}
