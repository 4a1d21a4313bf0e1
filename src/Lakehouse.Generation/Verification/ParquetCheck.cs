using Delta.Sharp.Kernel;
using Lakehouse.Generation.ParquetFiles;

namespace Lakehouse.Generation.Verification;

/// <summary>Plain Parquet files against their manifest, and the manifest against its plans.</summary>
internal sealed class ParquetCheck(FolderStore store) : ITableCheck
{
    public FolderStore Store => store;

    public void Run(VerifyRequest request, Findings findings)
    {
        IReadOnlyList<ManifestEntry> entries;
        try
        {
            entries = ParquetManifest.Read(store);
        }
        catch (GenerationException e)
        {
            request.Observer.Notice(e.Message);
            findings.Add("", store, ParquetManifest.Key, ProblemKind.Log);
            return;
        }

        foreach (var entry in entries)
        {
            findings.Expect(new ExpectedFile(entry.Table, store, entry.File, entry.Bytes, entry.Sha256));
            CheckPlan(request, findings, entry);
        }

        var listed = entries.Select(e => e.File).ToHashSet();
        foreach (var file in store.List(""))
        {
            if (!file.Key.Contains('/', StringComparison.Ordinal)
                && file.Key.EndsWith(".parquet", StringComparison.Ordinal)
                && !file.Key.StartsWith('.')
                && !listed.Contains(file.Key))
            {
                findings.Add("", store, file.Key, ProblemKind.Unlisted);
            }
        }
    }

    private void CheckPlan(VerifyRequest request, Findings findings, ManifestEntry entry)
    {
        var stored = StoredPlan.Read(entry.Plan);
        if (stored.Plan is null)
        {
            request.Observer.Notice($"{entry.Table}: {stored.Why}");
        }

        var table = stored.Plan is null
            ? null
            : request.OpenTables(stored.Plan).FirstOrDefault(t => $"{stored.Plan.World}.{t.Name}" == entry.Table);
        if (stored.IsDamaged
            || Layout.TryParse(entry.Layout) is null
            || (stored.Plan is not null && table?.RowCount != entry.Rows))
        {
            findings.Add(entry.Table, store, ParquetManifest.Key, ProblemKind.Plan);
        }
    }
}
