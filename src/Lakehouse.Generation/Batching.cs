using System.Collections.Concurrent;
using System.Globalization;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>
/// That a window is to be delivered in batches of whole days, each a version of its own, as a lake grows day by day.
/// </summary>
/// <param name="count">The number of batches.</param>
/// <param name="openTables">Opens the tables of the plan up to the end of a batch; asked once for each.</param>
public sealed class Batching(int count, Func<Plan, IReadOnlyList<WorldTable>> openTables)
{
    // All tables of a lake ask for the same plans.
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<WorldTable>>> _opened = new();

    public int Count => count;

    public IReadOnlyList<WorldTable> OpenTables(Plan plan) =>
        _opened.GetOrAdd(plan.Id, _ => new Lazy<IReadOnlyList<WorldTable>>(() => openTables(plan))).Value;

    /// <summary>The plans up to the end of each batch, the last one the plan itself: runs of days as equal as whole days allow.</summary>
    public static IReadOnlyList<Plan> Cut(Plan plan, int count) => count >= 1 && count <= plan.Days
        ? [.. Enumerable.Range(1, count).Select(batch => plan.Until(plan.Start.AddDays((int)((long)plan.Days * batch / count))))]
        : throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"--batches {count} was asked, and the window has {plan.Days} days, which can come in 1 to {plan.Days} batches; ")
            + "give a number of that range, or a longer window.");
}
