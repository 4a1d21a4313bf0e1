using System.Text.Json;

namespace Delta.Sharp.Kernel;

/// <summary>The members of one action, by type; <see cref="FormatException"/> names the one that does not fit.</summary>
internal readonly struct ActionMembers
{
    internal ActionMembers(string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{name} is not a JSON object");
        }

        _name = name;
        Element = element;
    }

    internal JsonElement Element { get; }

    internal string Text(string member) => TextOrNull(member) ?? throw Missing(member);

    internal string? TextOrNull(string member) => Find(member) is not JsonElement value
        ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(member, "text");

    internal long Whole(string member) => WholeOrNull(member) ?? throw Missing(member);

    internal long? WholeOrNull(string member) => Find(member) is not JsonElement value
        ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : throw Wrong(member, "a whole number");

    internal int Small(string member) => SmallOrNull(member) ?? throw Missing(member);

    internal int? SmallOrNull(string member) => WholeOrNull(member) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and long number => (int)number,
        _ => throw Wrong(member, "a whole number of 32 bits"),
    };

    internal bool Truth(string member) => Find(member) is not JsonElement value
        ? throw Missing(member)
        : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(member, "true or false"),
        };

    internal IReadOnlyDictionary<string, string?> Map(string member) => MapOrNull(member) ?? throw Missing(member);

    internal IReadOnlyDictionary<string, string?>? MapOrNull(string member)
    {
        if (Find(member) is not JsonElement value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(member, "a map of texts");
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (JsonProperty entry in value.EnumerateObject())
        {
            map[entry.Name] = entry.Value.ValueKind switch
            {
                JsonValueKind.String => entry.Value.GetString(),
                JsonValueKind.Null => null,
                _ => throw Wrong(member, "a map of texts"),
            };
        }

        return map;
    }

    internal IReadOnlyList<string> List(string member) => ListOrNull(member) ?? throw Missing(member);

    internal IReadOnlyList<string>? ListOrNull(string member)
    {
        if (Find(member) is not JsonElement value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(member, "a list of texts");
        }

        var list = new List<string>();
        foreach (JsonElement entry in value.EnumerateArray())
        {
            list.Add(entry.ValueKind == JsonValueKind.String ? entry.GetString()! : throw Wrong(member, "a list of texts"));
        }

        return list;
    }

    internal ActionMembers? ObjectOrNull(string member) =>
        Find(member) is JsonElement value ? new ActionMembers($"{_name}.{member}", value) : null;

    private readonly string _name;

    private JsonElement? Find(string member) =>
        Element.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private FormatException Missing(string member) => new($"{_name}.{member} is missing");

    private FormatException Wrong(string member, string wanted) => new($"{_name}.{member} is not {wanted}");
}
