using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Lakehouse.Tools.Schemas;

/// <summary>
/// Compares the text of a contract with the members that <see cref="Contract"/> and its parts have, so that a misspelt, missing
/// or doubled one is told with its line and column, and not as a failure of the YAML library.
/// </summary>
internal static class ContractShape
{
    /// <summary>The contract's text as a tree in which every part has the members it must have and no other.</summary>
    public static ContractPlace Read(string path, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw ContractPlace.At(path, e.Start.Line, ColumnAt(yaml, e.Start.Line), $"expected YAML, found {Reason(e)}");
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            throw ContractPlace.At(path, 1, null, "expected the members of a contract, found none");
        }

        Check(new ContractPlace(path, root), typeof(Contract));
        return new ContractPlace(path, root);
    }

    private static void Check(ContractPlace place, Type type)
    {
        var members = type.GetProperties()
            .Where(p => p.GetCustomAttribute<YamlIgnoreAttribute>() is null)
            .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);
        foreach (var (key, value) in place.Node.Children)
        {
            var name = key.ToString();
            if (!members.TryGetValue(name, out var member))
            {
                throw ContractPlace.At(
                    place.Path, key.Start.Line, place.Column, $"expected one of {string.Join(", ", members.Keys)}, found {name}");
            }

            Check(place, name, value, member.PropertyType);
        }

        foreach (var (name, member) in members)
        {
            place.Demand(
                member.GetCustomAttribute<RequiredMemberAttribute>() is null || place.Node.Children.ContainsKey(name),
                name,
                "a value",
                "none");
        }
    }

    private static void Check(ContractPlace place, string member, YamlNode value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsAssignableTo(typeof(IList)))
        {
            place.Demand(value is YamlSequenceNode, member, "a list", Describe(value));
            foreach (var item in ((YamlSequenceNode)value).Children)
            {
                Check(place, member, item, plain.GetGenericArguments()[0]);
            }
        }
        else if (plain == typeof(string))
        {
            place.Demand(value is YamlScalarNode, member, "a text", Describe(value));
        }
        else if (plain == typeof(bool))
        {
            place.Demand(value is YamlScalarNode { Value: "true" or "false" }, member, "true or false", Describe(value));
        }
        else if (plain == typeof(int) || plain == typeof(long))
        {
            place.Demand(
                value is YamlScalarNode scalar && int.TryParse(scalar.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
                member,
                "a whole number",
                Describe(value));
        }
        else
        {
            place.Demand(value is YamlMappingNode, member, "members of its own", Describe(value));
            var part = (YamlMappingNode)value;
            var isColumn = plain == typeof(ContractColumn);
            var column = isColumn && part.Children.TryGetValue("name", out var name) ? name.ToString() : place.Column;
            Check(new ContractPlace(place.Path, part, column), plain);
        }
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "members",
    };

    private static string Reason(YamlException failure) =>
        failure.Message[(failure.Message.IndexOf("): ", StringComparison.Ordinal) is var end and >= 0 ? end + 3 : 0)..].TrimEnd('.');

    // The tree cannot be read, so the lines must say which column the place belongs to.
    private static string? ColumnAt(string yaml, long line)
    {
        var lines = yaml.Split('\n');
        var columns = Array.FindIndex(lines, l => l.Trim() == "properties:");
        for (var i = (int)Math.Min(line, lines.Length) - 1; columns >= 0 && i > columns; i--)
        {
            var text = lines[i].TrimStart();
            if (text.StartsWith("- name: ", StringComparison.Ordinal) && Indent(lines[i]) == Indent(lines[columns + 1]))
            {
                return text["- name: ".Length..].Trim();
            }
        }

        return null;

        static int Indent(string text) => text.Length - text.TrimStart().Length;
    }
}
