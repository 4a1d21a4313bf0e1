namespace Lakehouse.Testing;

/// <summary>The managed bytes that work allocates on the thread that does it.</summary>
public static class Allocated
{
    private const int Runs = 5;

    /// <summary>
    /// The least of some runs, after one that pays what is paid once. A collection may come at any moment, and takes buffers from
    /// pools that are then made anew: chance can only add to what the work needs.
    /// </summary>
    public static long By(Action work)
    {
        work();
        return Enumerable.Range(0, Runs).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
