using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Delta.Sharp;
using Xunit;

namespace Lakehouse.Testing;

/// <summary>What Spark should find in a table; a member that is null is not compared.</summary>
public sealed record ExpectedTable
{
    public long? Rows { get; init; }

    public string? Digest { get; init; }

    /// <summary>How Spark takes the digest, with <c>{table}</c> in the table's place.</summary>
    public string? DigestSql { get; init; }

    /// <summary>The columns as objects of name, type and nullable, in the spelling of the log's schema.</summary>
    public JsonArray? Schema { get; init; }

    /// <summary>Statements that make a table of this name in Spark's own catalogue; its columns must be those of the lake's.</summary>
    public IReadOnlyList<string>? CreateSql { get; init; }

    /// <summary>A condition for which Spark tells how many files it opened.</summary>
    public string? Filter { get; init; }

    /// <summary>What Delta.Sharp itself finds in a table.</summary>
    public static ExpectedTable Of(DeltaTable table, string? filter = null)
    {
        TableDigest digest = TableDigest.Of(table);
        return new ExpectedTable
        {
            Rows = digest.Rows,
            Digest = digest.Hex,
            DigestSql = TableDigest.SparkSql(table.Schema, "{table}"),
            Schema = SchemaOf(table),
            Filter = filter,
        };
    }

    public static JsonArray SchemaOf(DeltaTable table) =>
    [
        .. JsonNode.Parse(table.Schema.ToSchemaString())!["fields"]!.AsArray().Select(field => new JsonObject
        {
            ["name"] = field!["name"]!.DeepClone(),
            ["type"] = field["type"]!.DeepClone(),
            ["nullable"] = field["nullable"]!.DeepClone(),
        }),
    ];
}

/// <summary>What Spark found.</summary>
public sealed record SparkReport(IReadOnlyList<SparkTable> Tables, IReadOnlyList<string> Problems);

/// <summary>What Spark found in one table.</summary>
public sealed record SparkTable(string Table, long Rows, string? Digest, JsonArray Schema, SparkFilter? Filter);

/// <summary>The rows that pass a condition, and the files that Spark opened to find them.</summary>
public sealed record SparkFilter(string Where, long Rows, int FilesRead, int Files);

/// <summary>Has a real Spark read a lake, by <c>jobs/verify_lake.py</c>.</summary>
public static class SparkJob
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// Reads every table of the lake. Spark takes most of a minute to start: ask once for all that a test class needs.
    /// </summary>
    public static SparkReport Verify(
        string lake, IReadOnlyDictionary<string, ExpectedTable> expected, CancellationToken cancellation)
    {
        using ScratchFolder scratch = new();
        string request = scratch.Sub("expected.json");
        File.WriteAllText(request, JsonSerializer.Serialize(new { tables = expected }, s_json));
        (int exitCode, string output, string errors) =
            Run(Path.Combine(Checkout.Root, "jobs", "verify_lake.py"), [lake, request], cancellation);
        Assert.True(exitCode is 0 or 1 && output.StartsWith('{'), $"Spark ended with {exitCode}.\n{output}\n{errors}");
        return JsonSerializer.Deserialize<SparkReport>(output, s_json)!;
    }

    /// <summary>Runs a Python program in a Spark of its own.</summary>
    public static (int ExitCode, string Output, string Errors) Run(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        string spark = TestPart.Spark();
        using ScratchFolder scratch = new();
        ProcessStartInfo start = new(Path.Combine(spark, "bin", "spark-submit"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = scratch.FullName,
        };
        foreach (string argument in (string[])["--master", "local[2]", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // Else Spark takes the machine's own address, which may be closed.
        start.Environment["SPARK_LOCAL_IP"] = "127.0.0.1";
        start.Environment["SPARK_LOCAL_HOSTNAME"] = "localhost";

        // Java 17 takes its encoding from the locale, and a bare environment has none.
        start.Environment["LC_ALL"] = "C.UTF-8";

        // Test programs run side by side, and two Sparks at once starve each other on a small machine.
        using FileStream turn = WaitForTurn(cancellation);
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return (process.ExitCode, output, errors.Result);
    }

    private static FileStream WaitForTurn(CancellationToken cancellation)
    {
        string path = Path.Combine(Path.GetTempPath(), "lakehouse-tests-spark.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(200);
            }
        }
    }
}
