using System.CommandLine;
using Delta.Sharp;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.DuckDb;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse diff</c>: which rows of which tables of two lakes differ.</summary>
internal static class DiffVerb
{
    private const int MostExamples = 1_000;

    // What is over is put aside on disk, so lakes of any size are compared beside whatever else the machine does.
    private const int Memory = 512;

    public static Verb Create(VerbContext context)
    {
        var a = new Argument<string>("lakeA") { Description = "A lake, the folder of one Delta table, or a folder of generated files." };
        var b = new Argument<string>("lakeB") { Description = "What it is compared with." };
        var tables = new Option<string>("--tables") { Description = "Only these tables: names with commas.", HelpName = "a,b" };
        var key = new Option<string>("--key")
        {
            Description = "The columns that identify a row, with commas (default: the key of the table's contract; else rows are compared whole).",
            HelpName = "columns",
        };
        var examples = new Option<string>("--examples")
        {
            Description = "Examples of each kind of difference (default 3).",
            HelpName = "n",
        };
        var (versionA, versionB) = (Version("--version-a", "A"), Version("--version-b", "B"));
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var verb = new Verb(
            "diff",
            "Compares two lakes row by row, by value. Exit code 0 if they are equal, 1 if they differ.",
            "lakehouse diff ./lake ./lake2",
            "lakehouse diff ./lake ./lake2 --tables casino.player_opening --examples 10",
            "lakehouse diff ./old/orders ./new/orders --key order_id,line --json",
            "lakehouse diff ./history ./history --version-a 2 --version-b 3")
        {
            a, b, versionA, versionB, tables, key, examples, threads, json,
        };
        verb.SetAction(result =>
        {
            var sideA = new DiffedLake(result.GetValue(a)!, CommonOptions.VersionOf(result, versionA));
            var sideB = new DiffedLake(result.GetValue(b)!, CommonOptions.VersionOf(result, versionB));
            var lakes = LakeDiff.Of(TablesOf(sideA), TablesOf(sideB), Names(result.GetValue(tables), "--tables"));
            var askedKey = Names(result.GetValue(key), "--key");
            var options = new TableDiffOptions
            {
                Examples = result.GetValue(examples) is { } n ? (int)Values.Whole(n, "--examples", 0, MostExamples) : 3,
                Query = new QueryOptions { Threads = CommonOptions.ThreadsOf(result, threads), MemoryMegabytes = Memory },
            };
            var found = RunProgress.Watch(context.Terminal, result.GetValue(context.Quiet), "rows", observer =>
                lakes.Pairs.Select(pair => (pair.Name, Compare(pair, askedKey, options, context, observer))).ToList());
            var report = new DiffReport(sideA, sideB, lakes, found);
            if (result.GetValue(json))
            {
                JsonLine.Write(context.Terminal, report.WriteJson);
            }
            else
            {
                context.Terminal.Write(report.WriteText);
            }

            if (!result.GetValue(context.Quiet))
            {
                context.Terminal.Error.WriteLine(report.Verdict);
            }

            return report.AreEqual ? Application.Done : Application.Failed;
        });
        return verb;
    }

    private static Option<string> Version(string name, string lake) => new(name)
    {
        Description = $"The Delta tables of lake {lake} as of this version (default: the newest).",
        HelpName = "n",
    };

    private static List<DiffTable> TablesOf(DiffedLake lake) =>
        [.. GeneratedLake.Open(lake.Folder, version: lake.Version).Tables.Select(table => table.ToDiff())];

    private static string[]? Names(string? list, string option)
    {
        var names = list?.Split(',', StringSplitOptions.TrimEntries);
        return names?.Contains("") == true
            ? throw new InputException($"{option} takes names with commas between them, and '{list}' has one without letters.")
            : names;
    }

    private static TableDiff Compare(
        TablePair pair, string[]? askedKey, TableDiffOptions options, VerbContext context, IRunObserver observer)
    {
        var rows = Math.Max(1, pair.A.KnownRows + pair.B.KnownRows);
        long told = 0;
        observer.Started(pair.Name, rows);
        var ofTable = options with
        {
            Key = askedKey ?? ContractKey(pair),
            Progress = new DiffProgress(context.Clock, Advance),
        };
        return TableDiff.Of(pair.A, pair.B, ofTable, context.Cancellation);

        void Advance(double done)
        {
            var upTo = (long)(rows * done);
            observer.Advanced(pair.Name, upTo - Interlocked.Exchange(ref told, upTo));
        }
    }

    /// <summary>The key of the table's contract, where the name is of a world's table and both tables have the key's columns.</summary>
    private static IReadOnlyList<string> ContractKey(TablePair pair)
    {
        foreach (var world in WorldDefinition.All)
        {
            foreach (var schema in world.FaultyTables)
            {
                if ((pair.Name == schema.Name || pair.Name == $"{world.Name}.{schema.Name}")
                    && schema.Key.All(column => Has(pair.A, column) && Has(pair.B, column)))
                {
                    return schema.Key;
                }
            }
        }

        return [];
    }

    private static bool Has(DiffTable table, string column) => table.Schema.Fields.Any(f => f.Name == column);
}
