using System.Globalization;
using System.Numerics;
using NodaTime;
using NodaTime.TimeZones;

namespace Lakehouse.Worlds.Tables;

/// <summary>Turns what a user asked for into a plan: scale to counts, dates to a window, the zone to its offsets.</summary>
internal static class PlanMaker
{
    private const int MostOffset = 18 * 3_600;
    private const int MostOffsetChange = 3 * 3_600;
    private static readonly DateOnly s_defaultEnd = new(2026, 1, 1);
    private static readonly DateOnly s_earliest = new(1980, 1, 1);
    private static readonly DateOnly s_latest = new(2200, 1, 1);

    public static Plan Make(WorldDefinition world, PlanRequest request)
    {
        var scale = ResolveScale(world, request);
        var (start, end) = ResolveWindow(request, scale.Days);
        var days = end.DayNumber - start.DayNumber;
        var ownRate = !request.All && request.Counts.Count == 0;
        var zone = request.Zone ?? world.Zone;
        var offsets = FindOffsets(world, zone, start, end);
        var knobs = KnobValues.Of(world, request.Knobs);
        var pii = new PiiTreatment(request.RawPii, (request.PiiKey ?? PiiKey.FromSeed(request.Seed)).Fingerprint);
        var plan = With(ResolveCounts(world, request, scale, days));
        world.CheckKnobs(plan);
        // What was asked for is met or refused; what follows from it is raised to what the others need.
        var asked = request.All ? world.CountNames : [.. request.Counts.Keys];
        while (world.LeastCounts(plan).FirstOrDefault(l => l.Least > plan.Count(l.Table) && !asked.Contains(l.Table)) is { } needed)
        {
            plan = With([.. plan.Counts.Select(c => c.Key == needed.Table ? new(c.Key, needed.Least) : c)]);
        }

        Check(plan);
        return plan;

        Plan With(IReadOnlyList<KeyValuePair<string, long>> counts) => new(
            world.Name, world.Version, request.Seed, start, end, zone, offsets, ownRate ? scale.Days : days, counts, knobs, pii);
    }

    public static Plan Until(Plan plan, DateOnly end)
    {
        CheckWindow(plan.Start, end);
        var world = WorldDefinition.Find(plan.World);

        // A shorter window takes the plan's own offsets, so that it is the same whatever zone data the program has.
        var local = DateTime.SpecifyKind(end.ToDateTime(new TimeOnly(world.DayStartHour, 0)), DateTimeKind.Unspecified);
        var offsets = end < plan.End
            ? [.. plan.Offsets.TakeWhile(o => o.Utc < new DateTimeOffset(local, TimeSpan.FromSeconds(o.Seconds)))]
            : FindOffsets(world, plan.Zone, plan.Start, end);
        var until = new Plan(
            plan.World, plan.WorldVersion, plan.Seed, plan.Start, end, plan.Zone, offsets, plan.CountDays, plan.Counts, plan.Knobs, plan.Pii);
        Check(until);
        return until;
    }

    /// <summary>Refuses plans, made here or read from a file, that no world can have.</summary>
    public static void Check(Plan plan)
    {
        CheckWindow(plan.Start, plan.End);
        if (plan.CountDays is < 1 or > PlanRequest.MaxDays)
        {
            throw new PlanException(Sentence($"The plan's counts are for {plan.CountDays} days; they must be for 1 to {PlanRequest.MaxDays}."));
        }

        foreach (var (table, count) in plan.Counts)
        {
            if (count < 1)
            {
                throw new PlanException(Sentence($"{table} cannot have {count} rows; ask for at least 1."));
            }

            if (count > PlanRequest.MaxCount)
            {
                throw new PlanException(Sentence($"{table} cannot have {count} rows; ask for at most {PlanRequest.MaxCount}."));
            }
        }

        var world = WorldDefinition.Find(plan.World);
        CheckZone(plan, world);
        world.CheckKnobs(plan);
        foreach (var (table, least, why) in world.LeastCounts(plan))
        {
            if (plan.Count(table) < least)
            {
                throw new PlanException(Sentence($"{table} cannot have {plan.Count(table)} rows: {why}. Ask for at least {least}, or for fewer rows of the others."));
            }
        }
    }

    public static DateOnly BusinessDay(WorldDefinition world, DateTimeOffset time, string? zone)
    {
        var local = Instant.FromDateTimeOffset(time).InZone(ZoneOf(zone ?? world.Zone)).LocalDateTime;
        return DateOnly.FromDateTime(local.PlusHours(-world.DayStartHour).ToDateTimeUnspecified());
    }

    private static Preset ResolveScale(WorldDefinition world, PlanRequest request)
    {
        var large = world.Presets.First(p => p.Name == "large");
        if (request.All)
        {
            return request.Scale is null
                ? large
                : throw new PlanException("--all and --scale both choose the counts; give one of them.");
        }

        var name = request.Scale ?? "medium";
        if (world.Presets.FirstOrDefault(p => p.Name == name) is { } preset)
        {
            return preset;
        }

        if (!decimal.TryParse(name, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor))
        {
            throw new PlanException(
                $"There is no scale '{name}'{Nearest.Hint(name, world.Presets.Select(p => p.Name))}; known are {string.Join(", ", world.Presets.Select(p => p.Name))}, or a factor of large such as 0.5 or 100.");
        }

        if (factor is < 0.000001m or > 1_000_000_000m)
        {
            throw new PlanException($"The scale {name} is out of range; a factor of large is from 0.000001 to 1000000000.");
        }

        return new Preset(name, large.Days, [.. large.Counts.Select(c => new KeyValuePair<string, long>(
            c.Key, Math.Max(1, (long)Math.Min(decimal.Round(c.Value * factor, MidpointRounding.AwayFromZero), PlanRequest.MaxCount + 1))))]);
    }

    private static (DateOnly Start, DateOnly End) ResolveWindow(PlanRequest request, int defaultDays)
    {
        if (request.Days is < 1 or > PlanRequest.MaxDays)
        {
            throw new PlanException(Sentence($"--days {request.Days} is out of range; give 1 to {PlanRequest.MaxDays}."));
        }

        CheckDate(request.Start);
        CheckDate(request.End);
        var (start, end) = (request.Start, request.End, request.Days) switch
        {
            ({ } s, { } e, _) => (s, e),
            ({ } s, null, var d) => (s, s.AddDays(d ?? defaultDays)),
            (null, var e, var d) => ((e ?? s_defaultEnd).AddDays(-(d ?? defaultDays)), e ?? s_defaultEnd),
        };
        CheckWindow(start, end);
        var days = end.DayNumber - start.DayNumber;
        if (request.Days is { } given && given != days)
        {
            throw new PlanException(Sentence(
                $"--start {Plan.FormatDate(start)} and --end {Plan.FormatDate(end)} are {days} days apart, and --days says {given}; give two of the three."));
        }

        return (start, end);
    }

    // Before days are added to it: a date near the end of time has none after it.
    private static void CheckDate(DateOnly? date)
    {
        if (date < s_earliest || date > s_latest)
        {
            throw new PlanException(
                $"The date {Plan.FormatDate(date.Value)} is out of range; a window must lie between {Plan.FormatDate(s_earliest)} and {Plan.FormatDate(s_latest)}.");
        }
    }

    private static void CheckZone(Plan plan, WorldDefinition world)
    {
        if (plan.Zone != world.Zone)
        {
            ZoneOf(plan.Zone);
        }

        if (plan.Offsets.Count == 0)
        {
            throw new PlanException("The plan has no zone offsets; make it again with 'lakehouse generate <world> --plan'.");
        }

        for (var i = 0; i < plan.Offsets.Count; i++)
        {
            var (utc, seconds) = plan.Offsets[i];
            if (seconds is < -MostOffset or > MostOffset)
            {
                throw new PlanException("One of the plan's zone offsets is over 18 hours; make the plan again.");
            }

            if (i > 0 && utc <= plan.Offsets[i - 1].Utc)
            {
                throw new PlanException("The plan's zone offsets are not in order of time; make the plan again.");
            }

            // A larger change would leave a gaming day no room for its bands.
            if (i > 0 && Math.Abs(seconds - plan.Offsets[i - 1].Seconds) > MostOffsetChange)
            {
                throw new PlanException($"In the zone {plan.Zone} the clocks changed by over 3 hours within the window; choose another window or zone.");
            }
        }

        var begin = new DateTimeOffset(plan.Start.ToDateTime(new TimeOnly(world.DayStartHour, 0)), TimeSpan.Zero)
            .AddSeconds(-plan.Offsets[0].Seconds);
        if (plan.Offsets[0].Utc != begin)
        {
            throw new PlanException("The plan's first zone offset is not from the start of its window on; make the plan again.");
        }
    }

    private static void CheckWindow(DateOnly start, DateOnly end)
    {
        if (start >= end)
        {
            throw new PlanException(
                $"The window starts on {Plan.FormatDate(start)} and ends on {Plan.FormatDate(end)}; the end (exclusive) must be later than the start.");
        }

        if (start < s_earliest || end > s_latest)
        {
            throw new PlanException(
                $"The window {Plan.FormatDate(start)} to {Plan.FormatDate(end)} is out of range; it must lie between {Plan.FormatDate(s_earliest)} and {Plan.FormatDate(s_latest)}.");
        }

        if (end.DayNumber - start.DayNumber > PlanRequest.MaxDays)
        {
            throw new PlanException(Sentence(
                $"The window {Plan.FormatDate(start)} to {Plan.FormatDate(end)} is of {end.DayNumber - start.DayNumber} days; it may have {PlanRequest.MaxDays} at most."));
        }
    }

    /// <summary>
    /// Counts not given follow the largest ratio of a given count to the scale's, so that no entity does the impossible;
    /// where all counts of the scale were asked for, those given replace theirs alone.
    /// </summary>
    private static List<KeyValuePair<string, long>> ResolveCounts(
        WorldDefinition world, PlanRequest request, Preset scale, int days)
    {
        foreach (var (table, given) in request.Counts)
        {
            if (!world.CountNames.Contains(table))
            {
                throw new PlanException($"The world {world.Name} has no table '{table}'{Nearest.Hint(table, world.CountNames)}.");
            }

            if (given is < 1 or > PlanRequest.MaxCount)
            {
                throw new PlanException(Sentence($"{table} cannot have {given} rows; ask for 1 to {PlanRequest.MaxCount}."));
            }
        }

        if (request.All || request.Counts.Count == 0)
        {
            return [.. scale.Counts.Select(c => KeyValuePair.Create(c.Key, request.Counts.GetValueOrDefault(c.Key, c.Value)))];
        }

        var rate = world.CountNames.ToDictionary(
            name => name,
            name => world.Stocks.Contains(name)
                ? scale.Count(name)
                : Math.Max(1, Scaled(scale.Count(name), days, scale.Days)));
        var largest = request.Counts.Aggregate((a, b) =>
            (BigInteger)a.Value * rate[b.Key] >= (BigInteger)b.Value * rate[a.Key] ? a : b);
        return [.. world.CountNames.Select(name => new KeyValuePair<string, long>(
            name,
            request.Counts.TryGetValue(name, out var given)
                ? given
                : Math.Max(1, Scaled(rate[name], largest.Value, rate[largest.Key]))))];
    }

    private static long Scaled(long value, long numerator, long denominator) =>
        (long)BigInteger.Min(((2 * (BigInteger)value * numerator) + denominator) / (2 * (BigInteger)denominator), PlanRequest.MaxCount + 1);

    /// <summary>Straight from the zone data: the usual provider sorts and caches all zones, which a command that asks one zone waits for.</summary>
    private static DateTimeZone ZoneOf(string name)
    {
        var source = TzdbDateTimeZoneSource.Default;
        return source.CanonicalIdMap.ContainsKey(name)
            ? source.ForId(name)
            : throw new PlanException($"There is no time zone '{name}'{Nearest.Hint(name, source.GetIds())}; "
                + "zones have IANA names such as America/Los_Angeles or Europe/Paris.");
    }

    private static List<ZoneOffset> FindOffsets(WorldDefinition world, string name, DateOnly start, DateOnly end)
    {
        var zone = ZoneOf(name);
        var first = BusinessDayBegin(zone, start, world.DayStartHour);
        var last = BusinessDayBegin(zone, end, world.DayStartHour);
        return [.. zone.GetZoneIntervals(first, last).Select(interval => new ZoneOffset(
            (interval.HasStart && interval.Start > first ? interval.Start : first).ToDateTimeOffset(),
            interval.WallOffset.Seconds))];
    }

    private static Instant BusinessDayBegin(DateTimeZone zone, DateOnly day, int hour) =>
        new LocalDateTime(day.Year, day.Month, day.Day, hour, 0).InZoneLeniently(zone).ToInstant();

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
