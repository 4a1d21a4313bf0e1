using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delta.Sharp;
using Delta.Sharp.Kernel;
using Lakehouse.Cli.Options;
using Lakehouse.Cli.Output;
using Lakehouse.Generation;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse delta</c>: what the log of a Delta table tells.</summary>
internal static class DeltaVerb
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static Verb Create(VerbContext context) => new(
        "delta",
        "Looks into the log of a Delta table.",
        "lakehouse delta show ./lake/Tables/casino/bronze_slot_telemetry",
        "lakehouse delta history ./lake/Tables/casino/bronze_slot_telemetry --json")
    {
        Part(context, "show", "Shows version, protocol, rows, files, properties and columns.", Show),
        Part(context, "history", "Shows the commits, newest first.", History),
        Part(context, "files", "Shows the live files with their rows and sizes.", Files),
    };

    private static Verb Part(VerbContext context, string name, string description, Action<Terminal, DeltaTable, bool> write)
    {
        var path = new Argument<string>("path") { Description = "The table's folder, the one that holds _delta_log." };
        var version = CommonOptions.Version();
        var json = CommonOptions.Json();
        var verb = new Verb(name, description, $"lakehouse delta {name} ./lake/Tables/casino/bronze_slot_telemetry")
        {
            path, version, json,
        };
        verb.SetAction(result =>
        {
            var asked = CommonOptions.VersionOf(result, version);
            var folder = result.GetValue(path)!;
            if (!Directory.Exists(Path.Combine(folder, "_delta_log")))
            {
                throw new InputException($"There is no Delta table at {folder}: it has no folder _delta_log. Name a table's own folder.");
            }

            write(context.Terminal, DeltaTable.Open(folder, asked), result.GetValue(json));
            return Application.Done;
        });
        return verb;
    }

    private static void Show(Terminal terminal, DeltaTable table, bool asJson)
    {
        var metadata = table.Snapshot.Metadata;
        var protocol = table.Snapshot.Protocol;
        var (rows, bytes) = (RowsOf(table.Files), table.Files.Sum(f => f.Size));
        if (asJson)
        {
            JsonLine.Write(terminal, json =>
            {
                json.WriteString("location", table.Location);
                json.WriteString("id", metadata.Id);
                json.WriteString("name", metadata.Name);
                json.WriteString("description", metadata.Description);
                json.WriteNumber("version", table.Version);
                json.WriteNumber("minReaderVersion", protocol.MinReaderVersion);
                json.WriteNumber("minWriterVersion", protocol.MinWriterVersion);
                WriteNumber(json, "rows", rows);
                json.WriteNumber("files", table.Files.Count);
                json.WriteNumber("bytes", bytes);
                json.WriteStartObject("properties");
                foreach (var (key, value) in metadata.Configuration.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
                json.WritePropertyName("schema");
                json.WriteRawValue(metadata.SchemaString);
            });
            return;
        }

        terminal.Write(writer =>
        {
            writer.WriteLine($"{metadata.Name ?? Path.GetFileName(table.Location)}  {metadata.Description}");
            var facts = new TextTable("", "");
            facts.Add("location", table.Location);
            facts.Add("id", metadata.Id);
            facts.Add("version", Text(table.Version));
            facts.Add("protocol", $"reader {Text(protocol.MinReaderVersion)}, writer {Text(protocol.MinWriterVersion)}");
            facts.Add("rows", rows is { } known ? Amounts.Count(known) : "unknown");
            facts.Add("files", $"{Amounts.Count(table.Files.Count)} ({Amounts.Bytes(bytes)})");
            foreach (var (key, value) in metadata.Configuration.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                facts.Add(key, value ?? "");
            }

            facts.WriteTo(writer, withHeader: false);
            writer.WriteLine();
            var columns = new TextTable("column", "type", "null", "comment");
            foreach (var field in table.Schema.Fields)
            {
                columns.Add(field.Name, field.Type.ToString()!, field.Nullable ? "yes" : "no", field.Comment ?? "");
            }

            columns.WriteTo(writer);
        });
    }

    private static void History(Terminal terminal, DeltaTable table, bool asJson)
    {
        if (asJson)
        {
            JsonLine.Write(terminal, json =>
            {
                json.WriteStartArray("commits");
                foreach (var commit in table.History())
                {
                    json.WriteStartObject();
                    json.WriteNumber("version", commit.Version);
                    json.WriteString("time", Text(commit.Time));
                    json.WritePropertyName("commitInfo");
                    if (commit.Info is { } info)
                    {
                        info.Members.WriteTo(json);
                    }
                    else
                    {
                        json.WriteNullValue();
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        var commits = new TextTable(">version", "time", "operation", "parameters", "metrics", "engine");
        foreach (var commit in table.History())
        {
            commits.Add(
                Text(commit.Version),
                Text(commit.Time),
                Member(commit.Info, "operation"),
                Pairs(commit.Info, "operationParameters"),
                Pairs(commit.Info, "operationMetrics"),
                Member(commit.Info, "engineInfo"));
        }

        terminal.Write(writer => commits.WriteTo(writer));
    }

    private static void Files(Terminal terminal, DeltaTable table, bool asJson)
    {
        if (asJson)
        {
            JsonLine.Write(terminal, json =>
            {
                json.WriteStartArray("files");
                foreach (var file in table.Files)
                {
                    json.WriteStartObject();
                    json.WriteString("path", file.Path);
                    WriteNumber(json, "rows", file.NumRecords());
                    json.WriteNumber("bytes", file.Size);
                    json.WritePropertyName("stats");
                    if (file.Stats is { } stats)
                    {
                        json.WriteRawValue(stats);
                    }
                    else
                    {
                        json.WriteNullValue();
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        var files = new TextTable("path", ">rows", ">bytes");
        foreach (var file in table.Files)
        {
            files.Add(file.Path, file.NumRecords() is { } rows ? Text(rows) : "unknown", Text(file.Size));
        }

        terminal.Write(writer => files.WriteTo(writer));
    }

    /// <summary>The rows that the statistics add up to; null where a file has none, or rows deleted by a vector.</summary>
    private static long? RowsOf(IReadOnlyList<AddFile> files) =>
        files.Aggregate((long?)0, (sum, file) => sum + file.NumRecords() - (file.DeletionVector?.Cardinality ?? 0));

    private static string Pairs(CommitInfo? info, string name) =>
        info?.Members[name] is JsonObject pairs ? string.Join(" ", pairs.Select(m => $"{m.Key}={m.Value}")) : "";

    private static string Member(CommitInfo? info, string name) =>
        info?.Members[name] is JsonValue value ? value.ToString() : "";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
