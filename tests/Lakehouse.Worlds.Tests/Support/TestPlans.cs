using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>Plans of the casino for tests.</summary>
internal static class TestPlans
{
    public const string Slots = "bronze_slot_telemetry";
    public const string Players = "bronze_player_profile";
    public const string TableGames = "bronze_table_games";
    public const string Financial = "bronze_financial_txn";
    public const string Security = "bronze_security_events";
    public const string Compliance = "bronze_compliance";
    public const string Opening = "player_opening";

    public static readonly WorldDefinition Casino = WorldDefinition.Find("casino");

    public static Plan Of(string scale, ulong seed = 42, DateOnly? start = null, int? days = null) =>
        Casino.MakePlan(new PlanRequest { Scale = scale, Seed = seed, Start = start, Days = days });

    /// <summary>Exactly so many slot rows in a window.</summary>
    public static Plan OfSlots(long slots, int days, ulong seed = 42, DateOnly? start = null) => Casino.MakePlan(
        new PlanRequest { Counts = new Dictionary<string, long> { [Slots] = slots }, Days = days, Seed = seed, Start = start });

    /// <summary>The same rates from the same start, over another number of days.</summary>
    public static Plan OverDays(Plan plan, int days)
    {
        var window = Of("demo", plan.Seed, plan.Start, days);
        return new Plan(
            plan.World, plan.WorldVersion, plan.Seed, plan.Start, window.End, plan.Zone, window.Offsets,
            plan.CountDays, plan.Counts, plan.Knobs, plan.Pii);
    }

    /// <summary>The same plan with other counts for another number of days; nothing is checked.</summary>
    public static Plan WithCounts(Plan plan, int countDays, params (string Table, long Count)[] counts)
    {
        var changed = plan.Counts.Select(c =>
            counts.Where(n => n.Table == c.Key).Select(n => KeyValuePair.Create(n.Table, n.Count)).Append(c).First());
        return new Plan(
            plan.World, plan.WorldVersion, plan.Seed, plan.Start, plan.End, plan.Zone, plan.Offsets, countDays, [.. changed], plan.Knobs, plan.Pii);
    }
}
