using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Lakehouse.Tools.Schemas;

/// <summary>Reads a contract and refuses, in a sentence, what a schema could not follow from.</summary>
public static partial class ContractReader
{
    private const int MaxLength = 1 << 20;
    private static readonly string[] s_classifications = ["internal", "pseudonym", "personal", "sensitive"];
    private static readonly string[] s_customProperties = ["dictionary", "skipping", "asOfEnd"];

    private static readonly string[] s_ways = ["Drawn", "Dealt", "Computed", "Copied", "Set"];

    private static readonly Dictionary<string, string> s_logicalTypes = new(StringComparer.Ordinal)
    {
        ["string"] = "string",
        ["integer"] = "integer",
        ["long"] = "integer",
        ["boolean"] = "boolean",
        ["date"] = "date",
        ["timestamp"] = "timestamp",
    };

    /// <summary>
    /// Reads <paramref name="yaml"/>, the text of the contract at <paramref name="path"/> (<c>schemas/world/table.yaml</c>).
    /// </summary>
    public static Contract Read(string path, string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            throw new ContractException($"{path} has {yaml.Length} characters; a contract has at most {MaxLength}.");
        }

        var contract = Deserialize(path, yaml);
        Check(path, contract);
        return contract;
    }

    private static Contract Deserialize(string path, string yaml)
    {
        var deserializer = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .WithEnforceRequiredMembers()
            .Build();
        try
        {
            return deserializer.Deserialize<Contract>(yaml) ?? throw new ContractException($"{path} is empty.");
        }
        catch (YamlException e)
        {
            var cause = e.InnerException?.Message ?? e.Message;
            throw new ContractException(string.Create(
                CultureInfo.InvariantCulture, $"{path}, line {e.Start.Line}: {cause}"));
        }
    }

    private static void Check(string path, Contract contract)
    {
        Demand(contract.ApiVersion == "v3.1.0", path, $"apiVersion is {contract.ApiVersion}; it must be v3.1.0");
        Demand(contract.Kind == "DataContract", path, $"kind is {contract.Kind}; it must be DataContract");
        var world = Path.GetFileName(Path.GetDirectoryName(path));
        Demand(contract.Domain == world, path, $"domain is {contract.Domain}; it must be the folder's name, {world}");
        Demand(contract.Schema.Count == 1, path, $"it describes {contract.Schema.Count} tables; a contract describes one");

        var table = contract.Schema[0];
        var name = Path.GetFileNameWithoutExtension(path);
        Demand(table.Name == name, path, $"the table is called {table.Name}; it must be the file's name, {name}");
        Demand(table.PhysicalName == name, path, $"physicalName is {table.PhysicalName}; it must be {name}");
        Demand(table.LogicalType == "object", path, $"the table's logicalType is {table.LogicalType}; it must be object");
        Demand(table.PhysicalType == "table", path, $"the table's physicalType is {table.PhysicalType}; it must be table");
        DemandSentence(path, "the table's description", table.Description);
        Demand(table.Properties.Count > 0, path, "it has no columns");
        CheckRules(path, contract, table.Quality);

        var identifiers = new HashSet<string>(StringComparer.Ordinal) { "Schema" };
        foreach (var column in table.Properties)
        {
            CheckColumn($"{path}, column {column.Name}", column);
            CheckRules($"{path}, column {column.Name}", contract, column.Quality);
            Demand(
                identifiers.Add(SchemaWriter.Identifier(column.Name)),
                path,
                $"the column {column.Name} would have the C# name of another member, {SchemaWriter.Identifier(column.Name)}");
        }
    }

    private static void CheckColumn(string place, ContractColumn column)
    {
        Demand(ColumnName().IsMatch(column.Name), place, "a column's name is lower case letters, digits and underscores");
        Demand(column.PhysicalName == column.Name, place, $"physicalName is {column.PhysicalName}; it must be the name");
        var logical = LogicalTypeOf(place, column.PhysicalType);
        Demand(
            column.LogicalType == logical,
            place,
            $"logicalType is {column.LogicalType}; for the physicalType {column.PhysicalType} it must be {logical}");
        Demand(
            s_classifications.Contains(column.Classification),
            place,
            $"classification is {column.Classification}; it must be one of {string.Join(", ", s_classifications)}");
        DemandSentence(place, "description", column.Description);
        CheckRule(place, column);
        Demand(column.Examples.Count > 0, place, "it has no example");
        Demand(!column.PrimaryKey || (column.Required && column.Unique), place, "a primary key must be required and unique");
        foreach (var custom in column.CustomProperties)
        {
            Demand(
                s_customProperties.Contains(custom.Property),
                place,
                $"there is no custom property {custom.Property}; the tool knows {string.Join(", ", s_customProperties)}");
            Demand(custom.Value, place, $"the custom property {custom.Property} is false; leave it out instead");
        }

        Demand(
            column.CustomProperties.DistinctBy(c => c.Property).Count() == column.CustomProperties.Count,
            place,
            "a custom property stands twice");
        Demand(
            column.PhysicalType == "string" || !SchemaWriter.Has(column, "dictionary"),
            place,
            $"only columns of type string can be dictionaries, and this one is {column.PhysicalType}");
    }

    private static void CheckRule(string place, ContractColumn column)
    {
        DemandSentence(place, "transformDescription", column.TransformDescription);
        var how = column.TransformDescription.Split(' ', ':')[0];
        Demand(
            s_ways.Contains(how),
            place,
            $"transformDescription begins with {how}; it must say first how the value comes about: {string.Join(", ", s_ways)}");
    }

    private static void CheckRules(string place, Contract contract, List<QualityRule> rules)
    {
        var table = $"{contract.Domain}.{contract.Schema[0].Name}";
        foreach (var rule in rules)
        {
            Demand(rule.Type == "sql", place, $"the quality rule {rule.Name} is of type {rule.Type}; it must be sql");
            Demand(
                rule.Query.Contains(table, StringComparison.Ordinal),
                place,
                $"the query of the quality rule {rule.Name} does not read {table}");
            DemandSentence(place, $"the description of the quality rule {rule.Name}", rule.Description);
        }
    }

    private static string LogicalTypeOf(string place, string physicalType)
    {
        if (s_logicalTypes.TryGetValue(physicalType, out var logical))
        {
            return logical;
        }

        var match = DecimalType().Match(physicalType);
        Demand(
            match.Success,
            place,
            $"physicalType is {physicalType}; it must be one of {string.Join(", ", s_logicalTypes.Keys)}, decimal(p,s)");
        var (precision, scale) = SchemaWriter.PrecisionAndScale(physicalType);
        Demand(
            precision is >= 1 and <= 38 && scale <= precision,
            place,
            $"physicalType is {physicalType}; a decimal has 1 to 38 digits, of which at most all are after the point");
        return "number";
    }

    private static void DemandSentence(string place, string what, string text) =>
        Demand(
            text.Length > 1 && char.IsUpper(text[0]) && text.EndsWith('.') && !text.Contains('\n', StringComparison.Ordinal),
            place,
            $"{what} must be one line of sentences, from a capital to a full stop");

    private static void Demand(bool condition, string place, string otherwise)
    {
        if (!condition)
        {
            throw new ContractException($"{place}: {otherwise}.");
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^decimal\([0-9]{1,2},[0-9]{1,2}\)$")]
    private static partial Regex DecimalType();
}
