using System.Globalization;
using System.Text.RegularExpressions;

namespace Lakehouse.Tools.Schemas;

/// <summary>What must hold in a contract by itself.</summary>
internal static partial class ContractCheck
{
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

    /// <summary>How much a column says about a person.</summary>
    public static IReadOnlyList<string> Classifications { get; } = ["internal", "pseudonym", "personal", "sensitive"];

    public static void Check(Contract contract)
    {
        var place = contract.Place;
        Equal(place, "apiVersion", "v3.1.0", contract.ApiVersion);
        Equal(place, "kind", "DataContract", contract.Kind);
        Equal(place, "domain", Path.GetFileName(Path.GetDirectoryName(place.Path))!, contract.Domain);
        place.Demand(contract.Schema.Count == 1, "schema", "one table", Number(contract.Schema.Count));
        CheckTable(contract, place.Table());
    }

    private static void CheckTable(Contract contract, ContractPlace place)
    {
        var table = contract.Schema[0];
        var name = Path.GetFileNameWithoutExtension(place.Path);
        Equal(place, "name", name, table.Name);
        Equal(place, "physicalName", name, table.PhysicalName);
        Equal(place, "logicalType", "object", table.LogicalType);
        Equal(place, "physicalType", "table", table.PhysicalType);
        Sentence(place, "description", table.Description);
        Sentence(place, "dataGranularityDescription", table.DataGranularityDescription);
        place.Demand(table.Properties.Count > 0, "properties", "at least one column", "none");
        CheckQueries(place, contract, table.Quality);
        foreach (var relationship in table.Relationships)
        {
            place.Demand(
                relationship.From.Count == relationship.To.Count && relationship.From.Count > 1,
                "relationships",
                "as many columns in 'to' as in 'from', and more than one (one column says it by itself)",
                $"{relationship.From.Count} and {relationship.To.Count}");
            place.Demand(
                relationship.To.Select(ContractTable.TableOf).Distinct().Count() == 1,
                "relationships",
                "columns of one table in 'to'",
                string.Join(", ", relationship.To));
        }

        var identifiers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Schema"] = "the schema itself" };
        var columns = place.Columns();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = table.Properties[i];
            CheckColumn(columns[i], column);
            CheckQueries(columns[i], contract, column.Quality);
            var identifier = SchemaWriter.Identifier(column.Name);
            columns[i].Demand(
                identifiers.TryAdd(identifier, column.Name),
                "name",
                "a C# name that no other member of the table has",
                $"{identifier}, which {identifiers[identifier]} has");
        }

        CheckKey(table, columns);
    }

    private static void CheckColumn(ContractPlace place, ContractColumn column)
    {
        place.Demand(ColumnName().IsMatch(column.Name), "name", "lower case letters, digits and underscores", column.Name);
        Equal(place, "physicalName", column.Name, column.PhysicalName);
        Equal(place, "logicalType", LogicalTypeOf(place, column.PhysicalType), column.LogicalType, $" for {column.PhysicalType}");
        OneOf(place, "classification", Classifications, column.Classification);
        Sentence(place, "description", column.Description);
        Sentence(place, "transformDescription", column.TransformDescription);
        OneOf(place, "transformDescription", s_ways, column.TransformDescription.Split(' ', ':', '.')[0], " as its first word");
        place.Demand(column.Examples.Count > 0, "examples", "at least one", "none");
        foreach (var custom in column.CustomProperties)
        {
            OneOf(place, "customProperties", s_customProperties, custom.Property);
            place.Demand(custom.Value, "customProperties", $"{custom.Property} to be true or left out", "false");
        }

        place.Demand(
            column.CustomProperties.DistinctBy(c => c.Property).Count() == column.CustomProperties.Count,
            "customProperties",
            "each property once",
            string.Join(", ", column.CustomProperties.Select(c => c.Property)));
        place.Demand(
            column.PhysicalType == "string" || !SchemaWriter.Has(column, "dictionary"),
            "customProperties",
            "dictionary on columns of type string only",
            column.PhysicalType);
    }

    private static void CheckKey(ContractTable table, IReadOnlyList<ContractPlace> columns)
    {
        var key = table.KeyColumns.ToList();
        columns[0].Demand(key.Count > 0, "primaryKey", "at least one column of the table in the primary key", "none");
        for (var i = 0; i < columns.Count; i++)
        {
            var column = table.Properties[i];
            if (!column.PrimaryKey)
            {
                columns[i].Demand(
                    column.PrimaryKeyPosition is null,
                    "primaryKeyPosition",
                    "none outside the primary key",
                    Number(column.PrimaryKeyPosition));
                continue;
            }

            columns[i].Demand(column.Required, "required", "true in a primary key", "false");
            columns[i].Demand(
                column.Unique == (key.Count == 1),
                "unique",
                key.Count == 1 ? "true for the only column of a primary key" : "it left out where several columns are the key",
                column.Unique ? "true" : "false");
            columns[i].Demand(
                column.PrimaryKeyPosition == key.IndexOf(column.Name) + 1,
                "primaryKeyPosition",
                $"{key.IndexOf(column.Name) + 1} (the key's columns are numbered from 1)",
                Number(column.PrimaryKeyPosition));
        }
    }

    private static void CheckQueries(ContractPlace place, Contract contract, List<QualityRule> rules)
    {
        var table = $"{contract.Domain}.{contract.Schema[0].Name}";
        foreach (var rule in rules)
        {
            place.Demand(rule.Type == "sql", "quality", $"the type sql in {rule.Name}", rule.Type);
            place.Demand(
                rule.Query.Contains(table, StringComparison.Ordinal), "quality", $"a query of {rule.Name} that reads {table}", rule.Query);
            Sentence(place, "quality", rule.Description, $" as the description of {rule.Name}");
        }
    }

    private static string LogicalTypeOf(ContractPlace place, string physicalType)
    {
        if (s_logicalTypes.TryGetValue(physicalType, out var logical))
        {
            return logical;
        }

        place.Demand(
            DecimalType().IsMatch(physicalType),
            "physicalType",
            $"one of {string.Join(", ", s_logicalTypes.Keys)}, decimal(p,s)",
            physicalType);
        var (precision, scale) = SchemaWriter.PrecisionAndScale(physicalType);
        place.Demand(
            precision is >= 1 and <= 38 && scale <= precision,
            "physicalType",
            "a decimal of 1 to 38 digits, of which at most all are after the point",
            physicalType);
        return "number";
    }

    private static void Equal(ContractPlace place, string member, string expected, string found, string when = "") =>
        place.Demand(found == expected, member, expected + when, found);

    private static void OneOf(ContractPlace place, string member, IReadOnlyList<string> expected, string found, string where = "") =>
        place.Demand(expected.Contains(found), member, $"one of {string.Join(", ", expected)}{where}", found);

    private static void Sentence(ContractPlace place, string member, string text, string where = "") =>
        place.Demand(
            text.Length > 1 && char.IsUpper(text[0]) && text.EndsWith('.') && !text.Contains('\n', StringComparison.Ordinal),
            member,
            $"one line of sentences, from a capital to a full stop{where}",
            $"'{text}'");

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "none";

    [GeneratedRegex("^[a-z_][a-z0-9_]*$")]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^decimal\([0-9]{1,2},[0-9]{1,2}\)$")]
    private static partial Regex DecimalType();
}
