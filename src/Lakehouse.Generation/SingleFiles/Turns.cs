namespace Lakehouse.Generation.SingleFiles;

/// <summary>
/// Lets parts that are made at once on many threads take effect in their order. As many parts wait as there are threads,
/// so what is in flight stays small.
/// </summary>
public sealed class Turns
{
    private readonly object _gate = new();
    private long _next;

    /// <summary>Waits until all parts before this one have had their turn, then does the work.</summary>
    public void Take(long part, CancellationToken cancellation, Action work)
    {
        // Whoever has the turn may have failed: then a cancellation is all that comes.
        using var woken = cancellation.Register(() =>
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        });
        lock (_gate)
        {
            while (_next != part)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            work();
            _next++;
            Monitor.PulseAll(_gate);
        }
    }
}
