using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>
/// One file of a run and the tables of the run that go into it: one, or in some formats several, which then become visible
/// together. A file holds one plan in one layout.
/// </summary>
internal sealed class SharedFile(string file, IFileFormat format, GenerationRequest request, FileFolder folder) : IDisposable
{
    private readonly string _plan = request.Plan.ToJson();
    private readonly string _layout = request.Layout.ToJson();
    private readonly Lock _gate = new();
    private readonly List<WorldTable> _tables = [];
    private readonly Dictionary<string, TableAction> _actions = [];
    private readonly Dictionary<string, string> _replaced = [];
    private IFileInMaking? _making;
    private int _unfinished;
    private bool _cleared;

    // The digest of what stands there. It is taken once without the lock of the folder and once with it: reading a file of
    // many tables takes its time.
    private (bool Held, string? Sha256)? _seen;

    /// <summary>
    /// What is there of a table: its outcome if nothing is to be done, else null once a refusal is out of question.
    /// </summary>
    public TableOutcome? Decide(WorldTable table, CancellationToken cancellation)
    {
        var name = NameOf(table);
        var entries = folder.Entries();
        var own = entries.FirstOrDefault(entry => entry.Table == name);
        var inFile = entries.Where(entry => entry.File == file).ToList();
        var other = own is not null && !IsSame(own) ? own : inFile.FirstOrDefault(entry => !IsSame(entry));
        if (own?.File == file && other is null && IsIn(own, cancellation))
        {
            if (own.IsSettled || own.Sha256 != _seen!.Value.Sha256)
            {
                return Outcome(own, TableAction.Unchanged);
            }

            if (!folder.IsHeld)
            {
                return null;
            }

            folder.Settle(file);
            return Outcome(own, TableAction.Unchanged);
        }

        var isForeign = inFile.Count == 0 && folder.Store.Exists(file);
        if ((other is not null || isForeign) && !request.Overwrite)
        {
            throw Refusals.Of(folder.Store.PathOf(other?.File ?? file), request, other?.Plan, other?.Layout, oldBatches: null);
        }

        _actions[name] = other is not null || isForeign ? TableAction.Overwritten
            : own is not null ? TableAction.Completed
            : TableAction.Written;
        if ((own?.Replaces ?? own?.File) is { } before && before != file)
        {
            _replaced[name] = before;
        }

        return null;
    }

    /// <summary>Clears away what a run that was killed left of this file, and counts the table among those to make.</summary>
    public TableOutcome? Begin(WorldTable table, CancellationToken cancellation)
    {
        folder.Begin();
        if (!_cleared)
        {
            _cleared = true;
            foreach (var leftover in folder.Store.Leftovers().Where(l => l.FinalKey == file || l.FinalKey == Manifest.Key))
            {
                folder.Store.Delete(leftover.Key);
            }
        }

        if (Decide(table, cancellation) is { } settled)
        {
            return settled;
        }

        _tables.Add(table);
        _unfinished++;
        return null;
    }

    public void Make(WorldTable table, Slice part, CancellationToken cancellation) => InMaking().Make(table, part, cancellation);

    /// <summary>The outcomes of all tables of the file once the last of them is whole; none before.</summary>
    public IReadOnlyList<TableOutcome> Finish(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (--_unfinished > 0)
            {
                return [];
            }
        }

        var making = InMaking();
        var summary = making.Complete(cancellation);
        var made = _tables.Select(table => new ManifestEntry(
            NameOf(table), file, table.RowCount, summary.Bytes, summary.Sha256, _plan, _layout)
        {
            Replaces = _replaced.GetValueOrDefault(NameOf(table)),
        });
        var kept = Kept().Select(entry => entry with
        {
            Bytes = summary.Bytes,
            Sha256 = summary.Sha256,
            Before = new FileSummary(folder.Store.Size(file), _seen!.Value.Sha256!),
        });
        List<ManifestEntry> entries = [.. kept, .. made];
        folder.Put(file, entries);
        making.Publish();
        if (!entries.TrueForAll(entry => entry.IsSettled))
        {
            folder.Settle(file);
        }

        return [.. _tables.Select(table =>
        {
            var name = NameOf(table);
            return Outcome(entries.First(entry => entry.Table == name), _actions[name]);
        })];
    }

    public void Dispose() => _making?.Dispose();

    private IFileInMaking InMaking()
    {
        lock (_gate)
        {
            return _making ??= Open();
        }
    }

    private IFileInMaking Open()
    {
        var kept = Kept();
        foreach (var lost in folder.Entries().Where(e => e.File == file && !kept.Contains(e) && !_tables.Any(t => NameOf(t) == e.Table)))
        {
            request.Observer.Notice(
                $"{lost.Table} goes with {folder.Store.PathOf(file)}, which is made anew; ask for it by name to have it made too.");
        }

        return format.Begin(new NewFile(
            folder.Store,
            file,
            request.Plan.World,
            _tables,
            KeepsOthers: kept.Count > 0,
            (table, rows) => request.Observer.Advanced(NameOf(table), rows)));
    }

    /// <summary>The tables that stay in the file as they are: they are in it, all of this plan and layout, and not asked for.</summary>
    private List<ManifestEntry> Kept()
    {
        var inFile = folder.Entries().Where(entry => entry.File == file).ToList();
        return inFile.TrueForAll(IsSame)
            ? [.. inFile.Where(entry => !_tables.Any(t => NameOf(t) == entry.Table) && IsIn(entry, CancellationToken.None))]
            : [];
    }

    private bool IsSame(ManifestEntry entry) => entry.Plan == _plan && entry.Layout == _layout;

    /// <summary>Whether the file that stands there is the one that holds the table.</summary>
    private bool IsIn(ManifestEntry entry, CancellationToken cancellation)
    {
        if (_seen is not { } seen || seen.Held != folder.IsHeld)
        {
            seen = (
                folder.IsHeld,
                folder.Store.Exists(file) ? DataFiles.Sha256(folder.Store, file, _ => { }, cancellation) : null);
            _seen = seen;
        }

        return seen.Sha256 is not null && (seen.Sha256 == entry.Sha256 || seen.Sha256 == entry.Before?.Sha256);
    }

    private string NameOf(WorldTable table) => $"{request.Plan.World}.{table.Name}";

    private static TableOutcome Outcome(ManifestEntry entry, TableAction action) =>
        new(entry.Table, entry.Rows, 1, entry.Bytes, Version: null, action);
}
