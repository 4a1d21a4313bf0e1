using Delta.Sharp;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Validation.Tests;

/// <summary>What rules ask of the plan that a lake was made from.</summary>
internal static class PlanFunctions
{
    public static void AddTo(QuerySession session, Plan plan)
    {
        session.AddNumbers("knob", () => plan.KnobNumbers);
        session.AddText("zone", () => plan.Zone);
    }
}
