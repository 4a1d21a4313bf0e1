using System.Globalization;
using System.Text.Json;

namespace Lakehouse.Worlds.Tables;

/// <summary>Reads a plan back from its JSON and says in a sentence what is wrong with one that was damaged.</summary>
internal static class PlanReader
{
    private static readonly string[] s_members =
        ["world", "version", "seed", "start", "end", "zone", "offsets", "countDays", "counts", "knobs", "pii"];

    public static Plan Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new PlanException(
                $"The plan is not valid JSON ({FirstSentence(e.Message)}); make it again with 'lakehouse generate <world> --plan'.", e);
        }

        using (document)
        {
            try
            {
                return Read(document.RootElement);
            }
            catch (Exception e) when (e is InvalidOperationException or FormatException or KeyNotFoundException or OverflowException)
            {
                throw new PlanException(
                    $"The plan has a value of the wrong kind ({FirstSentence(e.Message)}); make it again with 'lakehouse generate <world> --plan'.", e);
            }
        }
    }

    private static Plan Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PlanException("The plan is not a JSON object; make it again with 'lakehouse generate <world> --plan'.");
        }

        foreach (var member in root.EnumerateObject())
        {
            if (!s_members.Contains(member.Name))
            {
                throw new PlanException($"The plan has a member '{member.Name}' that no plan has; known are {string.Join(", ", s_members)}.");
            }
        }

        foreach (var member in s_members)
        {
            if (!root.TryGetProperty(member, out _))
            {
                throw new PlanException($"The plan lacks '{member}'; make it again with 'lakehouse generate <world> --plan'.");
            }
        }

        var world = WorldDefinition.Find(root.GetProperty("world").GetString()!);
        var version = root.GetProperty("version").GetInt32();
        if (version != world.Version)
        {
            throw new PlanException(
                $"The plan is of version {version} of the world {world.Name}, and this program makes version {world.Version}; use the program that made the plan, or make a new plan.");
        }

        if (root.GetProperty("knobs").EnumerateObject().Any())
        {
            throw new PlanException("The plan sets knobs, and this program has none yet; remove them from 'knobs'.");
        }

        var pii = root.GetProperty("pii");
        var mode = pii.GetProperty("mode").GetString();
        if (mode is not ("raw" or "masked"))
        {
            throw new PlanException($"The plan's pii mode is '{mode}'; it is 'masked' or 'raw'.");
        }

        var plan = new Plan(
            world.Name,
            version,
            root.GetProperty("seed").GetUInt64(),
            ReadDate(root, "start"),
            ReadDate(root, "end"),
            root.GetProperty("zone").GetString()!,
            [.. root.GetProperty("offsets").EnumerateArray().Select(ReadOffset)],
            root.GetProperty("countDays").GetInt32(),
            ReadCounts(root.GetProperty("counts"), world),
            new PiiTreatment(mode == "raw", pii.GetProperty("keyFingerprint").GetString()!));
        PlanMaker.Check(plan);
        return plan;
    }

    private static DateOnly ReadDate(JsonElement root, string member) =>
        DateOnly.TryParseExact(
            root.GetProperty(member).GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new PlanException($"The plan's '{member}' is not a date such as 2026-01-01.");

    private static ZoneOffset ReadOffset(JsonElement element)
    {
        var text = element.GetProperty("utc").GetString();
        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var utc)
            ? new ZoneOffset(utc, element.GetProperty("seconds").GetInt32())
            : throw new PlanException($"The plan has an offset from '{text}', which is not a time such as 2025-12-02T14:00:00Z.");
    }

    private static List<KeyValuePair<string, long>> ReadCounts(JsonElement counts, WorldDefinition world)
    {
        foreach (var member in counts.EnumerateObject())
        {
            if (!world.CountNames.Contains(member.Name))
            {
                throw new PlanException($"The plan counts '{member.Name}', which the world {world.Name} does not have.");
            }
        }

        var read = new List<KeyValuePair<string, long>>();
        foreach (var name in world.CountNames)
        {
            if (!counts.TryGetProperty(name, out var count))
            {
                throw new PlanException($"The plan lacks the count of {name}.");
            }

            read.Add(new(name, count.GetInt64()));
        }

        return read;
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
