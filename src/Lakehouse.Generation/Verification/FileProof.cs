using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A single file against the same file made again, on all threads.</summary>
internal sealed class FileProof(ExpectedFile file, StandingFile standing) : IFileCheck
{
    public string Table => file.Table;

    public IReadOnlyList<string> OtherTables => file.OtherTables;

    public long Bytes => file.Bytes;

    public bool UsesThreads => true;

    public void Run(Findings findings, IRunObserver observer, CancellationToken cancellation)
    {
        if (!file.Store.Exists(file.Key))
        {
            file.Run(findings, observer, cancellation);
            return;
        }

        try
        {
            var share = new ProgressShare(observer, Table, Bytes, standing.Tables.Sum(table => table.RowCount));
            var made = standing.Compare(share.Advance, cancellation);
            share.Complete();
            var isAsRecorded = made is { } summary
                ? (summary.Bytes, summary.Sha256) == (file.Bytes, file.Sha256)
                : file.Check(SilentObserver.Instance, cancellation) is null;
            if (made is null)
            {
                file.AddTo(findings, ProblemKind.Damaged);
            }

            if (made is null == isAsRecorded)
            {
                // The record is not of what the plan makes: it was changed, alone or with the file.
                findings.Add(Table, file.Store, Manifest.Key, ProblemKind.Log);
            }
        }
        catch (PlanException e)
        {
            findings.CannotMake(Table, e.Message);
            file.Run(findings, observer, cancellation);
        }
    }
}
