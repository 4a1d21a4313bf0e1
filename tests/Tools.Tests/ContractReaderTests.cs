using Lakehouse.Tools.Schemas;
using Xunit;

namespace Lakehouse.Tools.Tests;

public sealed class ContractReaderTests
{
    private const string Path = "schemas/casino/sample.yaml";

    private const string Sample = """
        apiVersion: v3.1.0
        kind: DataContract
        id: casino-sample
        name: Sample
        version: 1.0.0
        status: active
        domain: casino
        description:
          purpose: Shows a contract.
          usage: Tests.
          limitations: None.
        schema:
          - name: sample
            physicalName: sample
            logicalType: object
            physicalType: table
            description: A sample.
            dataGranularityDescription: One row for each key.
            properties:
              - name: key_id
                physicalName: key_id
                logicalType: string
                physicalType: string
                required: true
                primaryKey: true
                primaryKeyPosition: 1
                unique: true
                classification: internal
                description: The "key".
                transformDescription: Computed from the row's number.
                examples: ["a"]
                customProperties:
                  - property: skipping
                    value: true
              - name: amount
                physicalName: amount
                logicalType: number
                physicalType: decimal(18,2)
                required: false
                classification: internal
                description: The amount.
                transformDescription: Drawn evenly.
                examples: [1.00]

        """;

    [Fact]
    public void A_valid_contract_gives_its_columns_in_order()
    {
        var contract = ContractReader.Read(Path, Sample);

        Assert.Equal(["key_id", "amount"], contract.Schema[0].Properties.Select(c => c.Name));
        Assert.True(contract.Schema[0].Properties[0].Required);
        Assert.False(contract.Schema[0].Properties[1].Required);
    }

    [Theory]
    [InlineData("status: active", "status: active\nstatus: draft", 7, "", "Duplicate key")]
    [InlineData("status: active", "status: active\nstate: draft", 7, "", "expected one of apiVersion, kind, id, name", "found state")]
    [InlineData("status: active\n", "", 1, "", "status: expected a value, found none")]
    [InlineData("status: active", "status: [active]", 6, "", "status: expected a text, found a list")]
    [InlineData("status: active", "status: active: yes", 6, "", "expected YAML")]
    [InlineData("required: false", "requird: false", 39, "amount", "expected one of name, physicalName", "required", "found requird")]
    [InlineData("required: false", "required: false\n        required: false", 40, "amount", "Duplicate key")]
    [InlineData("required: false", "required: no", 39, "amount", "required: expected true or false, found 'no'")]
    [InlineData("        required: false\n", "", 35, "amount", "required: expected a value, found none")]
    [InlineData("examples: [1.00]", "examples: 1.00", 43, "amount", "examples: expected a list, found '1.00'")]
    [InlineData("primaryKeyPosition: 1", "primaryKeyPosition: one", 26, "key_id", "expected a whole number, found 'one'")]
    [InlineData("apiVersion: v3.1.0", "apiVersion: v3.0.0", 1, "", "apiVersion: expected v3.1.0, found v3.0.0")]
    [InlineData("domain: casino", "domain: retail", 7, "", "domain: expected casino, found retail")]
    [InlineData("- name: sample", "- name: other", 13, "", "name: expected sample, found other")]
    [InlineData("logicalType: number", "logicalType: string", 37, "amount", "expected number for decimal(18,2), found string")]
    [InlineData("decimal(18,2)", "decimal(39,2)", 38, "amount", "physicalType: expected a decimal of 1 to 38", "found decimal(39,2)")]
    [InlineData("decimal(18,2)", "float", 38, "amount", "physicalType: expected one of string, integer", "found float")]
    [InlineData("name: amount", "name: Amount", 35, "Amount", "expected lower case letters", "found Amount")]
    [InlineData("physicalName: amount", "physicalName: sum", 36, "amount", "physicalName: expected amount, found sum")]
    [InlineData("name: amount", "name: key__id", 35, "key__id", "expected a C# name that no other member", "KeyId, which key_id has")]
    [InlineData("unique: true", "unique: false", 27, "key_id", "unique: expected true")]
    [InlineData("primaryKeyPosition: 1", "primaryKeyPosition: 2", 26, "key_id", "primaryKeyPosition: expected 1", "found 2")]
    [InlineData("required: true", "required: false", 24, "key_id", "required: expected true in a primary key, found false")]
    [InlineData("required: false", "required: false\n        primaryKeyPosition: 2", 40, "amount", "expected none outside the primary key")]
    [InlineData("        primaryKey: true\n        primaryKeyPosition: 1\n", "", 20, "key_id", "primaryKey: expected at least one")]
    [InlineData("The amount.", "the amount", 41, "amount", "sentences, from a capital to a full stop, found 'the amount'")]
    [InlineData("Drawn evenly.", "Made evenly.", 42, "amount", "expected one of Drawn, Dealt", "as its first word, found Made")]
    [InlineData("        transformDescription: Drawn evenly.\n", "", 35, "amount", "transformDescription: expected a value, found none")]
    [InlineData("examples: [1.00]", "examples: []", 43, "amount", "examples: expected at least one, found none")]
    [InlineData("property: skipping", "property: skiping", 32, "key_id", "expected one of dictionary, skipping, asOfEnd, found skiping")]
    [InlineData("value: true", "value: false", 32, "key_id", "skipping to be true or left out")]
    [InlineData(
        "internal\n        description: The amount",
        "none\n        description: The amount",
        40,
        "amount",
        "one of internal",
        "found none")]
    [InlineData(
        "examples: [1.00]",
        "examples: [1.00]\n        customProperties:\n          - property: dictionary\n            value: true",
        44,
        "amount",
        "dictionary on columns of type string only, found decimal(18,2)")]
    public void A_wrong_contract_is_refused_by_file_line_column_and_both_sides(
        string find, string replacement, int line, string column, params string[] both)
    {
        var yaml = Sample.Replace(find, replacement, StringComparison.Ordinal);
        if (find == "name: amount")
        {
            yaml = yaml.Replace("physicalName: amount", "physicalName: " + replacement["name: ".Length..], StringComparison.Ordinal);
        }

        Assert.NotEqual(Sample, yaml);
        var refusal = Assert.Throws<ContractException>(() => ContractReader.Read(Path, yaml));

        Assert.StartsWith(
            $"{Path}, line {line}{(column == "" ? "" : $", column {column}")}: ", refusal.Message, StringComparison.Ordinal);
        Assert.All(both, side => Assert.Contains(side, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Drift_names_each_column_with_both_sides()
    {
        var text = SchemaWriter.Write(ContractReader.Read(Path, Sample));
        var changed = text
            .Replace("ColumnType.Decimal(18, 2)", "ColumnType.Decimal(18, 4)", StringComparison.Ordinal)
            .Replace("new Column(\"key_id\"", "new Column(\"old_id\"", StringComparison.Ordinal);

        var differences = Drift.Between("contract", "file", text, changed);

        Assert.Equal(3, differences.Count);
        Assert.Contains(differences, d => d.StartsWith("file, column key_id: expected new Column(\"key_id\"", StringComparison.Ordinal)
            && d.EndsWith("from contract, found none.", StringComparison.Ordinal));
        Assert.Contains(
            differences, d => d.StartsWith("file, line 18, column old_id: expected none from contract", StringComparison.Ordinal));
        Assert.Contains(
            "file, line 19, column amount: type: expected ColumnType.Decimal(18, 2) from contract, found ColumnType.Decimal(18, 4).",
            differences);
        Assert.Empty(Drift.Between("contract", "file", text, text));
    }

    [Theory]
    [InlineData("ColumnType.Text", "ColumnType.Long", "line 18, column key_id: type: expected ColumnType.Text", "found ColumnType.Long")]
    [InlineData("Nullable: true", "Nullable: false", "line 19, column amount: nullable: expected true", "found false")]
    [InlineData("The amount.", "Money.", "line 19, column amount: comment: expected \"The amount.\"", "found \"Money.\"")]
    [InlineData("Skipping = true, ", "", "line 18, column key_id: traits: expected Skipping = true", "found none")]
    [InlineData("Drawn evenly.", "Dealt.", "line 19, column amount: rule: expected \"Drawn evenly.\"", "found \"Dealt.\"")]
    [InlineData("Nullable: true, ", "true, ", "line 19, column amount: declaration: expected new Column(", "found new Column(")]
    [InlineData("Key = [\"key_id\"]", "Key = []", "line 22: expected 'Key = [\"key_id\"],'", "found 'Key = [],'")]
    [InlineData("Amount = 1", "Amount = 0", "line 12: expected 'public const int Amount = 1;'", "Amount = 0;'")]
    public void An_edited_schema_file_is_told_by_line_column_part_and_both_sides(
        string find, string replacement, string place, string found)
    {
        var text = SchemaWriter.Write(ContractReader.Read(Path, Sample));
        var changed = text.Replace(find, replacement, StringComparison.Ordinal);

        Assert.NotEqual(text, changed);
        var difference = Assert.Single(Drift.Between("contract", "file", text, changed));

        Assert.StartsWith($"file, {place}", difference, StringComparison.Ordinal);
        Assert.Contains(" from contract, ", difference, StringComparison.Ordinal);
        Assert.Contains(found, difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_in_another_order_are_drift()
    {
        var text = SchemaWriter.Write(ContractReader.Read(Path, Sample));
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, l => l.Contains("new Column(", StringComparison.Ordinal));
        (lines[first], lines[first + 1]) = (lines[first + 1], lines[first]);

        var difference = Assert.Single(Drift.Between("contract", "file", text, string.Join('\n', lines)));

        Assert.Contains("key_id", difference, StringComparison.Ordinal);
        Assert.Contains("amount", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_file_declares_positions_types_nullability_and_traits()
    {
        var text = SchemaWriter.Write(ContractReader.Read(Path, Sample));

        Assert.Contains("public const int KeyId = 0;\n    public const int Amount = 1;", text, StringComparison.Ordinal);
        Assert.Contains(
            "new Column(\"key_id\", ColumnType.Text, Nullable: false, \"The \\\"key\\\".\") "
                + "{ Skipping = true, Rule = \"Computed from the row's number.\" },",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "new Column(\"amount\", ColumnType.Decimal(18, 2), Nullable: true, \"The amount.\") { Rule = \"Drawn evenly.\" },",
            text,
            StringComparison.Ordinal);
    }
}
