using System.CommandLine;
using System.Globalization;
using Lakehouse.Generation;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Options;

/// <summary>The options that decide a plan; the same for every verb that makes rows from one.</summary>
internal sealed class PlanOptions
{
    private const string TableGamesWorld = "casino";
    private const string TableGames = "bronze_table_games";

    /// <summary>The count options of the seeds and the tables that they count.</summary>
    private readonly CountOption[] _counts =
    [
        new("--slots", "casino", "bronze_slot_telemetry", "Rows of slot telemetry; alone, only that table is written."),
        new("--players", "casino", "bronze_player_profile", "Players; alone, only their tables are written."),
        new("--financial", "casino", "bronze_financial_txn", "Cage transactions; alone, only that table is written."),
        new("--security", "casino", "bronze_security_events", "Security events; alone, only that table is written."),
        new("--compliance", "casino", "bronze_compliance", "Filings; alone, only that table is written."),
    ];

    private readonly Option<string> _scale = new("--scale")
    {
        Description = "demo, small, medium (default), large, xlarge, or a factor of large such as 0.5 or 100.",
        HelpName = "scale",
    };

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "All tables with the seed's counts, whatever the days.",
    };

    private readonly Option<string> _days = new("--days", "-d")
    {
        Description = "Business days in the window (default 30; demo 7).",
        HelpName = "n",
    };

    private readonly Option<string> _start = new("--start") { Description = "The first business day.", HelpName = "date" };

    private readonly Option<string> _end = new("--end")
    {
        Description = "The business day after the last (default 2026-01-01), or today.",
        HelpName = "date|today",
    };

    private readonly Option<string> _seed = new("--seed", "-s")
    {
        Description = "Another seed, another world (default 42).",
        HelpName = "n",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A knob of the world and its value; once for each (see tables <world> --knobs).",
        HelpName = "knob=value",
    };

    private readonly Option<string> _worldFile = new("--world-file")
    {
        Description = "Knobs from a YAML file; what --set gives stands over it.",
        HelpName = "file",
    };

    private readonly Option<string> _faults =
        Faults("The share of the bronze rows that get a fault, such as 0.01; the table bronze_answer_key names each.");

    private readonly Option<bool> _includePii = new("--include-pii") { Description = "Personal data as it is, instead of masked." };

    private readonly Option<string> _piiKeyFile = new("--pii-key-file")
    {
        Description = "The key of the hashes: a file of at least 16 bytes.",
        HelpName = "file",
    };

    private readonly Option<string> _planFile = new("--plan-file")
    {
        Description = "A plan from a file (see generate --plan) instead of the options above; "
            + "--days or --end keep its rates over another window.",
        HelpName = "file",
    };

    private readonly Option<string> _tables = new("--tables")
    {
        Description = "Only these tables: names with commas. A number counts table games, as --slots counts slot rows.",
        HelpName = "a,b|n",
    };

    public void AddTo(Command command, bool withTables)
    {
        foreach (var option in All(withTables))
        {
            command.Add(option);
        }
    }

    /// <summary>The first of these options that the command line has.</summary>
    public string? FirstGiven(ParseResult result) =>
        All(withTables: true).FirstOrDefault(o => result.GetResult(o) is { Implicit: false })?.Name;

    /// <summary>The world under the plan that the command line asks for.</summary>
    public World Open(ParseResult result, string world, TimeProvider clock)
    {
        var (plan, key) = Plan(result, world, clock);
        return World.Open(plan, key);
    }

    public (Plan Plan, PiiKey? Key) Plan(ParseResult result, string world, TimeProvider clock)
    {
        var definition = WorldDefinition.Find(world);
        var key = result.GetValue(_piiKeyFile) is { } file ? InputFile.ReadKey(file, _piiKeyFile.Name) : null;
        if (result.GetValue(_planFile) is not { } planFile)
        {
            var request = Request(result, definition, clock) with { PiiKey = key };
            return (definition.MakePlan(request), key);
        }

        Option[] excluded = [_scale, _all, _start, _seed, _faults, _set, _worldFile, _includePii, .. _counts.Select(c => c.Option)];
        if (excluded.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
        {
            throw new InputException($"--plan-file holds the whole plan, so {other.Name} cannot be given with it; leave one of them out.");
        }

        if (result.GetValue(_tables) is { } count && IsCount(count))
        {
            throw new InputException($"--plan-file holds the whole plan, so the count --tables {count} cannot be given with it; leave one of them out.");
        }

        var plan = InputFile.ReadPlan(planFile, _planFile.Name);
        return plan.World == world
            ? (plan.Until(EndOf(result, plan, definition, clock)), key)
            : throw new InputException($"The plan in {planFile} is of the world {plan.World}, and {world} was asked; "
                + "name the world of the plan.");
    }

    /// <summary>The end of a plan from a file, or the one that the command line gives it.</summary>
    private DateOnly EndOf(ParseResult result, Plan plan, WorldDefinition world, TimeProvider clock)
    {
        var byDays = Days(result) is { } days ? plan.Start.AddDays(days) : (DateOnly?)null;
        var end = End(result, world, plan.Zone, clock);
        return byDays is null || end is null || byDays == end
            ? byDays ?? end ?? plan.End
            : throw new InputException($"--days {result.GetValue(_days)} and --end {result.GetValue(_end)} give a plan that starts on "
                + $"{Text(plan.Start)} two ends; leave one of them out.");
    }

    /// <summary>
    /// The tables that the command line chooses: those of --tables, else those of the counts given where nothing asks for
    /// all, else all.
    /// </summary>
    public IReadOnlyList<WorldTable> Choose(ParseResult result, World world)
    {
        var list = result.GetValue(_tables);
        if (list is not null && !IsCount(list))
        {
            return [.. Names(list).Select(world.Table)];
        }

        var counted = _counts.Where(c => result.GetValue(c.Option) is not null).Select(c => c.Table).ToHashSet();
        if (list is not null)
        {
            counted.Add(TableGames);
        }

        if (counted.Count == 0 || result.GetValue(_all) || result.GetValue(_scale) is not null)
        {
            return world.Tables;
        }

        // Faulty rows without the answers to them would be of little use.
        var definition = WorldDefinition.Find(world.Plan.World);
        return [.. world.Tables.Where(t => t.Name == WorldDefinition.AnswerKeyTable || counted.Contains(definition.CountOf(t.Name)))];
    }

    /// <summary>The names in the value of --tables.</summary>
    public static IReadOnlyList<string> Names(string list)
    {
        var names = list.Split(',', StringSplitOptions.TrimEntries);
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"--tables names '{twice.Key}' twice; once is enough.");
        }

        return names;
    }

    /// <summary>The option for the rate of faults.</summary>
    public static Option<string> Faults(string help) => new("--faults") { Description = help, HelpName = "rate" };

    /// <summary>The value of <see cref="Faults"/>.</summary>
    public static decimal FaultRate(string text, WorldDefinition world)
    {
        var knob = world.Knobs.First(k => k.Name == WorldDefinition.FaultRate);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            && rate <= knob.Most && decimal.Round(rate, knob.Decimals) == rate
            ? rate
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"--faults takes a rate from {Knob.Text(knob.Least)} to {Knob.Text(knob.Most)} with {knob.Decimals} digits after the "
                    + $"point at most, and '{text}' was given."));
    }

    // The seed's own option of this name is a count.
    private static bool IsCount(string list) => list.Length > 0 && list.All(char.IsAsciiDigit);

    private PlanRequest Request(ParseResult result, WorldDefinition world, TimeProvider clock)
    {
        var counts = new Dictionary<string, long>();
        foreach (var count in _counts)
        {
            if (result.GetValue(count.Option) is not { } text)
            {
                continue;
            }

            if (count.World != world.Name)
            {
                throw new InputException($"{count.Option.Name} counts a table of the world {count.World}, and {world.Name} was asked.");
            }

            counts[count.Table] = Values.Whole(text, count.Option.Name, 1, PlanRequest.MaxCount);
        }

        if (result.GetValue(_tables) is { } list && IsCount(list))
        {
            counts[TableGames] = world.Name == TableGamesWorld
                ? Values.Whole(list, "--tables", 1, PlanRequest.MaxCount)
                : throw new InputException($"--tables {list} counts a table of the world {TableGamesWorld}, and {world.Name} was asked.");
        }

        var (knobs, zone) = KnobInput.Read(result.GetValue(_worldFile), Settings(result, world), world);
        return new PlanRequest
        {
            Knobs = knobs,
            Zone = zone,
            Scale = result.GetValue(_scale),
            All = result.GetValue(_all),
            Counts = counts,
            Days = Days(result),
            Start = result.GetValue(_start) is { } start ? Values.Date(start, "--start") : null,
            End = End(result, world, zone, clock),
            Seed = result.GetValue(_seed) is { } seed ? Values.Seed(seed) : new PlanRequest().Seed,
            RawPii = result.GetValue(_includePii),
        };
    }

    /// <summary>The knobs of --set, and that of --faults, which is one of them under a name of its own.</summary>
    private string[] Settings(ParseResult result, WorldDefinition world)
    {
        var settings = result.GetValue(_set)!;
        if (result.GetValue(_faults) is not { } text)
        {
            return settings;
        }

        if (settings.FirstOrDefault(s => s.StartsWith(WorldDefinition.FaultRate + "=", StringComparison.Ordinal)) is { } twice)
        {
            throw new InputException($"--faults {text} and --set {twice} both give the rate of faults; leave one of them out.");
        }

        return [.. settings, $"{WorldDefinition.FaultRate}={Knob.Text(FaultRate(text, world))}"];
    }

    private int? Days(ParseResult result) =>
        result.GetValue(_days) is { } days ? (int)Values.Whole(days, "--days", 1, PlanRequest.MaxDays) : null;

    private DateOnly? End(ParseResult result, WorldDefinition world, string? zone, TimeProvider clock) => result.GetValue(_end) switch
    {
        null => null,
        "today" => world.BusinessDay(clock.GetUtcNow(), zone),
        var end => Values.Date(end, "--end", " or today"),
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<Option> All(bool withTables)
    {
        yield return _scale;
        yield return _all;
        foreach (var count in _counts)
        {
            yield return count.Option;
        }

        yield return _days;
        yield return _start;
        yield return _end;
        yield return _seed;
        if (withTables)
        {
            yield return _tables;
        }

        yield return _faults;
        yield return _set;
        yield return _worldFile;
        yield return _includePii;
        yield return _piiKeyFile;
        yield return _planFile;
    }

    private sealed class CountOption(string name, string world, string table, string help)
    {
        public Option<string> Option { get; } = new(name) { Description = help, HelpName = "n" };

        public string World { get; } = world;

        public string Table { get; } = table;
    }
}
