using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;
using Lakehouse.Generation.SingleFiles;

namespace Lakehouse.Generation;

/// <summary>Turns a plan into a lake: slices to files on many threads, then one commit a table, or one a batch.</summary>
public static class Generator
{
    /// <summary>The Parquet library that writes the files, as it stands in every layout.</summary>
    public static string Library => DataFileWriter.LibraryVersion;

    /// <summary>
    /// Writes the tables. <see cref="RefusedException"/> before anything is touched if something else is in the way;
    /// otherwise each table has its old or its new content at any moment, whatever is thrown.
    /// </summary>
    public static IReadOnlyList<TableOutcome> Run(GenerationRequest request, CancellationToken cancellation)
    {
        var outputs = Open(request);
        try
        {
            var outcomes = new TableOutcome?[outputs.Count];

            void Settle(TableOutcome outcome)
            {
                outcomes[outputs.FindIndex(output => output.FullName == outcome.Table)] = outcome;
                request.Observer.Finished(outcome);
            }

            foreach (var look in (Func<ITableOutput, TableOutcome?>[])[o => o.Inspect(cancellation), o => o.Begin(cancellation)])
            {
                for (var i = 0; i < outputs.Count; i++)
                {
                    if (outcomes[i] is null && look(outputs[i]) is { } settled)
                    {
                        Settle(settled);
                    }
                }
            }

            var pending = Enumerable.Range(0, outputs.Count)
                .Where(i => outcomes[i] is null)
                .Select(i => new PendingTable(outputs[i], Settle))
                .ToList();
            SliceWorkers.Run(
                pending.SelectMany(table => table.Work(request.Observer)),
                request.Threads,
                cancellation,
                (work, token) => work(token));
            return [.. outcomes.Select(o => o!)];
        }
        finally
        {
            foreach (var output in outputs)
            {
                output.Dispose();
            }
        }
    }

    private static List<ITableOutput> Open(GenerationRequest request) => request.Layout.Format switch
    {
        LakeFormat.Delta => [.. request.Tables.Select(table => new DeltaOutput(table, request))],
        _ when request.Batching is not null => throw new InputException(
            $"--batches makes each batch a version of a table, and files of the format {request.Layout.FormatName} have none; leave "
                + "--batches out, or make a lake with --format delta."),
        _ => FileOutput.Open(request, FileFormats.Of(request.Layout, request.FileFormat)
            ?? throw new InvalidOperationException($"The request brings no format of files for {request.Layout.Format}.")),
    };

    /// <summary>Counts a table's parts as they come and go, so that whoever makes the last one finishes the table.</summary>
    private sealed class PendingTable(ITableOutput output, Action<TableOutcome> finished)
    {
        // One for the walk over the parts itself: the table cannot end before its last part is known.
        private long _open = 1;

        public IEnumerable<Action<CancellationToken>> Work(IRunObserver observer)
        {
            observer.Started(output.FullName, output.RowsToMake);
            foreach (var part in output.Parts())
            {
                Interlocked.Increment(ref _open);
                yield return cancellation =>
                {
                    part(cancellation);
                    Close(cancellation);
                };
            }

            yield return Close;
        }

        private void Close(CancellationToken cancellation)
        {
            if (Interlocked.Decrement(ref _open) == 0)
            {
                foreach (var outcome in output.Finish(cancellation))
                {
                    finished(outcome);
                }
            }
        }
    }
}
