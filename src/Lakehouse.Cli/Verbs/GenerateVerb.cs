using System.CommandLine;
using System.Globalization;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.DuckDb;
using Lakehouse.Generation;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse generate</c>: a plan becomes a lake.</summary>
internal static class GenerateVerb
{
    public static Verb Create(VerbContext context)
    {
        var world = new Argument<string>("world") { Description = "The world to make, such as casino." };
        var output = new Option<string>("--out", "-o", "--output")
        {
            Description = "The lake's folder.",
            HelpName = "folder",
            DefaultValueFactory = _ => "./lake",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "delta; parquet, csv or json (JSON Lines): one file a table; duckdb: one file a world.",
            HelpName = "delta|parquet|csv|json|duckdb",
            DefaultValueFactory = _ => "delta",
        };
        var compression = new Option<string?>("--compression")
        {
            Description = "delta and parquet: snappy (default), zstd or none; csv and json: none (default) or gzip; "
                + "duckdb chooses itself.",
            HelpName = "snappy|zstd|gzip|none",
        };
        var batches = new Option<string>("--batches")
        {
            Description = "Deliver the window in so many runs of days, each a version of every table (delta only).",
            HelpName = "n",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace tables that another plan or layout made." };
        var planOnly = new Option<bool>("--plan") { Description = "Print the plan and stop." };
        var (threads, json) = (CommonOptions.Threads(), CommonOptions.Json());
        var planOptions = new PlanOptions();
        var verb = new Verb(
            "generate",
            "Makes the tables of a world: as Delta in <folder>/Tables/<world>, or as single files.",
            "lakehouse generate casino",
            "lakehouse generate casino --scale large --days 90 --seed 7 --out ./big",
            "lakehouse generate casino --slots 1000000 --format parquet --out ./output",
            "lakehouse generate casino --format csv --compression gzip --out ./output",
            "lakehouse generate casino --scale demo --batches 7 --out ./history",
            "lakehouse generate casino --scale demo --plan > plan.json")
        {
            world, output, format,
        };
        planOptions.AddTo(verb, withTables: true);
        foreach (var option in (Option[])[batches, compression, overwrite, threads, planOnly, json])
        {
            verb.Add(option);
        }

        verb.SetAction(result =>
        {
            var (plan, key) = planOptions.Plan(result, result.GetValue(world)!, context.Clock);
            if (result.GetValue(planOnly))
            {
                context.Terminal.Write(writer => writer.WriteLine(plan.ToJson()));
                return Application.Done;
            }

            if (plan.Pii.Raw)
            {
                context.Terminal.Error.WriteLine("The tables will hold personal data as it is (--include-pii): names, "
                    + "addresses, phones, birth dates.");
            }

            var opened = World.Open(plan, key);
            var (layout, fileFormat) = FormatOf(result.GetValue(format)!, result.GetValue(compression));
            var request = new GenerationRequest
            {
                Plan = plan,
                Tables = planOptions.Choose(result, opened),
                Folder = Folder(result.GetValue(output)!),
                Layout = layout,
                FileFormat = fileFormat,
                Batching = result.GetValue(batches) is { } count
                    ? new Batching(
                        (int)Values.Whole(count, batches.Name, 1, PlanRequest.MaxDays), until => World.Open(until, key).Tables)
                    : null,
                Threads = CommonOptions.ThreadsOf(result, threads),
                Overwrite = result.GetValue(overwrite),
                Clock = context.Clock,
            };
            return Run(context, request, result.GetValue(json), result.GetValue(context.Quiet));
        });
        return verb;
    }

    private static (Layout Layout, IFileFormat? FileFormat) FormatOf(string format, string? compression)
    {
        var chosen = Values.Choice(format, "--format", [.. Enum.GetValues<LakeFormat>().Select(f => (Layout.NameOf(f), f))]);
        Compression? asked = compression is null ? null : Values.Choice(
            compression,
            "--compression",
            [.. Enum.GetValues<Compression>().Where(c => c != Compression.Own).Select(c => (Layout.NameOf(c), c))]);
        return chosen == LakeFormat.DuckDb ? DuckDb(asked) : (Layout.Of(chosen, asked), null);
    }

    /// <summary>Apart, so that other formats load no DuckDB.</summary>
    private static (Layout Layout, IFileFormat? FileFormat) DuckDb(Compression? compression) =>
        (DuckDbFormat.LayoutOf(compression), new DuckDbFormat());

    private static string Folder(string folder) => folder.Trim().Length > 0
        ? folder
        : throw new InputException("--out takes a folder, and an empty one was given; leave the option out for ./lake.");

    private static int Run(VerbContext context, GenerationRequest request, bool json, bool quiet)
    {
        var begin = context.Clock.GetTimestamp();
        var outcomes = RunProgress.Watch(
            context.Terminal,
            quiet,
            "rows",
            observer => Generator.Run(request with { Observer = observer }, context.Cancellation));
        var seconds = context.Clock.GetElapsedTime(begin).TotalSeconds;
        if (json)
        {
            WriteJson(context.Terminal, request, outcomes, seconds);
        }

        if (!quiet)
        {
            Summary.Write(context.Terminal, request, outcomes, seconds);
        }

        return Application.Done;
    }

    private static void WriteJson(
        Terminal terminal, GenerationRequest request, IReadOnlyList<TableOutcome> outcomes, double seconds) =>
        JsonLine.Write(terminal, writer =>
        {
            writer.WriteString("lake", request.Folder);
            writer.WriteString("plan", request.Plan.Id);
            writer.WriteStartArray("tables");
            foreach (var outcome in outcomes)
            {
                writer.WriteStartObject();
                writer.WriteString("table", outcome.Table);
                writer.WriteNumber("rows", outcome.Rows);
                writer.WriteNumber("files", outcome.Files);
                writer.WriteNumber("bytes", outcome.Bytes);
                if (outcome.Version is { } version)
                {
                    writer.WriteNumber("version", version);
                }
                else
                {
                    writer.WriteNull("version");
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WritePropertyName("seconds");
            writer.WriteRawValue(seconds.ToString("0.000", CultureInfo.InvariantCulture));
        });
}
