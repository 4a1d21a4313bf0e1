using Lakehouse.Testing;
using Lakehouse.Tools.Schemas;

namespace Lakehouse.Validation.Tests;

/// <summary>A formula in a contract gives the column that it stands at, in every row.</summary>
public sealed class FormulaTests(CasinoLakes lakes)
{
    public static TheoryData<string> Contracts =>
    [
        .. Directory.GetFiles(Path.Combine(Checkout.Root, "schemas", "casino"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)),
    ];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Every_formula_gives_its_column(string name)
    {
        var path = $"schemas/casino/{name}.yaml";
        var table = ContractReader.Read(path, File.ReadAllText(Path.Combine(Checkout.Root, path))).Schema[0];
        foreach (var column in table.Properties.Where(c => c.TransformLogic is not null))
        {
            var formula = $"CAST({column.TransformLogic} AS {Type(column)})";
            foreach (var lake in (CasinoLake[])[lakes.Of("demo", 42), lakes.Of("small", 1), lakes.Of("large", 42)])
            {
                var wrong = lake.Query(
                    $"SELECT {column.Name}, {formula} FROM casino.{name} WHERE NOT ({Same(column, formula)})", rows: 1);
                Assert.True(
                    wrong.Count == 0, $"{name}.{column.Name} in {lake.Name}: {string.Join(" is not ", wrong.FirstOrDefault() ?? [])}");
            }
        }
    }

    [Fact]
    public void A_wrong_formula_would_be_noticed()
    {
        var lake = lakes.Of("demo", 42);

        Assert.NotEmpty(lake.Query("SELECT 1 FROM casino.bronze_player_profile WHERE tier_credits <> lifetime_points // 11"));
    }

    // Formulas divide in binary, which may miss a decimal's last digit where half of it must be rounded.
    private static string Same(ContractColumn column, string formula) => column.LogicalType == "number"
        ? $"({column.Name} IS NULL) = ({formula} IS NULL) AND coalesce(abs({column.Name} - {formula}) <= {LastDigit(column)}, true)"
        : $"{column.Name} IS NOT DISTINCT FROM {formula}";

    private static string LastDigit(ContractColumn column) => "1e-" + column.PhysicalType.Split(',', ')')[1];

    private static string Type(ContractColumn column) => column.PhysicalType switch
    {
        "string" => "VARCHAR",
        "long" => "BIGINT",
        var type => type.ToUpperInvariant(),
    };
}
