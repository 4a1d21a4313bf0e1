using System.Runtime.ExceptionServices;

namespace Lakehouse.Generation;

/// <summary>
/// Runs work on a fixed number of threads that draw from one stream of items, so that a list of any length needs no
/// memory and no thread idles while there is work.
/// </summary>
internal static class SliceWorkers
{
    /// <summary>
    /// Does <paramref name="work"/> for each item. The first failure stops the others between two of their steps and is thrown
    /// as it was; so is a cancellation.
    /// </summary>
    public static void Run<T>(
        IEnumerable<T> items, int threads, CancellationToken cancellation, Action<T, CancellationToken> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var source = items.GetEnumerator();
        var gate = new Lock();
        Exception? failure = null;

        void Loop()
        {
            try
            {
                while (true)
                {
                    T item;
                    lock (gate)
                    {
                        stop.Token.ThrowIfCancellationRequested();
                        if (!source.MoveNext())
                        {
                            return;
                        }

                        item = source.Current;
                    }

                    work(item, stop.Token);
                }
            }
            catch (Exception e)
            {
                // The others end with a cancellation that this failure caused: only the first one tells the story.
                Interlocked.CompareExchange(ref failure, e, null);
                stop.Cancel();
            }
        }

        if (threads == 1)
        {
            Loop();
        }
        else
        {
            var workers = Enumerable.Range(0, threads)
                .Select(i => new Thread(Loop) { IsBackground = true, Name = $"slices {i}" })
                .ToList();
            workers.ForEach(w => w.Start());
            workers.ForEach(w => w.Join());
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}
