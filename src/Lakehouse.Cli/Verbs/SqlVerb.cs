using System.CommandLine;
using Delta.Sharp;
using Delta.Sharp.Text;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.DuckDb;
using Lakehouse.Generation;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse sql</c>: a query over the tables of a lake.</summary>
internal static class SqlVerb
{
    private enum Format
    {
        Table,
        Csv,
        Json,
        Parquet,
    }

    public static Verb Create(VerbContext context)
    {
        var query = new Argument<string>("query") { Description = "One SQL statement; tables are named world.table." };
        var lake = new Option<string>("--lake", "-l")
        {
            Description = "The lake's folder, or a folder of generated files.",
            HelpName = "folder",
            DefaultValueFactory = _ => "./lake",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "table, csv, json (one object a line) or parquet.",
            HelpName = "table|csv|json|parquet",
            DefaultValueFactory = _ => "table",
        };
        var version = CommonOptions.Version();
        var (threads, json) = (CommonOptions.Threads(), new Option<bool>("--json") { Description = "The same as --format json." });
        var verb = new Verb(
            "sql",
            "Asks the tables of a lake, by DuckDB. The answer goes to standard output.",
            "lakehouse sql \"SELECT event_type, count(*) FROM casino.bronze_slot_telemetry GROUP BY ALL\"",
            "lakehouse sql \"FROM casino.bronze_player_profile\" --format parquet > players.parquet")
        {
            query, lake, version, format, json, threads,
        };
        verb.SetAction(result =>
        {
            if (result.GetValue(json) && result.GetResult(format) is { Implicit: false })
            {
                throw new InputException("--json and --format both choose the format; give one of them.");
            }

            var wanted = Values.Choice(
                result.GetValue(json) ? "json" : result.GetValue(format)!,
                "--format",
                ("table", Format.Table),
                ("csv", Format.Csv),
                ("json", Format.Json),
                ("parquet", Format.Parquet));
            if (wanted == Format.Parquet && context.Terminal.OutIsTerminal)
            {
                throw new InputException("Parquet is not for reading on a terminal; send it to a file with '> answer.parquet'.");
            }

            var options = new QueryOptions { Threads = CommonOptions.ThreadsOf(result, threads) };
            var tables = GeneratedLake.Open(result.GetValue(lake)!, version: CommonOptions.VersionOf(result, version));
            Answer(context, result.GetValue(query)!, tables, wanted, options);
            return Application.Done;
        });
        return verb;
    }

    private static void Answer(VerbContext context, string query, GeneratedLake lake, Format format, QueryOptions options)
    {
        using var session = lake.Query(options);
        if (format == Format.Parquet)
        {
            WriteParquet(context, session, query);
            return;
        }

        using var answer = session.Query(query, context.Cancellation);
        if (format == Format.Table)
        {
            WriteTable(context.Terminal, answer);
            return;
        }

        RowFormat rows = format == Format.Csv ? new CsvFormat(answer.Schema) : new JsonLinesFormat(answer.Schema);
        rows.Write(answer.Batches(), context.Terminal.Out);
    }

    private static void WriteTable(Terminal terminal, QueryResult answer)
    {
        var columns = ResultColumn.Of(answer.Schema);
        var table = new TextTable([.. columns.Select(c => c.IsNumber ? ">" + c.Name : c.Name)]);
        foreach (var row in TextRows.Of(answer.Batches()))
        {
            table.Add([.. row.Select(cell => cell ?? "NULL")]);
        }

        terminal.Write(table.WriteTo);
    }

    /// <summary>The footer of a Parquet file comes last and DuckDB writes to files: through one, then out.</summary>
    private static void WriteParquet(VerbContext context, QuerySession session, string query)
    {
        var folder = Directory.CreateTempSubdirectory("lakehouse-");
        try
        {
            var path = Path.Combine(folder.FullName, "answer.parquet");
            session.WriteParquet(query, path, context.Cancellation);
            using var file = File.OpenRead(path);
            file.CopyTo(context.Terminal.Out);
            context.Terminal.Out.Flush();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
