using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>What security events are like under a plan's knobs.</summary>
internal sealed class GuardHabits(KnobValues knobs)
{
    public Wheel Zones { get; } = SecurityKnobs.Zones.Wheel(knobs);

    public Wheel Routes { get; } = SecurityKnobs.Routes.Wheel(knobs);

    /// <summary>Of 100 doors that may be opened, those that are not.</summary>
    public int DenialPercent { get; } = knobs.Units(SecurityKnobs.DenialShare);

    public Wheel Refusals { get; } = SecurityKnobs.Refusals.Wheel(knobs);

    /// <summary>Cameras of a zone.</summary>
    public int Cameras { get; } = knobs.Units(SecurityKnobs.Cameras);

    public Wheel Categories { get; } = SecurityKnobs.Categories.Wheel(knobs);

    public Wheel Severities { get; } = SecurityKnobs.Severities.Wheel(knobs);

    /// <summary>Threats are High or Critical: nothing less.</summary>
    public Wheel ThreatSeverities { get; } = new([0, 0, .. SecurityKnobs.ThreatSeverities.Weights(knobs)]);

    public Wheel IncidentStates { get; } = SecurityKnobs.IncidentStates.Wheel(knobs);

    public Wheel ExclusionStates { get; } = SecurityKnobs.ExclusionStates.Wheel(knobs);

    public Wheel ThreatStates { get; } = SecurityKnobs.ThreatStates.Wheel(knobs);

    public Wheel MedicalStates { get; } = SecurityKnobs.MedicalStates.Wheel(knobs);
}
