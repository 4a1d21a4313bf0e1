using System.CommandLine;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse verify</c>: a lake against its logs and plans.</summary>
internal static class VerifyVerb
{
    public static Verb Create(VerbContext context)
    {
        var lake = new Argument<string>("lake")
        {
            Description = "A lake, the folder of one table, or a folder of generated files.",
        };
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var verb = new Verb(
            "verify",
            "Proves a lake: every file by its digest, every log by its plan. Exit code 0 only if nothing is wrong.",
            "lakehouse verify ./lake",
            "lakehouse verify ./lake --json")
        {
            lake, threads, json,
        };
        verb.SetAction(result =>
        {
            var request = new VerifyRequest
            {
                Path = result.GetValue(lake)!,
                Threads = CommonOptions.ThreadsOf(result, threads),
                OpenTables = plan => World.OpenWithoutKey(plan).Tables,
            };
            var found = RunProgress.Watch(context.Terminal, result.GetValue(context.Quiet), "bytes", observer =>
                Verifier.Run(request with { Observer = observer }, context.Cancellation));
            if (result.GetValue(json))
            {
                WriteJson(context.Terminal, found);
            }
            else
            {
                context.Terminal.Write(writer => WriteText(writer, found));
            }

            if (!result.GetValue(context.Quiet))
            {
                context.Terminal.Error.WriteLine(found.Problems.Count == 0
                    ? $"Nothing is wrong: {Amounts.Count(found.Files, "file")} of {Amounts.Count(found.Tables, "table")}, "
                        + $"{Amounts.Bytes(found.Bytes)}."
                    : $"{Amounts.Count(found.Problems.Count, "problem")} in {Amounts.Count(found.Files, "file")} of "
                        + $"{Amounts.Count(found.Tables, "table")}. 'lakehouse generate' with the same options and "
                        + "another --out makes a whole lake again.");
            }

            return found.Problems.Count == 0 ? Application.Done : Application.Failed;
        });
        return verb;
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

    private static void WriteText(TextWriter writer, VerifyResult found)
    {
        if (found.Problems.Count == 0)
        {
            return;
        }

        var table = new TextTable("kind", "table", "file");
        foreach (var problem in found.Problems)
        {
            table.Add(Name(problem.Kind), problem.Table, problem.File);
        }

        table.WriteTo(writer);
    }

    private static void WriteJson(Terminal terminal, VerifyResult found) => JsonLine.Write(terminal, json =>
    {
        json.WriteStartArray("problems");
        foreach (var problem in found.Problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteString("table", problem.Table);
            json.WriteString("kind", Name(problem.Kind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
