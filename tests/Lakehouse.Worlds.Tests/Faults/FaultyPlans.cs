using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Faults;

/// <summary>Plans of the casino with faults.</summary>
internal static class FaultyPlans
{
    public static IEnumerable<string> Kinds => FaultKinds.Names;

    /// <summary>A plan whose faults have these weights; all alike where none is given, and else none of the others.</summary>
    public static Plan Of(decimal rate, string scale = "demo", ulong seed = 42, params (string Kind, int Weight)[] weights)
    {
        var knobs = Kinds
            .Where(_ => weights.Length > 0)
            .ToDictionary(kind => "faults." + kind, kind => (decimal)weights.FirstOrDefault(w => w.Kind == kind).Weight);
        knobs.Add(WorldDefinition.FaultRate, rate);
        return TestPlans.Casino.MakePlan(new PlanRequest { Scale = scale, Seed = seed, Knobs = knobs });
    }

    public static IEnumerable<FaultyTable> Tables(Plan plan) => World.Open(plan).Tables.OfType<FaultyTable>();
}
