using System.CommandLine;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse tables</c>: what a world holds.</summary>
internal static class TablesVerb
{
    public static Verb Create(VerbContext context)
    {
        var world = new Argument<string?>("world") { Description = "One world (default: all).", Arity = ArgumentArity.ZeroOrOne };
        var knobs = new Option<bool>("--knobs") { Description = "The numbers that --set and --world-file take, and what they are here." };
        var json = CommonOptions.Json();
        var planOptions = new PlanOptions();
        var verb = new Verb(
            "tables",
            "Shows what a world holds: tables, columns, and rows under a plan.",
            "lakehouse tables casino",
            "lakehouse tables casino --scale large --json",
            "lakehouse tables casino --knobs")
        {
            world,
        };
        planOptions.AddTo(verb, withTables: true);
        verb.Add(knobs);
        verb.Add(json);
        verb.SetAction(result =>
        {
            var asked = result.GetValue(world);
            if (asked is null && planOptions.FirstGiven(result) is { } option)
            {
                throw new InputException($"{option} needs a world to apply to; say which, for example 'lakehouse "
                    + $"tables casino {option} ...'.");
            }

            if (result.GetValue(knobs))
            {
                KnobList.Write(
                    context.Terminal,
                    [.. (asked is null ? WorldDefinition.All.Select(w => w.Name) : [asked])
                        .Select(name => planOptions.Plan(result, name, context.Clock).Plan)],
                    result.GetValue(json));
                return Application.Done;
            }

            var tables = (asked is null ? WorldDefinition.All.Select(w => w.Name) : [asked])
                .Select(name => planOptions.Open(result, name, context.Clock))
                .SelectMany(opened => planOptions.Choose(result, opened).Select(table => (World: opened.Plan.World, Table: table)))
                .ToList();
            if (result.GetValue(json))
            {
                WriteJson(context.Terminal, tables);
            }
            else
            {
                context.Terminal.Write(writer => WriteText(writer, tables));
            }

            return Application.Done;
        });
        return verb;
    }

    private static void WriteText(TextWriter writer, List<(string World, WorldTable Table)> tables)
    {
        foreach (var (world, table) in tables)
        {
            writer.WriteLine($"{world}.{table.Name}  {Amounts.Count(table.RowCount)} rows");
            writer.WriteLine($"  {table.Schema.Description}");
            var columns = new TextTable("  column", "type", "null", "meaning");
            foreach (var column in table.Schema.Columns)
            {
                columns.Add($"  {column.Name}", column.Type.ToString(), column.Nullable ? "yes" : "no", column.Comment);
            }

            columns.WriteTo(writer);
            writer.WriteLine();
        }
    }

    private static void WriteJson(Terminal terminal, List<(string World, WorldTable Table)> tables) =>
        JsonLine.Write(terminal, json =>
        {
            json.WriteStartArray("tables");
            foreach (var (world, table) in tables)
            {
                json.WriteStartObject();
                json.WriteString("table", $"{world}.{table.Name}");
                json.WriteNumber("rows", table.RowCount);
                json.WriteStartArray("columns");
                foreach (var column in table.Schema.Columns)
                {
                    json.WriteStartObject();
                    json.WriteString("name", column.Name);
                    json.WriteString("type", column.Type.ToString());
                    json.WriteBoolean("nullable", column.Nullable);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
