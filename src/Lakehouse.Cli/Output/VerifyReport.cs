using Lakehouse.Generation.Verification;

namespace Lakehouse.Cli.Output;

/// <summary>What a verification found and a repair did, for people and for scripts.</summary>
internal static class VerifyReport
{
    public static void WriteText(TextWriter writer, VerifyResult found)
    {
        if (found.Problems.Count == 0)
        {
            return;
        }

        var isRepair = found.Problems[0].Outcome is not null;
        var table = isRepair ? new TextTable("kind", "table", "file", "outcome") : new TextTable("kind", "table", "file");
        foreach (var problem in found.Problems)
        {
            string[] cells = [Name(problem.Kind), problem.Table, problem.File];
            table.Add(problem.Outcome is { } outcome
                ? [.. cells, outcome.Repaired ? "repaired" : $"refused: {outcome.Reason}"]
                : cells);
        }

        table.WriteTo(writer);
    }

    public static void WriteJson(Terminal terminal, VerifyResult found) => JsonLine.Write(terminal, json =>
    {
        json.WriteStartArray("problems");
        foreach (var problem in found.Problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteString("table", problem.Table);
            json.WriteString("kind", Name(problem.Kind));
            if (problem.Outcome is { } outcome)
            {
                json.WriteBoolean("repaired", outcome.Repaired);
                if (outcome.Reason is { } reason)
                {
                    json.WriteString("reason", reason);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>One sentence a fact, and what to do next.</summary>
    public static void WriteSummary(TextWriter error, VerifyRequest request, VerifyResult found)
    {
        foreach (var (table, reason) in found.Unproved)
        {
            error.WriteLine($"The rows of {table} were not made again: {reason}");
        }

        var extent = $"{Amounts.Count(found.Files, "file")} of {Amounts.Count(found.Tables, "table")}, {Amounts.Bytes(found.Bytes)}";
        if (found.Problems.Count == 0)
        {
            error.WriteLine(found.IsSound
                ? $"Nothing is wrong: {extent}{(request.Deep ? ", every row made again" : "")}."
                : $"No problem was found in {extent}, but not all that was asked could be proved.");
        }
        else if (request.Repair)
        {
            var refused = found.Problems.Count(p => p.Outcome is { Repaired: false });
            error.WriteLine($"{Amounts.Count(found.Problems.Count, "problem")} in {extent}: "
                + $"{Amounts.Count(found.Problems.Count - refused)} repaired, {Amounts.Count(refused)} refused.");
        }
        else
        {
            error.WriteLine($"{Amounts.Count(found.Problems.Count, "problem")} in {extent}.");
            var path = request.Path.Contains(' ', StringComparison.Ordinal) ? $"\"{request.Path}\"" : request.Path;
            error.WriteLine($"To repair: lakehouse verify {path}{(request.Deep ? " --deep" : "")} --repair");
        }
    }

    private static string Name(ProblemKind kind) => kind switch
    {
        ProblemKind.Missing => "missing",
        ProblemKind.Damaged => "damaged",
        ProblemKind.Unlisted => "unlisted",
        ProblemKind.Log => "log",
        ProblemKind.Plan => "plan",
        _ => throw new InvalidOperationException($"Kind {kind} has no name."),
    };
}
