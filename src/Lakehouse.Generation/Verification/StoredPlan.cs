using System.Text.Json;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A plan as a lake holds it: usable, of a world that this program does not make, or damaged.</summary>
public sealed record StoredPlan(Plan? Plan, bool IsDamaged, string? Why)
{
    /// <summary>The plan that a Delta table says it was made by; null where it names none.</summary>
    public static StoredPlan? Of(Snapshot table) =>
        table.Metadata.Configuration.GetValueOrDefault(TableIdentity.PlanProperty) is { } json ? Read(json) : null;

    public static StoredPlan Read(string json)
    {
        if (OtherWorld(json) is { } why)
        {
            return new StoredPlan(null, IsDamaged: false, why);
        }

        try
        {
            var plan = Plan.Parse(json);
            return plan.ToJson() == json
                ? new StoredPlan(plan, IsDamaged: false, Why: null)
                : new StoredPlan(null, IsDamaged: true, "the plan is not in its canonical form, so it was changed after it was made.");
        }
        catch (PlanException e)
        {
            return new StoredPlan(null, IsDamaged: true, e.Message);
        }
    }

    /// <summary>Lakes of other worlds or versions are checked by their bytes alone: their rows are unknown here.</summary>
    private static string? OtherWorld(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var name = document.RootElement.GetProperty("world").GetString();
            var version = document.RootElement.GetProperty("version").GetInt32();
            var world = WorldDefinition.All.FirstOrDefault(w => w.Name == name);
            if (world?.Version == version)
            {
                return null;
            }

            var here = world is null ? "this program has no such world" : $"this program makes version {world.Version}";
            return $"the plan is of version {version} of the world {name}, and {here}; its files are checked against the log alone.";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
