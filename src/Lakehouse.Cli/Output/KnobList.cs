using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Output;

/// <summary>The knobs of worlds and their values under plans.</summary>
internal static class KnobList
{
    public static void Write(Terminal terminal, IReadOnlyList<Plan> plans, bool json)
    {
        if (json)
        {
            JsonLine.Write(terminal, writer => WriteJson(writer, plans));
        }
        else
        {
            terminal.Write(writer => WriteText(writer, plans));
        }
    }

    private static void WriteText(TextWriter writer, IReadOnlyList<Plan> plans)
    {
        foreach (var plan in plans)
        {
            var world = WorldDefinition.Find(plan.World);
            var table = new TextTable($"knob of {world.Name}", ">value", ">default", ">least", ">most", "reach", "meaning");
            table.Add("zone", plan.Zone, world.Zone, "", "", ReachOf(KnobScope.Structural), "The business time zone, by its IANA name.");
            foreach (var knob in world.Knobs)
            {
                table.Add(
                    knob.Name,
                    Knob.Text(plan.Knobs[knob]),
                    Knob.Text(knob.Default),
                    Knob.Text(knob.Least),
                    Knob.Text(knob.Most),
                    ReachOf(knob.Scope),
                    knob.Description);
            }

            table.WriteTo(writer);
        }
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<Plan> plans)
    {
        json.WriteStartArray("knobs");
        foreach (var plan in plans)
        {
            var world = WorldDefinition.Find(plan.World);
            json.WriteStartObject();
            json.WriteString("world", world.Name);
            json.WriteString("knob", "zone");
            json.WriteString("value", plan.Zone);
            json.WriteString("default", world.Zone);
            json.WriteEndObject();
            foreach (var knob in world.Knobs)
            {
                json.WriteStartObject();
                json.WriteString("world", world.Name);
                json.WriteString("knob", knob.Name);
                json.WriteNumber("value", plan.Knobs[knob]);
                json.WriteNumber("default", Knob.Canonical(knob.Default));
                json.WriteNumber("least", Knob.Canonical(knob.Least));
                json.WriteNumber("most", Knob.Canonical(knob.Most));
                json.WriteNumber("decimals", knob.Decimals);
                json.WriteBoolean("weight", knob.IsWeight);
                json.WriteString("reach", ReachOf(knob.Scope));
                json.WriteString("description", knob.Description);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static string ReachOf(KnobScope scope) => scope == KnobScope.Local ? "local" : "structural";
}
