using System.CommandLine;
using Delta.Sharp;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.DuckDb;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse digest</c>: count and digest per table, from a plan or from a lake.</summary>
internal static class DigestVerb
{
    public static Verb Create(VerbContext context)
    {
        var subject = new Argument<string>("world|path")
        {
            Description = "A world, whose rows are made from the plan; or a lake, table or folder of generated files, whose rows are read.",
        };
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var version = CommonOptions.Version();
        var planOptions = new PlanOptions();
        var verb = new Verb(
            "digest",
            "Counts and digests tables: equal for the plan, the lake and every engine that reads it.",
            "lakehouse digest casino --scale demo",
            "lakehouse digest ./lake --json")
        {
            subject,
        };
        planOptions.AddTo(verb, withTables: true);
        foreach (var option in (Option[])[version, threads, json])
        {
            verb.Add(option);
        }

        verb.SetAction(result =>
        {
            var asked = result.GetValue(subject)!;
            var count = CommonOptions.ThreadsOf(result, threads);
            var isWorld = WorldDefinition.All.Any(w => w.Name == asked);
            if (!isWorld && planOptions.FirstGiven(result) is { } option && Directory.Exists(asked))
            {
                throw new InputException($"{option} chooses a plan, and {asked} is a lake, which holds its own; leave {option} out.");
            }

            var asOf = CommonOptions.VersionOf(result, version);
            if (isWorld && asOf is not null)
            {
                throw new InputException($"{version.Name} chooses a version of a lake, and {asked} is a world; for the rows of its first "
                    + "days give a plan with --plan-file and their number with --days.");
            }

            var digests = RunProgress.Watch(context.Terminal, result.GetValue(context.Quiet), "rows", observer =>
                isWorld ? OfWorld(observer) : LakeDigests.Of(asked, asOf, count, context.Cancellation));

            List<(string Table, long Rows, string Digest)> OfWorld(IRunObserver observer)
            {
                var world = planOptions.Open(result, asked, context.Clock);
                return [.. planOptions.Choose(result, world)
                    .OrderBy(table => table.Name, StringComparer.Ordinal)
                    .Select(table => OfTable(observer, world.Plan.World, table))];
            }

            (string Table, long Rows, string Digest) OfTable(IRunObserver observer, string world, WorldTable table)
            {
                var name = $"{world}.{table.Name}";
                observer.Started(name, table.RowCount);
                var digest = PlanDigest.Of(table, count, rows => observer.Advanced(name, rows), context.Cancellation);
                return (name, digest.Rows, digest.ToString());
            }

            if (result.GetValue(json))
            {
                WriteJson(context.Terminal, digests);
            }
            else
            {
                context.Terminal.Write(writer => WriteText(writer, digests));
            }

            return Application.Done;
        });
        return verb;
    }

    private static void WriteText(TextWriter writer, List<(string Table, long Rows, string Digest)> digests)
    {
        var table = new TextTable("table", ">rows", "digest");
        foreach (var (name, rows, digest) in digests)
        {
            table.Add(name, Amounts.Count(rows), digest);
        }

        table.WriteTo(writer);
    }

    private static void WriteJson(Terminal terminal, List<(string Table, long Rows, string Digest)> digests) =>
        JsonLine.Write(terminal, json =>
        {
            json.WriteStartArray("tables");
            foreach (var (name, rows, digest) in digests)
            {
                json.WriteStartObject();
                json.WriteString("table", name);
                json.WriteNumber("rows", rows);
                json.WriteString("digest", digest);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <summary>Apart, so that a digest of a plan loads no DuckDB.</summary>
    private static class LakeDigests
    {
        public static List<(string Table, long Rows, string Digest)> Of(
            string path, long? version, int threads, CancellationToken cancellation)
        {
            if (!Directory.Exists(path))
            {
                throw new InputException(
                    $"'{path}' is neither a world nor a folder"
                        + $"{Nearest.Hint(path, WorldDefinition.All.Select(w => w.Name))}; 'lakehouse tables' lists the worlds.");
            }

            var options = new QueryOptions { Threads = threads };
            return [.. GeneratedLake.Open(path, version: version).Tables.Select(table =>
            {
                var digest = table.Digest(options, cancellation);
                return (table.FullName, digest.Rows, digest.Hex);
            })];
        }
    }
}
