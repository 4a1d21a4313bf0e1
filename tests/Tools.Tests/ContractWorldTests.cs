using Lakehouse.Tools.Schemas;
using Xunit;

namespace Lakehouse.Tools.Tests;

/// <summary>What contracts say about each other.</summary>
public sealed class ContractWorldTests
{
    private const string Path = "schemas/madeup/table_02.yaml";

    [Fact]
    public void Made_up_worlds_of_any_size_hold_together()
    {
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(20, MadeUpWorld.Read(MadeUpWorld.Texts(20, seed)).Contracts.Count));
    }

    [Theory]
    [InlineData(
        "to: table_00.id",
        "to: table_0.id",
        "relationships: expected one of the tables table_00, table_01",
        "found table_0 in table_0.id")]
    [InlineData("to: table_00.id", "to: table_00.idd", "relationships: expected one of the columns id", "of table_00, found idd")]
    [InlineData("to: table_00.id", "to: id", "relationships: expected table.column, found id")]
    [InlineData("to: table_00.id", "to: table_00.other", "relationships: expected the primary key of table_00 (id), found other")]
    [InlineData("physicalType: long", "physicalType: integer", "relationships: expected the type of table_00.id, long", "found integer")]
    [InlineData(
        "transformDescription: Drawn evenly.",
        "transformSourceObjects: [table_01.nothing]\n        transformDescription: Drawn evenly.",
        "transformSourceObjects: expected one of the columns id",
        "found nothing")]
    public void A_wrong_reference_is_refused_by_file_line_column_and_both_sides(string find, string replacement, params string[] both)
    {
        var texts = Three();
        var at = texts[Path].IndexOf("- name: table_00_id", StringComparison.Ordinal);
        texts[Path] = texts[Path][..at] + texts[Path][at..].Replace(find, replacement, StringComparison.Ordinal);

        var refusal = Assert.Throws<ContractException>(() => MadeUpWorld.Read(texts));

        Assert.Matches($"^{Path}, line [0-9]+, column table_00_id: ", refusal.Message);
        Assert.All(both, side => Assert.Contains(side, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_of_a_wrong_reference_is_where_it_stands()
    {
        var texts = Three();
        var lines = texts[Path].Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains("to: table_00.id", StringComparison.Ordinal));
        lines[line] = lines[line].Replace("table_00", "table_99", StringComparison.Ordinal);
        texts[Path] = string.Join('\n', lines);

        var refusal = Assert.Throws<ContractException>(() => MadeUpWorld.Read(texts));

        Assert.StartsWith($"{Path}, line {line}, column table_00_id: relationships: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_contracts_of_one_id_are_refused_with_both_files()
    {
        var texts = Three();
        texts[Path] = texts[Path].Replace("id: madeup-table_02", "id: madeup-table_00", StringComparison.Ordinal);

        var refusal = Assert.Throws<ContractException>(() => MadeUpWorld.Read(texts));

        Assert.Equal(
            $"{Path}, line 3: id: expected a name that nothing else in the world has, "
                + "found madeup-table_00, which schemas/madeup/table_00.yaml has.",
            refusal.Message);
    }

    [Fact]
    public void Keys_of_several_columns_and_what_refers_to_them_stand_in_the_schema_file()
    {
        var world = MadeUpWorld.Read(MadeUpWorld.Texts(20, 1));
        var referring = world.Contracts.First(c => c.Schema[0].References.Any(r => r.Columns.Count == 2));
        var target = referring.Schema[0].References.First(r => r.Columns.Count == 2).Table;

        Assert.Contains(
            $"new Reference([\"{target}_id\", \"{target}_part\"], \"{target}\", [\"id\", \"part\"]),",
            SchemaWriter.Write(referring),
            StringComparison.Ordinal);
        Assert.Contains(
            "Key = [\"id\", \"part\"],",
            SchemaWriter.Write(world.Contracts.Single(c => c.Schema[0].Name == target)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_told_where_the_schema_file_still_has_it()
    {
        var text = Repository.Read("schemas/casino/player_opening.yaml");
        var begin = text.IndexOf("      - name: opening_theo", StringComparison.Ordinal);
        var end = text.IndexOf("      - name: opening_win_loss", StringComparison.Ordinal);
        var contract = ContractReader.Read("schemas/casino/player_opening.yaml", text[..begin] + text[end..]);
        var file = SchemaWriter.PathOf(contract);

        var difference = Assert.Single(Drift.Between(contract.Place.Path, file, SchemaWriter.Write(contract), Repository.Read(file)));

        Assert.Matches(
            $"^{file}, line [0-9]+, column opening_theo: expected none from {contract.Place.Path}, found new Column", difference);
    }

    /// <summary>Contracts of three tables, of which the last refers to the first.</summary>
    private static SortedDictionary<string, string> Three()
    {
        for (var seed = 0; ; seed++)
        {
            var texts = MadeUpWorld.Texts(3, seed);
            if (texts[Path].Contains("to: table_00.id\n", StringComparison.Ordinal))
            {
                return texts;
            }
        }
    }
}
