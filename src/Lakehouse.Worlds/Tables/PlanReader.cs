using System.Globalization;
using System.Text.Json;

namespace Lakehouse.Worlds.Tables;

/// <summary>Reads a plan back from its JSON and says in a sentence what is wrong with one that was damaged.</summary>
internal static class PlanReader
{
    private const int FingerprintDigits = 16;

    private static readonly string[] s_members =
        ["world", "version", "seed", "start", "end", "zone", "offsets", "countDays", "counts", "knobs", "pii"];

    private static readonly string[] s_offsetMembers = ["utc", "seconds"];
    private static readonly string[] s_piiMembers = ["mode", "keyFingerprint"];

    public static Plan Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
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
            catch (InvalidOperationException e)
            {
                // A text of half a character parses as JSON and cannot be read.
                throw new PlanException(
                    $"The plan has a text that cannot be read ({FirstSentence(e.Message)}); make it again with 'lakehouse generate <world> --plan'.", e);
            }
        }
    }

    private static Plan Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PlanException("The plan is not a JSON object; make it again with 'lakehouse generate <world> --plan'.");
        }

        CheckMembers(root, "The plan", s_members);
        var world = WorldDefinition.Find(Text(root, "world"));
        var version = Int(root, "version");
        if (version != world.Version)
        {
            throw new PlanException(
                $"The plan is of version {version} of the world {world.Name}, and this program makes version {world.Version}; use the program that made the plan, or make a new plan.");
        }

        var counts = Object(root, "counts");
        CheckMembers(counts, "The plan's 'counts'", world.CountNames);
        var plan = new Plan(
            world.Name,
            version,
            root.GetProperty("seed") is { ValueKind: JsonValueKind.Number } number && number.TryGetUInt64(out var seed)
                ? seed
                : throw Wrong("seed", "a whole number from 0 to 18446744073709551615"),
            Date(root, "start"),
            Date(root, "end"),
            Text(root, "zone"),
            Offsets(root.GetProperty("offsets")),
            Int(root, "countDays"),
            [.. world.CountNames.Select(name => KeyValuePair.Create(name, Long(counts, name)))],
            Knobs(world, Object(root, "knobs")),
            Pii(Object(root, "pii")));
        PlanMaker.Check(plan);
        return plan;
    }

    private static ZoneOffset[] Offsets(JsonElement offsets) => offsets.ValueKind == JsonValueKind.Array
        ? [.. offsets.EnumerateArray().Select(Offset)]
        : throw Wrong("offsets", "an array");

    private static ZoneOffset Offset(JsonElement offset)
    {
        if (offset.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("offsets", "an array of objects");
        }

        CheckMembers(offset, "One of the plan's 'offsets'", s_offsetMembers);
        var text = Text(offset, "utc");
        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var utc)
            ? new ZoneOffset(utc, Int(offset, "seconds"))
            : throw new PlanException($"The plan has an offset whose 'utc' is '{text}', which is not a time such as 2025-12-02T14:00:00Z.");
    }

    private static KnobValues Knobs(WorldDefinition world, JsonElement knobs) => KnobValues.Of(
        world,
        knobs.EnumerateObject().Select(member => KeyValuePair.Create(
            member.Name,
            member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDecimal(out var value)
                ? value
                : throw Wrong($"knobs.{member.Name}", "a number"))));

    private static PiiTreatment Pii(JsonElement pii)
    {
        CheckMembers(pii, "The plan's 'pii'", s_piiMembers);
        var mode = Text(pii, "mode");
        if (mode is not ("raw" or "masked"))
        {
            throw new PlanException($"The plan's pii mode is '{mode}'; it is 'masked' or 'raw'.");
        }

        var fingerprint = Text(pii, "keyFingerprint");
        return fingerprint.Length == FingerprintDigits && fingerprint.All(char.IsAsciiHexDigitLower)
            ? new PiiTreatment(mode == "raw", fingerprint)
            : throw Wrong("keyFingerprint", "16 hex digits in lower case");
    }

    private static void CheckMembers(JsonElement element, string whole, IReadOnlyList<string> known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new PlanException($"{whole} has a member '{member.Name}' that no plan has; known are {string.Join(", ", known)}.");
            }
        }

        foreach (var name in known)
        {
            if (!element.TryGetProperty(name, out _))
            {
                throw new PlanException($"{whole} lacks '{name}'; make it again with 'lakehouse generate <world> --plan'.");
            }
        }
    }

    private static JsonElement Object(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.Object } value ? value : throw Wrong(name, "an object");

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong(name, "a text");

    private static int Int(JsonElement parent, string name) =>
        Long(parent, name) is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Wrong(name, "a number of 32 bits");

    private static long Long(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number)
            ? number
            : throw Wrong(name, "a whole number");

    private static DateOnly Date(JsonElement parent, string name) =>
        DateOnly.TryParseExact(Text(parent, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong(name, "a date such as 2026-01-01");

    private static PlanException Wrong(string name, string expected) =>
        new($"The plan's '{name}' is not {expected}; make the plan again with 'lakehouse generate <world> --plan'.");

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
