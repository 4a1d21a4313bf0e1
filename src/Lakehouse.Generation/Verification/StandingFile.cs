using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A file of a folder with the plan, layout and tables that its entries name, ready to be made again.</summary>
internal sealed class StandingFile
{
    private StandingFile(string file, IReadOnlyList<ManifestEntry> entries, Plan plan, IReadOnlyList<WorldTable> tables, IFileFormat format)
    {
        File = file;
        Entries = entries;
        Plan = plan;
        Tables = tables;
        Format = format;
    }

    public string File { get; }

    public IReadOnlyList<ManifestEntry> Entries { get; }

    public Plan Plan { get; }

    /// <summary>The tables in the order of their entries.</summary>
    public IReadOnlyList<WorldTable> Tables { get; }

    public IFileFormat Format { get; }

    /// <summary>Opens a file's tables; where that is not possible, the reason is a sentence.</summary>
    public static (StandingFile? File, string? WhyNot) Open(IReadOnlyList<ManifestEntry> entries, VerifyRequest request)
    {
        var first = entries[0];
        var stored = StoredPlan.Read(first.Plan);
        if (stored.Plan is not { } plan)
        {
            return (null, stored.Why);
        }

        if (Layout.TryParse(first.Layout) is not { } layout)
        {
            return (null, "Its layout cannot be read.");
        }

        if (FileFormats.Of(layout, request.FileFormat) is not { } format)
        {
            return (null, $"Nothing here makes files of the format {layout.FormatName}.");
        }

        if (Remaking.WhyNot(layout) is { } whyNot)
        {
            return (null, $"It is not made again: {whyNot}.");
        }

        var known = request.OpenTables(plan).ToDictionary(table => $"{plan.World}.{table.Name}");
        var tables = entries.Select(entry => known.GetValueOrDefault(entry.Table)).OfType<WorldTable>().ToList();
        return tables.Count == entries.Count
            && tables.All(table => format.FileOf(plan.World, table.Name) == first.File)
            && entries.All(entry => (entry.Plan, entry.Layout) == (first.Plan, first.Layout))
            ? (new StandingFile(first.File, entries, plan, tables, format), null)
            : (null, "The manifest's entries of the file do not belong together.");
    }

    /// <summary>What would be made.</summary>
    public NewFile InPlace(Delta.Sharp.Kernel.ITableStore store, Action<WorldTable, long> rowsDone) =>
        new(store, File, Plan.World, Tables, KeepsOthers: false, rowsDone);

    /// <summary>Makes the file again beside the one that stands there, until the first byte that differs; null if there is one.</summary>
    public FileSummary? Compare(Delta.Sharp.Kernel.ITableStore there, int threads, Action<long> rowsDone, CancellationToken cancellation)
    {
        using var comparing = new ComparingStore(there);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            using var making = Format.Begin(InPlace(comparing, (_, rows) =>
            {
                rowsDone(rows);
                if (comparing.Comparing is { IsEqual: false })
                {
                    stop.Cancel();
                }
            }));
            var summary = FileMaker.Make(making, Format, Tables, threads, stop.Token);
            return comparing.Comparing!.IsSame() ? summary : null;
        }
        catch (OperationCanceledException) when (comparing.Comparing is { IsEqual: false } && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
