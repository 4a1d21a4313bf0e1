using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Generation.Verification;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// Writes a lost or damaged manifest again. Names of single files prove nothing, so an entry is proved by making its file
/// again: it must come out as the file that is there, or with the digest that is left of the entry.
/// </summary>
internal sealed class ManifestRepair(FolderStore store, VerifyRequest request, PlanSearch search)
{
    public static string NotFound =>
        "None of the plans in what is left of the manifest, in the lake, in --plan-file or of a preset makes the files as they are there "
            + "or as the manifest says. Give the plan with --plan-file ('lakehouse generate ... --plan' prints it).";

    /// <summary>Null where the manifest is another now; else why it is not.</summary>
    /// <param name="isTrusted">Its entries are right, and only files that it does not tell of are looked at.</param>
    /// <param name="cancellation">Stops the work.</param>
    public string? Run(bool isTrusted, CancellationToken cancellation)
    {
        var text = ManifestText.Read(store);
        var entries = new List<ManifestEntry>();
        foreach (var file in text.Entries.GroupBy(entry => entry.File).Select(group => group.ToList()))
        {
            if ((isTrusted ? file : Prove(file, cancellation) ?? Find(file[0].File, text, cancellation)) is not { } proved)
            {
                // A manifest written again vouches for all that it says.
                var whyNot = StandingFile.Open(store, file, request).WhyNot
                    ?? "its plan makes neither the file that is there nor the digest that it tells.";
                return $"The manifest's entry of {file[0].Table} cannot be proved, so the manifest is not written again: {whyNot} {NotFound}";
            }

            entries.AddRange(proved);
        }

        foreach (var file in FileCheck.Candidates(store).Where(file => entries.TrueForAll(entry => entry.File != file)).ToList())
        {
            var found = Find(file, text, cancellation) ?? [];
            entries.AddRange(found.Where(own => entries.TrueForAll(entry => entry.Table != own.Table)));
        }

        if (entries.Count == 0 || IsThere(entries))
        {
            return NotFound;
        }

        Manifest.Write(store, entries);
        return null;
    }

    private bool IsThere(IReadOnlyList<ManifestEntry> entries)
    {
        if (!store.Exists(Manifest.Key))
        {
            return false;
        }

        using var there = store.OpenRead(Manifest.Key);
        using var comparing = new ComparingStream(there);
        Manifest.WriteTo(comparing, entries);
        return comparing.IsSame();
    }

    /// <summary>The entries of a file as its plan gives them; null where they are not right or cannot be proved.</summary>
    private IReadOnlyList<ManifestEntry>? Prove(IReadOnlyList<ManifestEntry> entries, CancellationToken cancellation)
    {
        if (StandingFile.Open(store, entries, request).File is not { } file)
        {
            return null;
        }

        if (store.Exists(entries[0].File) && AsItIs(file, cancellation) is { } there)
        {
            return there;
        }

        try
        {
            return file.HasFixedBytes && file.Replace(_ => { }, cancellation) is null ? AsItIs(file, cancellation) : null;
        }
        catch (PlanException)
        {
            // The key of the hashes is not known here.
            return null;
        }
    }

    /// <summary>The entries of the file that is there, if its plan makes it so.</summary>
    private static IReadOnlyList<ManifestEntry>? AsItIs(StandingFile file, CancellationToken cancellation)
    {
        try
        {
            return file.Compare(_ => { }, cancellation) is { } there
                ? [.. file.Entries.Zip(file.Tables, (entry, table) =>
                    entry with { Rows = table.RowCount, Bytes = there.Bytes, Sha256 = there.Sha256 })]
                : null;
        }
        catch (PlanException)
        {
            // The key of the hashes is not known here.
            return null;
        }
    }

    /// <summary>The entries of a file that a known plan makes; null where none does.</summary>
    private IReadOnlyList<ManifestEntry>? Find(string file, ManifestText text, CancellationToken cancellation)
    {
        if (!store.Exists(file))
        {
            return null;
        }

        var layouts = text.Layouts.Concat(Layouts()).Distinct().ToList();
        foreach (var plan in search.Plans(text.Plans).Select(candidate => candidate.Plan).OfType<Plan>())
        {
            foreach (var layout in layouts)
            {
                if (Match(file, plan, layout, cancellation) is { Count: > 0 } entries
                    && StandingFile.Open(store, entries, request).File is { } standing
                    && AsItIs(standing, cancellation) is { } proved)
                {
                    return proved;
                }
            }
        }

        return null;
    }

    /// <summary>The tables of a plan that have this file in a layout; of a file for several, those that are in it.</summary>
    private List<ManifestEntry> Match(string file, Plan plan, Layout layout, CancellationToken cancellation)
    {
        var format = FileFormats.Of(layout, request.FileFormat);
        return [.. request.OpenTables(plan)
            .Where(table => format?.FileOf(plan.World, table.Name) == file)
            .Where(table => format is not IRowsFormat rows
                || rows.DigestOf(store.PathOf(file), plan.World, table, cancellation) is not null)
            .Select(table => new ManifestEntry(
                $"{plan.World}.{table.Name}", file, table.RowCount, 0, "", plan.ToJson(), layout.ToJson()))];
    }

    private IEnumerable<Layout> Layouts() => ((LakeFormat[])[LakeFormat.Parquet, LakeFormat.Csv, LakeFormat.Json])
        .SelectMany(format => Layout.CompressionsOf(format).Select(compression => Layout.Of(format, compression)))
        .Concat(request.FileFormat is IRowsFormat rows ? [rows.Layout] : []);
}
