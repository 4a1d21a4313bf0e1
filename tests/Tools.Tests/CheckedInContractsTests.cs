using System.Globalization;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Json.Schema;
using Lakehouse.Tools.Schemas;
using Xunit;

namespace Lakehouse.Tools.Tests;

public sealed class CheckedInContractsTests
{
    private const string StandardVariable = "LAKEHOUSE_ODCS_SCHEMA";

    public static TheoryData<string> Contracts => [.. Repository.Contracts];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Every_contract_obeys_the_open_data_contract_standard(string path)
    {
        var standard = ReadStandard();
        var contract = YamlAsJson.Read(Repository.Read(path));

        var result = Evaluate(standard, contract);
        Assert.True(result.IsValid, Explain(path, result));

        // A judge that accepts everything would prove nothing.
        contract["schema"]![0]!["properties"]![0]!["logicalType"] = "text";
        Assert.False(Evaluate(standard, contract).IsValid);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Every_schema_file_follows_from_its_contract(string path)
    {
        var contract = ContractReader.Read(path, Repository.Read(path));
        var file = SchemaWriter.PathOf(contract);

        Assert.Empty(Drift.Between(path, file, SchemaWriter.Write(contract), Repository.Read(file)));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Every_quality_rule_is_a_query_that_holds_for_an_empty_table(string path)
    {
        var contract = ContractReader.Read(path, Repository.Read(path));
        var table = contract.Schema[0];
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, $"CREATE SCHEMA {contract.Domain}");
        var columns = string.Join(", ", table.Properties.Select(c => $"{c.Name} {DuckType(c.PhysicalType)}"));
        Execute(connection, $"CREATE TABLE {contract.Domain}.{table.Name} ({columns})");

        foreach (var rule in table.Quality.Concat(table.Properties.SelectMany(c => c.Quality)))
        {
            Assert.Equal(rule.MustBe, Convert.ToInt64(Execute(connection, rule.Query), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Names_of_contracts_and_rules_are_unique()
    {
        var contracts = Repository.Contracts.Select(p => ContractReader.Read(p, Repository.Read(p))).ToList();

        Assert.NotEmpty(contracts);
        Assert.Distinct(contracts.Select(c => c.Id));
        Assert.All(contracts, c => Assert.Distinct(
            c.Schema[0].Quality.Concat(c.Schema[0].Properties.SelectMany(p => p.Quality)).Select(r => r.Name)));
    }

    private static JsonSchema ReadStandard()
    {
        var path = Environment.GetEnvironmentVariable(StandardVariable);
        if (string.IsNullOrEmpty(path))
        {
            var reason = $"{StandardVariable} does not name the JSON Schema of the Open Data Contract Standard 3.1.0 "
                + "(odcs-json-schema-v3.1.0.json of bitol-io).";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        return JsonSchema.FromText(File.ReadAllText(path));
    }

    private static EvaluationResults Evaluate(JsonSchema standard, JsonNode contract) =>
        standard.Evaluate(
            System.Text.Json.JsonSerializer.SerializeToElement(contract), new EvaluationOptions { OutputFormat = OutputFormat.List });

    private static string Explain(string path, EvaluationResults result) =>
        path + ":\n" + string.Join('\n', (result.Details ?? [])
            .Where(d => d.Errors is { Count: > 0 })
            .Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}"));

    private static string DuckType(string physicalType) => physicalType switch
    {
        "string" => "VARCHAR",
        "integer" => "INTEGER",
        "long" => "BIGINT",
        "boolean" => "BOOLEAN",
        "date" => "DATE",
        "timestamp" => "TIMESTAMPTZ",
        _ => physicalType,
    };

    private static object? Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
