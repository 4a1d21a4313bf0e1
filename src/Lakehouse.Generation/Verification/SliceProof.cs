using Lakehouse.Generation.DeltaTables;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>
/// A slice's file against the same slice made again: what no digest can tell, because whoever changes a file can change its
/// record too.
/// </summary>
internal sealed class SliceProof(ExpectedFile file, DeliveredFile delivered) : IFileCheck
{
    public string Table => file.Table;

    public long Bytes => file.Bytes;

    /// <summary>What the generated version's log says of the file; null where that cannot be known.</summary>
    public required SliceRecord? Record { get; init; }

    /// <summary>The commit that says so.</summary>
    public required string CommitKey { get; init; }

    /// <summary>Whether this program makes the same bytes, or only the same rows because its Parquet library is another.</summary>
    public required bool SameBytes { get; init; }

    public void Run(Findings findings, IRunObserver observer, CancellationToken cancellation)
    {
        try
        {
            if (SameBytes)
            {
                CompareBytes(findings, observer, cancellation);
            }
            else
            {
                file.Run(findings, observer, cancellation);
                var made = delivered.Make(Stream.Null, _ => { }, cancellation);
                if (Record is not null && (Record.Rows, Record.Stats) != (made.Rows, made.Stats))
                {
                    findings.Add(Table, file.Store, CommitKey, ProblemKind.Log);
                }
            }
        }
        catch (PlanException e)
        {
            findings.CannotMake(Table, e.Message);
            file.Run(findings, observer, cancellation);
        }
    }

    private void CompareBytes(Findings findings, IRunObserver observer, CancellationToken cancellation)
    {
        if (!file.Store.Exists(file.Key))
        {
            file.Run(findings, observer, cancellation);
            return;
        }

        if (Remake(observer, cancellation) is { } made)
        {
            if (Record is not null && Record != made)
            {
                findings.Add(Table, file.Store, CommitKey, ProblemKind.Log);
            }

            return;
        }

        findings.Add(Table, file.Store, file.Key, ProblemKind.Damaged);
        if (file.Check(SilentObserver.Instance, cancellation) is null)
        {
            // The record was changed with the file, or it would not agree with it.
            findings.Add(Table, file.Store, CommitKey, ProblemKind.Log);
        }
    }

    /// <summary>Makes the slice until the first byte that differs; null if there is one.</summary>
    private SliceRecord? Remake(IRunObserver observer, CancellationToken cancellation)
    {
        using var there = file.Store.OpenRead(file.Key);
        using var comparing = new ComparingStream(there);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var share = new ProgressShare(observer, Table, Bytes, delivered.Slice.RowCount);
        try
        {
            var made = delivered.Make(comparing, Advance, stop.Token);
            return comparing.IsSame() ? made : null;
        }
        catch (OperationCanceledException) when (!comparing.IsEqual && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            share.Complete();
        }

        void Advance(long rows)
        {
            share.Advance(rows);
            if (!comparing.IsEqual)
            {
                stop.Cancel();
            }
        }
    }
}
