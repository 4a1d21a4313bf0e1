using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Log;

/// <summary>What was measured of one thing in one run. Failures stay.</summary>
internal sealed record CaseResult(string Name, string What, IReadOnlyList<Sample> Samples, IReadOnlyList<string> Failures)
{
    /// <summary>Of a rival: how far its work can be compared with ours.</summary>
    public string? Comparable { get; init; }

    /// <summary>Why the machine could not measure it, where it could not.</summary>
    public string? Absent { get; init; }
}

/// <summary>One run: when, on what, with what, and every sample of it.</summary>
internal sealed record BenchmarkLog
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IndentSize = 1,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    public required string Date { get; init; }

    /// <summary>The commit that was measured, marked where the working tree differed from it.</summary>
    public required string Commit { get; init; }

    public required string Command { get; init; }

    public required string Processor { get; init; }

    public required int Cores { get; init; }

    public required double MemoryGigabytes { get; init; }

    public required string OperatingSystem { get; init; }

    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>Processes that wanted a core, on average, in the minute before the run and in its last minute.</summary>
    public required IReadOnlyList<string> LoadBeforeAndAfter { get; init; }

    public required IReadOnlyList<CaseResult> Results { get; init; }

    public CaseSummary? Find(string name) =>
        Results.FirstOrDefault(r => r.Name == name && r.Samples.Count > 0) is { } result ? new CaseSummary(result) : null;

    public string ToJson() => JsonSerializer.Serialize(this, s_options) + "\n";

    public static BenchmarkLog Parse(string json) => JsonSerializer.Deserialize<BenchmarkLog>(json, s_options)
        ?? throw new JsonException("The log is empty.");
}
