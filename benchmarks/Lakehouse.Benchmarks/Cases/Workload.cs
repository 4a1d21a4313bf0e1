using Lakehouse.Worlds;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>The rows that a case makes: a table of the casino at a scale.</summary>
/// <param name="Table">The table.</param>
/// <param name="Scale">The scale, as <c>--scale</c> takes it.</param>
/// <param name="Days">The window, as <c>--days</c> takes it.</param>
internal sealed record Workload(string Table, string Scale, int Days)
{
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"casino.{Table} --scale {Scale} --days {Days}");

    public World OpenWorld() => World.Casino(new PlanRequest { Scale = Scale, Days = Days });

    public WorldTable Open() => OpenWorld().Table(Table);
}
