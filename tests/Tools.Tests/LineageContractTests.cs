using Lakehouse.Tools.Schemas;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Tools.Tests;

/// <summary>What the lineage of rows names, against what the contracts say that columns follow from.</summary>
public sealed class LineageContractTests
{
    private const int Rows = 500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lineage_names_no_column_that_the_contract_does_not(bool rawPii)
    {
        var world = Lakehouse.Worlds.World.Casino(new PlanRequest { Scale = "demo", RawPii = rawPii });
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Repository.Contracts.Where(p => p.Contains("/casino/", StringComparison.Ordinal)))
        {
            var contract = ContractReader.Read(path, Repository.Read(path));
            var table = world.Table(contract.Schema[0].Name);
            var declared = contract.Schema[0].Properties.ToDictionary(c => c.Name, c => c.TransformSourceObjects);
            for (long row = 0; row < Math.Min(Rows, table.RowCount); row++)
            {
                foreach (var (column, parents) in table.Lineage(row))
                {
                    missing.UnionWith(parents
                        .Where(parent => !declared[column.Name].Contains($"{parent.Table}.{parent.Column}"))
                        .Select(parent => $"{table.Name}.{column.Name} comes from {parent.Table}.{parent.Column}"));
                }
            }
        }

        Assert.True(missing.Count == 0, $"The transformSourceObjects of the contracts lack: {string.Join("; ", missing)}.");
    }
}
