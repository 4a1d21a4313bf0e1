using Lakehouse.Generation;

namespace Lakehouse.Cli.Output;

/// <summary>The end of a generate: what is there now, how fast it came, and what to try next.</summary>
internal static class Summary
{
    public static void Write(
        Terminal terminal, GenerationRequest request, IReadOnlyList<TableOutcome> outcomes, double seconds)
    {
        var error = terminal.Error;
        var table = new TextTable("table", ">rows", ">files", ">size", ">version", "");
        foreach (var outcome in outcomes)
        {
            table.Add(
                outcome.Table,
                Amounts.Count(outcome.Rows),
                Amounts.Count(outcome.Files),
                Amounts.Bytes(outcome.Bytes),
                outcome.Version is { } version ? Amounts.Count(version) : "-",
                outcome.Action switch
                {
                    TableAction.Written => "written",
                    TableAction.Completed => "completed",
                    TableAction.Overwritten => "overwritten",
                    TableAction.Unchanged => "already there by the same plan, nothing to do",
                    _ => throw new InvalidOperationException($"Action {outcome.Action} has no words."),
                });
        }

        table.WriteTo(error);
        var made = outcomes.Where(o => o.Action != TableAction.Unchanged).Sum(o => o.Rows);
        if (made > 0)
        {
            error.WriteLine($"{Amounts.Count(made)} rows in {Amounts.Seconds(seconds)}, "
                + $"{Amounts.Rate(made, seconds, bytes: false)}; plan {request.Plan.Id[..12]}.");
        }

        var first = outcomes[0].Table;
        error.WriteLine($"Next: lakehouse sql \"SELECT * FROM {first} LIMIT 5\" --lake {request.Folder}");
    }
}
