using System.CommandLine;
using System.Globalization;
using Lakehouse.Cli.Options;
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
            "Makes one row of a table of any size, alone, as JSON.",
            "lakehouse row casino.bronze_slot_telemetry 0",
            "lakehouse row casino.bronze_slot_telemetry 999999999999 --slots 1000000000000")
        {
            name, number,
        };
        planOptions.AddTo(verb, withTables: false);
        verb.Add(new Option<bool>("--json") { Description = "JSON, as it is without this option too." });
        verb.SetAction(result =>
        {
            var full = result.GetValue(name)!;
            var dot = full.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                throw new InputException($"'{full}' is not a table with its world; give for example "
                    + "casino.bronze_slot_telemetry. 'lakehouse tables' lists them.");
            }

            var table = planOptions.Open(result, full[..dot], context.Clock).Table(full[(dot + 1)..]);
            var row = RowJson.Of(table, Number(result.GetValue(number)!, full, table));
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
