using System.CommandLine;
using System.Globalization;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse row</c>: one row of a table of any size, at once.</summary>
internal static class RowVerb
{
    public static Verb Create(VerbContext context)
    {
        var name = new Argument<string>("world.table") { Description = "The table with its world, such as casino.bronze_slot_telemetry." };
        var number = new Argument<string>("n") { Description = "The row's number, from 0." };
        var planOptions = new PlanOptions();
        var verb = new Verb(
            "row",
            "Makes one row of a table of any size, alone, as JSON; with --lineage, where each value came from.",
            "lakehouse row casino.bronze_slot_telemetry 0",
            "lakehouse row casino.bronze_player_profile 1 --lineage --text",
            "lakehouse row casino.bronze_slot_telemetry 999999999999 --slots 1000000000000")
        {
            name, number,
        };
        planOptions.AddTo(verb, withTables: false);
        var lineage = new Option<bool>("--lineage")
        {
            Description = "For each column, the rule and the cells that the value came from: table#key.column.",
        };
        var text = new Option<bool>("--text") { Description = "A table for people, instead of JSON; long lists are shortened." };
        var json = new Option<bool>("--json") { Description = "JSON, as it is without this option too." };
        foreach (var option in (Option[])[lineage, text, json])
        {
            verb.Add(option);
        }

        verb.SetAction(result =>
        {
            if (result.GetValue(text) && result.GetValue(json))
            {
                throw new InputException("--json and --text both choose the format; give one of them.");
            }

            var full = result.GetValue(name)!;
            var dot = full.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                throw new InputException($"'{full}' is not a table with its world; give for example "
                    + "casino.bronze_slot_telemetry. 'lakehouse tables' lists them.");
            }

            var table = planOptions.Open(result, full[..dot], context.Clock).Table(full[(dot + 1)..]);
            var n = Number(result.GetValue(number)!, full, table);
            var withLineage = result.GetValue(lineage);
            if (result.GetValue(text))
            {
                context.Terminal.Write(writer => RowText.Write(writer, table, n, withLineage));
                return Application.Done;
            }

            var row = withLineage ? LineageJson.Of(table, n) : RowJson.Of(table, n);
            context.Terminal.Write(writer => writer.WriteLine(row));
            return Application.Done;
        });
        return verb;
    }

    private static long Number(string text, string name, WorldTable table) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < table.RowCount
            ? n
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} has {table.RowCount} rows, numbered 0 to {table.RowCount - 1}, and row '{text}' was asked."));
}
