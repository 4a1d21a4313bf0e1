using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>One table on its way into a lake, in one format. A run calls the members in the order they stand here.</summary>
internal interface ITableOutput : IDisposable
{
    /// <summary>The table's name with its world.</summary>
    string FullName { get; }

    WorldTable Table { get; }

    /// <summary>
    /// Looks without touching anything. What is there by another plan is refused; what is there already comes back as
    /// the outcome, and nothing else is called.
    /// </summary>
    TableOutcome? Inspect(CancellationToken cancellation);

    /// <summary>Takes the lock, looks again, and clears away what an earlier run of this plan left unfinished.</summary>
    TableOutcome? Begin(CancellationToken cancellation);

    /// <summary>The rows that <see cref="Parts"/> make.</summary>
    long RowsToMake { get; }

    /// <summary>
    /// The work on each part, which may be done at once, on any threads: it makes the part, or finds it whole from an earlier run.
    /// Nothing stands under a final name before it is whole.
    /// </summary>
    IEnumerable<Action<CancellationToken>> Parts();

    /// <summary>
    /// Makes the table visible, once every part is made. The outcomes of all tables that have become visible by it: none for
    /// a table that becomes visible together with others that are still being made.
    /// </summary>
    IReadOnlyList<TableOutcome> Finish(CancellationToken cancellation);
}
