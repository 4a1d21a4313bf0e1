using System.Globalization;
using System.Text;
using Lakehouse.Tools.Schemas;

namespace Lakehouse.Tools.Tests;

/// <summary>A world of any size that nobody wrote: stars, chains, circles, keys of two columns, tables that refer to themselves.</summary>
internal static class MadeUpWorld
{
    private static readonly string[] s_types = ["string", "integer", "long", "boolean", "date", "timestamp", "decimal(18,2)"];

    /// <summary>The texts of the contracts, by path; the seed decides everything.</summary>
    public static SortedDictionary<string, string> Texts(int tables, int seed)
    {
        var chance = new Random(seed);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < tables; i++)
        {
            var targets = Enumerable.Range(0, tables)
                .Where(j => j < i && chance.Next(i) < 2)
                .Concat(chance.Next(6) == 0 ? [i] : [])
                .Concat(i == 1 && tables > 2 ? [tables - 1] : []);
            texts.Add($"schemas/madeup/{Name(i)}.yaml", Table(i, targets, chance));
        }

        return texts;
    }

    public static ContractWorld Read(SortedDictionary<string, string> texts) =>
        new("madeup", [.. texts.Select(t => ContractReader.Read(t.Key, t.Value))]);

    private static string Name(int table) => string.Create(CultureInfo.InvariantCulture, $"table_{table:D2}");

    // Every fifth table has a key of two columns.
    private static bool HasWideKey(int table) => table % 5 == 4;

    private static string Table(int table, IEnumerable<int> targets, Random chance)
    {
        var name = Name(table);
        var columns = new StringBuilder();
        var composite = new StringBuilder();
        Column("id", "long", required: true, key: 1);
        if (HasWideKey(table))
        {
            Column("part", "long", required: true, key: 2);
        }

        Column("other", "long", required: true);
        foreach (var target in targets)
        {
            var required = chance.Next(2) == 0;
            if (HasWideKey(target))
            {
                Column($"{Name(target)}_id", "long", required);
                Column($"{Name(target)}_part", "long", required);
                composite.Append(CultureInfo.InvariantCulture, $"""
                          - from: [{name}.{Name(target)}_id, {name}.{Name(target)}_part]
                            to: [{Name(target)}.id, {Name(target)}.part]

                    """);
            }
            else
            {
                Column($"{Name(target)}_id", "long", required, to: $"{Name(target)}.id");
            }
        }

        for (var i = chance.Next(25); i > 0; i--)
        {
            Column(
                string.Create(CultureInfo.InvariantCulture, $"{new string('x', 1 + chance.Next(20))}_{i}"),
                s_types[chance.Next(s_types.Length)],
                chance.Next(2) == 0);
        }

        var relationships = composite.Length == 0 ? "" : $"    relationships:\n{composite}";
        return $"""
            apiVersion: v3.1.0
            kind: DataContract
            id: madeup-{name}
            name: {name}
            version: 1.0.0
            status: active
            domain: madeup
            description:
              purpose: Shows a contract with <b>tags</b> & signs.
              usage: Tests.
              limitations: None.
            schema:
              - name: {name}
                physicalName: {name}
                logicalType: object
                physicalType: table
                description: A made-up table.
                dataGranularityDescription: One row for each key.
            {relationships}    properties:
            {columns}
            """;

        void Column(string column, string type, bool required, int key = 0, string? to = null)
        {
            var logical = type switch { "long" => "integer", "decimal(18,2)" => "number", _ => type };
            columns.Append(CultureInfo.InvariantCulture, $"""
                      - name: {column}
                        physicalName: {column}
                        logicalType: {logical}
                        physicalType: {type}
                        required: {(required ? "true" : "false")}
                        classification: internal
                        description: A column | of {name} with `signs` * and <tags>.
                        transformDescription: Drawn evenly.
                        examples: ["a|b"]

                """);
            if (key > 0)
            {
                columns.Append(CultureInfo.InvariantCulture, $"        primaryKey: true\n        primaryKeyPosition: {key}\n");
                columns.Append(HasWideKey(table) ? "" : "        unique: true\n");
            }

            if (to is not null)
            {
                columns.Append(CultureInfo.InvariantCulture, $"        relationships:\n          - to: {to}\n");
            }
        }
    }
}
