using System.CommandLine;
using Delta.Sharp;
using Lakehouse.Cli.Options;
using Lakehouse.Generation;
using Lakehouse.Generation.Dialects;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse schema</c>: the tables of a world in the words of another engine.</summary>
internal static class SchemaVerb
{
    private static readonly string[] s_dialects = ["delta", "spark", "duckdb", "postgres", "json"];

    public static Verb Create(VerbContext context)
    {
        var world = new Argument<string>("world") { Description = "The world, such as casino." };
        var tables = new Option<string>("--tables") { Description = "Only these tables: names with commas.", HelpName = "a,b" };
        var dialect = new Option<string>("--for")
        {
            Description = "delta (the log's schema, one table a line), spark, duckdb, postgres (SQL), or json (JSON Schema of a "
                + "row, one table a line).",
            HelpName = string.Join('|', s_dialects),
        };
        var faults = PlanOptions.Faults("A rate over 0: the tables as a lake with faults has them, with bronze_answer_key.");
        var verb = new Verb(
            "schema",
            "Writes the tables of a world as another engine declares them.",
            "lakehouse schema casino --for postgres",
            "lakehouse schema casino --for duckdb --faults 0.01",
            "lakehouse schema casino --tables bronze_player_profile --for json")
        {
            world, dialect, tables, faults,
        };
        verb.SetAction(result =>
        {
            var definition = WorldDefinition.Find(result.GetValue(world)!);
            var isFaulty = result.GetValue(faults) is { } rate && PlanOptions.FaultRate(rate, definition) > 0;
            var chosen = result.GetValue(tables) is { } list
                ? [.. PlanOptions.Names(list).Select(name => definition.Table(name, isFaulty))]
                : definition.TablesOf(isFaulty);
            var text = Write(result.GetValue(dialect), definition.Name, chosen);
            context.Terminal.Write(writer =>
            {
                foreach (var part in text)
                {
                    writer.WriteLine(part);
                }
            });
            return Application.Done;
        });
        return verb;
    }

    private static IEnumerable<string> Write(string? dialect, string world, IReadOnlyList<TableSchema> tables) =>
        dialect is null
            ? throw new InputException($"--for says for whom the schema is, and has no default; give one of "
                + $"{string.Join(", ", s_dialects)}, such as 'lakehouse schema {world} --for {s_dialects[0]}'.")
            : Values.Choice<Func<IEnumerable<string>>>(
                dialect,
                "--for",
                ("delta", () => DeltaDialect.Write(tables)),
                ("spark", () => SparkDialect.Write(world, tables)),
                ("duckdb", () => tables
                    .SelectMany(t => DuckDialect.CreateTable(world, t.Name, t.Description, DeltaDialect.SchemaOf(t), t.Key))
                    .Prepend(DuckDialect.CreateSchema(world))),
                ("postgres", () => PostgresDialect.Write(world, tables)),
                ("json", () => JsonSchemaDialect.Write(world, tables)))();
}
