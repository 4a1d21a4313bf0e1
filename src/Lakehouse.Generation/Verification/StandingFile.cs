using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>A file of a folder with the plan, layout and tables that its entries name, ready to be made again.</summary>
internal sealed class StandingFile
{
    private readonly FolderStore _store;
    private readonly Plan _plan;
    private readonly IFileFormat _format;
    private readonly int _threads;

    private StandingFile(
        FolderStore store, IReadOnlyList<ManifestEntry> entries, Plan plan, IReadOnlyList<WorldTable> tables, IFileFormat format, int threads)
    {
        _store = store;
        Entries = entries;
        _plan = plan;
        Tables = tables;
        _format = format;
        _threads = threads;
    }

    public IReadOnlyList<ManifestEntry> Entries { get; }

    /// <summary>The tables in the order of their entries.</summary>
    public IReadOnlyList<WorldTable> Tables { get; }

    /// <summary>Whether a digest can prove the file: where a format's bytes differ anyway, only entries that are right can.</summary>
    public bool HasFixedBytes => _format is not IRowsFormat;

    private string File => Entries[0].File;

    /// <summary>Opens a file's tables; where that is not possible, the reason is a sentence.</summary>
    public static (StandingFile? File, string? WhyNot) Open(
        FolderStore store, IReadOnlyList<ManifestEntry> entries, VerifyRequest request)
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
            ? (new StandingFile(store, entries, plan, tables, format, request.Threads), null)
            : (null, "The manifest's entries of the file do not belong together.");
    }

    /// <summary>
    /// Makes the file again beside the one that stands there. What is there if it is the same, else null: found at the first byte
    /// that differs, or by the rows where a format's bytes differ anyway.
    /// </summary>
    public FileSummary? Compare(Action<long> rowsDone, CancellationToken cancellation) => _format is IRowsFormat rows
        ? CompareRows(rows, rowsDone, cancellation)
        : CompareBytes(rowsDone, cancellation);

    /// <summary>
    /// Makes the file again and puts it in place if it is proved: by the digest that the entries have, or by the rows where a format's
    /// bytes differ anyway, which asks for entries that are right; then the manifest has its new digest first. Otherwise nothing is changed, and the reason is a sentence.
    /// </summary>
    public string? Replace(Action<long> rowsDone, CancellationToken cancellation)
    {
        using var making = _format.Begin(NewFile(rowsDone));
        var made = FileMaker.Make(making, _format, Tables, _threads, cancellation);
        if (_format is IRowsFormat rows)
        {
            if (!HasRows(rows, making.Path!, _ => { }, cancellation))
            {
                return "Made again, it does not hold the rows of its plan; please report this.";
            }

            using var folder = new FileFolder(_store.Root);
            folder.Put(File, [.. Entries.Select(entry =>
                entry with { Bytes = made.Bytes, Sha256 = made.Sha256, Layout = rows.Layout.ToJson() })]);
        }
        else if (Entries.Any(entry => entry.Sha256 != made.Sha256))
        {
            return $"Made again, its digest is {made.Sha256[..12]}..., and the manifest says otherwise; so the file, its record or the "
                + "program is another than it was. Restore it from a copy, or make it anew with 'lakehouse generate --overwrite'.";
        }

        making.Publish();
        return null;
    }

    private NewFile NewFile(Action<long> rowsDone, Stream? instead = null) =>
        new(_store, File, _plan.World, Tables, KeepsOthers: false, (_, rows) => rowsDone(rows)) { Instead = instead };

    private FileSummary? CompareRows(IRowsFormat rows, Action<long> rowsDone, CancellationToken cancellation) =>
        HasRows(rows, _store.PathOf(File), rowsDone, cancellation)
            ? new FileSummary(_store.Size(File), DataFiles.Sha256(_store, File, _ => { }, cancellation))
            : null;

    private bool HasRows(IRowsFormat rows, string path, Action<long> rowsDone, CancellationToken cancellation) => Tables.All(table =>
        rows.DigestOf(path, _plan.World, table, cancellation) is { } there
        && there == PlanDigest.Of(table, _threads, rowsDone, cancellation));

    private FileSummary? CompareBytes(Action<long> rowsDone, CancellationToken cancellation)
    {
        using var there = _store.OpenRead(File);
        using var comparing = new ComparingStream(there);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            using var making = _format.Begin(NewFile(Advance, comparing));
            var summary = FileMaker.Make(making, _format, Tables, _threads, stop.Token);
            return comparing.IsSame() ? summary : null;
        }
        catch (OperationCanceledException) when (!comparing.IsEqual && !cancellation.IsCancellationRequested)
        {
            return null;
        }

        void Advance(long rows)
        {
            rowsDone(rows);
            if (!comparing.IsEqual)
            {
                stop.Cancel();
            }
        }
    }
}
