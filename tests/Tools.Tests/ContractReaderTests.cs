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
    [InlineData("status: active", "status: active\nstatus: draft", "status", "Duplicate")]
    [InlineData("status: active", "status: active\nstate: draft", "line 7", "state")]
    [InlineData("status: active\n", "", "status", "missing")]
    [InlineData("        required: false\n", "", "required", "missing")]
    [InlineData("apiVersion: v3.1.0", "apiVersion: v3.0.0", "apiVersion is v3.0.0", "v3.1.0")]
    [InlineData("domain: casino", "domain: retail", "domain is retail", "casino")]
    [InlineData("- name: sample", "- name: other", "called other", "sample")]
    [InlineData("logicalType: number", "logicalType: string", "column amount", "must be number")]
    [InlineData("decimal(18,2)", "decimal(39,2)", "column amount", "1 to 38 digits")]
    [InlineData("decimal(18,2)", "float", "column amount", "physicalType is float")]
    [InlineData("name: amount", "name: Amount", "column Amount", "lower case")]
    [InlineData("name: amount", "name: key__id", "key__id", "KeyId")]
    [InlineData("unique: true", "unique: false", "column key_id", "primary key")]
    [InlineData("The amount.", "the amount", "column amount", "sentences")]
    [InlineData("examples: [1.00]", "examples: []", "column amount", "example")]
    [InlineData("property: skipping", "property: skiping", "column key_id", "skiping")]
    [InlineData("value: true", "value: false", "column key_id", "leave it out")]
    [InlineData(
        "internal\n        description: The amount", "none\n        description: The amount", "column amount", "classification is none")]
    [InlineData(
        "examples: [1.00]",
        "examples: [1.00]\n        customProperties:\n          - property: dictionary\n            value: true",
        "column amount",
        "string")]
    public void A_wrong_contract_is_refused_by_place_and_cause(string find, string replacement, string place, string cause)
    {
        var yaml = Sample.Replace(find, replacement, StringComparison.Ordinal);
        if (find.StartsWith("name: amount", StringComparison.Ordinal))
        {
            yaml = yaml.Replace("physicalName: amount", "physicalName: " + replacement["name: ".Length..], StringComparison.Ordinal);
        }

        Assert.NotEqual(Sample, yaml);
        var refusal = Assert.Throws<ContractException>(() => ContractReader.Read(Path, yaml));

        Assert.StartsWith(Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(place, refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(cause, refusal.Message, StringComparison.OrdinalIgnoreCase);
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
        Assert.Contains(
            differences,
            d => d.StartsWith("column key_id", StringComparison.Ordinal) && d.Contains("file lacks it", StringComparison.Ordinal));
        Assert.Contains(
            differences,
            d => d.StartsWith("column old_id", StringComparison.Ordinal) && d.Contains("contract lacks it", StringComparison.Ordinal));
        Assert.Contains(
            differences,
            d => d.Contains("contract says new Column(\"amount\", ColumnType.Decimal(18, 2)", StringComparison.Ordinal)
                && d.Contains("file says new Column(\"amount\", ColumnType.Decimal(18, 4)", StringComparison.Ordinal));
        Assert.Empty(Drift.Between("contract", "file", text, text));
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
            "new Column(\"key_id\", ColumnType.Text, Nullable: false, \"The \\\"key\\\".\") { Skipping = true, Rule = \"Computed from the row's number.\" },",
            text,
            StringComparison.Ordinal);
        Assert.Contains(
            "new Column(\"amount\", ColumnType.Decimal(18, 2), Nullable: true, \"The amount.\") { Rule = \"Drawn evenly.\" },", text, StringComparison.Ordinal);
    }
}
