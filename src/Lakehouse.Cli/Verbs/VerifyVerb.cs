using System.CommandLine;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.DuckDb;
using Lakehouse.Generation;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse verify</c>: a lake against its logs and plans, and what is wrong made right again.</summary>
internal static class VerifyVerb
{
    public static Verb Create(VerbContext context)
    {
        var lake = new Argument<string>("lake")
        {
            Description = "A lake, the folder of one table, or a folder of generated files.",
        };
        var deep = new Option<bool>("--deep") { Description = "Make every row again from the plan and compare it byte for byte." };
        var repair = new Option<bool>("--repair") { Description = "Make lost and damaged files and logs again; without it nothing is written." };
        var planFile = new Option<string>("--plan-file")
        {
            Description = "A plan that may have made a table whose own log no longer says.",
            HelpName = "file",
        };
        var keyFile = new Option<string>("--pii-key-file")
        {
            Description = "The key of the hashes, where the plan has one of its own.",
            HelpName = "file",
        };
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var verb = new Verb(
            "verify",
            "Proves a lake: every file by its digest, every log by its plan. Exit code 0 only if nothing is wrong at the end.",
            "lakehouse verify ./lake",
            "lakehouse verify ./lake --deep --json",
            "lakehouse verify ./lake --repair --plan-file plan.json")
        {
            lake, deep, repair, planFile, keyFile, threads, json,
        };
        verb.SetAction(result =>
        {
            var key = result.GetValue(keyFile) is { } file ? InputFile.ReadKey(file, keyFile.Name) : null;
            var request = new VerifyRequest
            {
                Path = result.GetValue(lake)!,
                Threads = CommonOptions.ThreadsOf(result, threads),
                OpenTables = plan => Open(plan, key),
                FileFormat = new DuckDbFormat(),
                Deep = result.GetValue(deep),
                Repair = result.GetValue(repair),
                Plans = result.GetValue(planFile) is { } path ? [InputFile.ReadPlan(path, planFile.Name)] : [],
            };
            var quiet = result.GetValue(context.Quiet);
            var found = RunProgress.Watch(context.Terminal, quiet, "bytes", observer =>
                Verifier.Run(request with { Observer = observer }, context.Cancellation));
            if (result.GetValue(json))
            {
                VerifyReport.WriteJson(context.Terminal, found);
            }
            else
            {
                context.Terminal.Write(writer => VerifyReport.WriteText(writer, found));
            }

            if (!quiet)
            {
                VerifyReport.WriteSummary(context.Terminal.Error, request, found);
            }

            return found.IsSound ? Application.Done : Application.Failed;
        });
        return verb;
    }

    private static IReadOnlyList<WorldTable> Open(Plan plan, PiiKey? key)
    {
        var known = ((PiiKey?[])[key, PiiKey.FromSeed(plan.Seed)]).FirstOrDefault(k => k?.Fingerprint == plan.Pii.KeyFingerprint);
        return (known is null ? World.OpenWithoutKey(plan) : World.Open(plan, known)).Tables;
    }
}
