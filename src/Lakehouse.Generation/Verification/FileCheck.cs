using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>Single files against their manifest, and the manifest against its plans.</summary>
internal sealed class FileCheck(FolderStore store) : ITableCheck
{
    // What a file of each format may be called, and the changes that DuckDB keeps beside a file of its own.
    private static readonly string[] s_endings = [".parquet", ".csv", ".csv.gz", ".json", ".json.gz", ".duckdb", ".duckdb.wal"];

    public FolderStore Store => store;

    /// <summary>Whether a folder without a manifest holds files that a run would call so.</summary>
    public static bool PassesForOurs(FolderStore folder, VerifyRequest request)
    {
        var names = WorldDefinition.All.SelectMany(world => world.FaultyTables.Select(table => table.Name).Append(world.Name))
            .Concat(request.Plans.SelectMany(request.OpenTables).Select(table => table.Name))
            .SelectMany(name => s_endings.Select(ending => name + ending))
            .ToHashSet();
        return Directory.Exists(folder.Root)
            && Directory.EnumerateFiles(folder.Root).Any(path => names.Contains(Path.GetFileName(path)));
    }

    /// <summary>The files of a folder that could be generated ones, by their endings.</summary>
    public static IEnumerable<string> Candidates(FolderStore folder) => folder.List("")
        .Select(file => file.Key)
        .Where(key => !key.Contains('/', StringComparison.Ordinal)
            && !key.StartsWith('.')
            && key != Manifest.Key
            && Array.Exists(s_endings, ending => key.EndsWith(ending, StringComparison.Ordinal)));

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

        if (entries.Count == 0 || !IsCanonical(entries))
        {
            findings.Add("", store, Manifest.Key, ProblemKind.Log);
        }

        foreach (var file in entries.GroupBy(entry => entry.File).Select(group => group.ToList()))
        {
            Expect(request, findings, file);
        }

        foreach (var entry in entries)
        {
            CheckPlan(request, findings, entry);
        }

        CheckStrays(findings, entries);
    }

    /// <summary>Whether the manifest is byte for byte what a run writes for these entries.</summary>
    private bool IsCanonical(IReadOnlyList<ManifestEntry> entries)
    {
        using var there = store.OpenRead(Manifest.Key);
        using var comparing = new ComparingStream(there);
        Manifest.WriteTo(comparing, entries);
        return comparing.IsSame();
    }

    private void Expect(VerifyRequest request, Findings findings, List<ManifestEntry> entries)
    {
        var first = entries[0];
        var expected = new ExpectedFile(first.Table, store, first.File, first.Bytes, first.Sha256)
        {
            OtherTables = [.. entries.Skip(1).Select(entry => entry.Table)],
        };
        if (!request.Deep)
        {
            findings.Expect(expected);
            return;
        }

        var (standing, whyNot) = StandingFile.Open(store, entries, request);
        if (standing is null)
        {
            foreach (var entry in entries)
            {
                findings.CannotMake(entry.Table, whyNot!);
            }

            findings.Expect(expected);
        }
        else
        {
            findings.Expect(new FileProof(expected, standing));
        }
    }

    /// <summary>Files that pass for ours: those of a format that the folder holds.</summary>
    private void CheckStrays(Findings findings, IReadOnlyList<ManifestEntry> entries)
    {
        var listed = entries.Select(e => e.File).ToHashSet();
        var formats = listed.Select(EndingOf).ToHashSet();
        foreach (var key in Candidates(store).Where(key => !listed.Contains(key)))
        {
            if (formats.Any(ending => key.EndsWith(ending, StringComparison.Ordinal)
                || key.EndsWith(ending + ".gz", StringComparison.Ordinal)
                || key.EndsWith(ending + ".wal", StringComparison.Ordinal)))
            {
                findings.Add("", store, key, ProblemKind.Unlisted);
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
