using System.Text.Json;

namespace Lakehouse.Generation;

/// <summary>What differs between two plans or layouts, member by member, in words.</summary>
internal static class PlanDifference
{
    private const int MostNamed = 6;

    /// <summary>"seed 1 there and 2 asked, ..." for two JSON objects; the texts themselves need not be valid.</summary>
    public static string Describe(string there, string asked)
    {
        var (old, wanted) = (Flatten(there), Flatten(asked));
        if (old is null || wanted is null)
        {
            return "what is there cannot be read as JSON";
        }

        var differences = old.Keys.Union(wanted.Keys)
            .Where(key => old.GetValueOrDefault(key) != wanted.GetValueOrDefault(key))
            .Select(key => $"{key} is {old.GetValueOrDefault(key, "absent")} there and {wanted.GetValueOrDefault(key, "absent")} asked")
            .ToList();
        return differences.Count <= MostNamed
            ? string.Join(", ", differences)
            : string.Join(", ", differences.Take(MostNamed)) + ", and more";
    }

    private static Dictionary<string, string>? Flatten(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var members = new Dictionary<string, string>();
            Flatten("", document.RootElement, members);
            return members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Flatten(string path, JsonElement element, Dictionary<string, string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            members[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            Flatten(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, members);
        }
    }
}
