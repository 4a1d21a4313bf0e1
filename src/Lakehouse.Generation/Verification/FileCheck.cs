using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;

namespace Lakehouse.Generation.Verification;

/// <summary>Single files against their manifest, and the manifest against its plans.</summary>
internal sealed class FileCheck(FolderStore store) : ITableCheck
{
    // What a file of each format may be called, and the changes that DuckDB keeps beside a file of its own.
    private static readonly string[] s_endings = [".parquet", ".csv", ".csv.gz", ".json", ".json.gz", ".duckdb", ".duckdb.wal"];

    public void Run(VerifyRequest request, Findings findings)
    {
        IReadOnlyList<ManifestEntry> entries;
        try
        {
            entries = Manifest.Read(store);
        }
        catch (GenerationException e)
        {
            request.Observer.Notice(e.Message);
            findings.Add("", store, Manifest.Key, ProblemKind.Log);
            return;
        }

        foreach (var file in entries.GroupBy(entry => entry.File))
        {
            var first = file.First();
            findings.Expect(new ExpectedFile(first.Table, store, first.File, first.Bytes, first.Sha256)
            {
                OtherTables = [.. file.Skip(1).Select(entry => entry.Table)],
            });
        }

        foreach (var entry in entries)
        {
            CheckPlan(request, findings, entry);
        }

        CheckStrays(findings, entries);
    }

    /// <summary>Files that pass for ours: those of a format that the folder holds.</summary>
    private void CheckStrays(Findings findings, IReadOnlyList<ManifestEntry> entries)
    {
        var listed = entries.Select(e => e.File).ToHashSet();
        var endings = s_endings.Where(ending => listed.Any(file => ending.StartsWith(EndingOf(file), StringComparison.Ordinal))).ToList();
        foreach (var file in store.List(""))
        {
            if (!file.Key.Contains('/', StringComparison.Ordinal)
                && endings.Exists(ending => file.Key.EndsWith(ending, StringComparison.Ordinal))
                && !file.Key.StartsWith('.')
                && file.Key != Manifest.Key
                && !listed.Contains(file.Key))
            {
                findings.Add("", store, file.Key, ProblemKind.Unlisted);
            }
        }
    }

    private static string EndingOf(string file) => Path.GetExtension(file) == ".gz"
        ? Path.GetExtension(file[..^".gz".Length])
        : Path.GetExtension(file);

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
            findings.Add(entry.Table, store, Manifest.Key, ProblemKind.Plan);
        }
    }
}
