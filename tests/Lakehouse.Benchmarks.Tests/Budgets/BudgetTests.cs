using System.Text.Json;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Benchmarks.Tests.Budgets;

/// <summary>
/// What is measured, against <c>benchmarks/budgets.json</c>. Memory hardly depends on the machine or on what else runs;
/// time does, so there is no budget for it.
/// </summary>
public sealed class BudgetTests
{
    private static readonly SortedDictionary<string, double> s_budgets = Read();

    private static readonly SortedDictionary<string, Func<double>> s_measurements =
        new(Allocation.Measurements().Concat(PeakMemory.Measurements()).ToDictionary(), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_budgets.Keys.Union(s_measurements.Keys)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_measured_stays_within_its_budget(string name)
    {
        Assert.True(s_measurements.TryGetValue(name, out var measure), $"Nothing measures '{name}', for which there is a budget.");
        var measured = measure();

        Assert.True(s_budgets.TryGetValue(name, out var budget), $"There is no budget for '{name}'; it is {measured:F3} now.");
        Assert.True(measured <= budget, $"'{name}' is {measured:F3}, and its budget is {budget:F3}.");
    }

    [Fact]
    public void A_measurement_tells_more_from_less()
    {
        var (some, none) = (Allocation.BytesPerRow(rows => new byte[rows]), Allocation.BytesPerRow(_ => string.Empty));

        Assert.Equal(1, some, 3);
        Assert.Equal(0, none, 3);
    }

    private static SortedDictionary<string, double> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "benchmarks", "budgets.json")));
        return new SortedDictionary<string, double>(
            (from kind in file.RootElement.EnumerateObject()
             from budget in kind.Value.EnumerateObject()
             select KeyValuePair.Create($"{kind.Name}/{budget.Name}", budget.Value.GetDouble())).ToDictionary(),
            StringComparer.Ordinal);
    }
}
