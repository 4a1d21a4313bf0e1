using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Lineage;

/// <summary>A cell with the parents that its lineage names, as a rule sees them: nothing else of the world can be read.</summary>
internal sealed class Family(WorldCells world, string key, IReadOnlyList<CellReference> parents, Plan plan)
{
    public DateOnly Start => plan.Start;

    public DateOnly End => plan.End;

    public bool RawPii => plan.Pii.Raw;

    public int Count => parents.Count;

    public IReadOnlyList<CellReference> Parents => parents;

    /// <summary>The value of the one parent of this column; null is a null value.</summary>
    public object? One(string column) => world[parents.Single(p => p.Column == column)];

    /// <summary>The value of the parent of this column in the cell's own row, among others of other rows.</summary>
    public T Own<T>(string column) => (T)world[parents.Single(p => p.Column == column && p.Key == key)]!;

    public T One<T>(string column) => (T)One(column)!;

    public object? Value(CellReference parent) => world[parent];

    public bool Has(string column) => parents.Any(p => p.Column == column);

    /// <summary>The values of all parents of this column.</summary>
    public IEnumerable<T> All<T>(string column) => parents.Where(p => p.Column == column).Select(p => (T)world[p]!);

    /// <summary>
    /// Two columns of the same rows, row by row. A row that names only one of them is an error.
    /// </summary>
    public IEnumerable<(T1 First, T2 Second)> Pairs<T1, T2>(string first, string second)
    {
        var seconds = parents.Where(p => p.Column == second).ToDictionary(p => p.Key);
        foreach (var parent in parents.Where(p => p.Column == first))
        {
            if (!seconds.Remove(parent.Key, out var partner))
            {
                throw new InvalidOperationException($"{parent} has no {second} beside it.");
            }

            yield return ((T1)world[parent]!, (T2)world[partner]!);
        }

        if (seconds.Count > 0)
        {
            throw new InvalidOperationException($"{seconds.Values.First()} has no {first} beside it.");
        }
    }

    public Family Without(Predicate<CellReference> gone) => new(world, key, [.. parents.Where(p => !gone(p))], plan);
}
