namespace Lakehouse.Generation.SingleFiles;

/// <summary>
/// Lets parts that are made at once on many threads take effect in their order. As many parts wait as there are threads,
/// so what is in flight stays small.
/// </summary>
public sealed class Turns
{
    private readonly object _gate = new();
    private long _next;

    /// <summary>Waits until all parts before this one have passed. One that fails never does: then a cancellation comes.</summary>
    public void Await(long part, CancellationToken cancellation)
    {
        using var woken = cancellation.Register(PulseAll);
        lock (_gate)
        {
            while (_next != part)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Ends the turn of the part that has it.</summary>
    public void Pass()
    {
        lock (_gate)
        {
            _next++;
            Monitor.PulseAll(_gate);
        }
    }

    private void PulseAll()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
