using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds;

/// <summary>A world under a plan: its tables, ready to make any of their rows.</summary>
public sealed class World
{
    private World(Plan plan, IReadOnlyList<WorldTable> tables)
    {
        Plan = plan;
        Tables = tables;
    }

    public Plan Plan { get; }

    public IReadOnlyList<WorldTable> Tables { get; }

    public WorldTable Table(string name) =>
        Tables.FirstOrDefault(t => t.Name == name) ?? throw WorldDefinition.Find(Plan.World).NoTable(name);

    /// <summary>The casino under the request's plan, or under its defaults.</summary>
    public static World Casino(PlanRequest? request = null)
    {
        request ??= new PlanRequest();
        return Open(WorldDefinition.Find("casino").MakePlan(request), request.PiiKey);
    }

    /// <summary>Opens the world of a plan. The key must be the one whose fingerprint the plan holds.</summary>
    public static World Open(Plan plan, PiiKey? key = null)
    {
        key ??= PiiKey.FromSeed(plan.Seed);
        if (key.Fingerprint != plan.Pii.KeyFingerprint)
        {
            throw new PlanException(
                $"The plan's hashes are made under a key with fingerprint {plan.Pii.KeyFingerprint}, and the key given has {key.Fingerprint}; give the right one with --pii-key-file.");
        }

        var definition = WorldDefinition.Find(plan.World);
        return new World(plan, Faults.FaultyWorld.Of(plan, definition.Faults, definition.Open(plan, key)));
    }

    /// <summary>
    /// Opens the world of a plan whose key is not at hand: its tables tell rows and slices, and refuse to make rows that
    /// need the key.
    /// </summary>
    public static World OpenWithoutKey(Plan plan) => Open(plan, PiiKey.Unknown(plan.Pii.KeyFingerprint));
}
