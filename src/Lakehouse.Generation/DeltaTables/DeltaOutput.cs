using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// A Delta table in a folder: one file a slice under a name that only a whole file carries, their records in a spool,
/// then one commit.
/// </summary>
internal sealed class DeltaOutput : ITableOutput
{
    private readonly GenerationRequest _request;
    private readonly TableIdentity _identity;
    private readonly FolderStore _store;
    private readonly DeltaLog _log;
    private readonly WorkFolder _work;
    private readonly SliceMaker _maker;
    private ReplacedTable? _replaced;
    private TableLock? _lock;
    private Spool? _spool;
    private bool _resumed;
    private bool _created;

    public DeltaOutput(WorldTable table, GenerationRequest request)
    {
        Table = table;
        _request = request;
        _identity = new TableIdentity(request.Plan, table.Schema, request.Layout);
        _store = new FolderStore(TableIdentity.Folder(request.Folder, request.Plan.World, table.Name));
        _log = new DeltaLog(_store);
        _work = new WorkFolder(_store, _identity);
        _maker = new SliceMaker(_identity, table);
    }

    public string FullName => _identity.FullName;

    public WorldTable Table { get; }

    public TableOutcome? Inspect(CancellationToken cancellation)
    {
        var there = _log.TryLoad();
        var mustClear = _work.HasLeftovers();
        var settled = Decide(there, isFinal: !mustClear);
        return mustClear ? null : settled;
    }

    public TableOutcome? Begin(CancellationToken cancellation)
    {
        _created = Disk.CreateFolder(_store.Root);
        _lock = TableLock.Take(_store.Root);
        var there = _log.TryLoad();
        var settled = Decide(there, isFinal: true);
        foreach (var notice in _work.Clear(isNew: there is null, keepSpool: settled is null))
        {
            _request.Observer.Notice(notice);
        }

        if (settled is null)
        {
            _spool = _work.OpenSpool();
            _resumed = _spool.Count > 0;
        }

        return settled;
    }

    public IEnumerable<Slice> Parts() => Table.Slices();

    public void Make(Slice part, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var name = _identity.Names.Of(part.Index);
        if (FindWhole(part, name, cancellation) is { } whole)
        {
            if (_spool!.Find(part.Index) != whole)
            {
                _spool.Add(whole);
            }

            _request.Observer.Advanced(FullName, part.RowCount);
            return;
        }

        using var staged = _store.Stage(name);
        var made = _maker.Make(staged.Content, part, rows => _request.Observer.Advanced(FullName, rows), cancellation);
        staged.Publish();
        _spool!.Add(made);
    }

    public IReadOnlyList<TableOutcome> Finish(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var commit = _replaced is null
            ? TableCommit.First(_identity, Records())
            : _replaced.Commit(_request.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Table.Slices().LongCount(), Records());
        try
        {
            _log.Commit(commit.Version, commit.Actions());
        }
        catch (DeltaConflictException e)
        {
            throw new GenerationException(
                $"Another writer changed {_store.Root} while this run was making its files ({e.Message}) Nothing of "
                    + "this run is visible; run the same command again.", e);
        }

        long files = 0, rows = 0, bytes = 0;
        foreach (var record in Records())
        {
            files++;
            rows += record.Rows;
            bytes += record.Bytes;
        }

        _spool!.Dispose();
        _work.Remove();
        var action = _replaced is not null ? TableAction.Overwritten : _resumed ? TableAction.Completed : TableAction.Written;
        return [new TableOutcome(FullName, rows, files, bytes, commit.Version, action)];
    }

    public void Dispose()
    {
        _spool?.Dispose();
        if (_lock is not null)
        {
            if (_spool?.Count == 0)
            {
                _work.Remove();
            }

            _work.RemoveIfEmpty();
            if (_created)
            {
                Disk.RemoveIfEmpty(_store.Root);
            }

            _lock.Dispose();
        }
    }

    /// <summary>The outcome if the table is there already; else what is replaced, or a refusal.</summary>
    private TableOutcome? Decide(Snapshot? there, bool isFinal)
    {
        _replaced = null;
        if (there is null)
        {
            return null;
        }

        if (_identity.Made(there))
        {
            var changed = Changed(there);
            if (!changed || !_request.Overwrite)
            {
                if (changed && isFinal)
                {
                    _request.Observer.Notice(
                        $"{FullName} holds this plan and was changed since by others; it stands at version "
                            + $"{there.Version}. --overwrite would bring it back.");
                }

                return Unchanged(there);
            }
        }
        else if (!_request.Overwrite)
        {
            throw Refusal(there);
        }

        there.EnsureWritable();
        if (there.Metadata.Configuration.GetValueOrDefault("delta.appendOnly") == "true")
        {
            throw new RefusedException(
                $"{_store.Root} is append-only (delta.appendOnly), so its content cannot be replaced; unset the "
                    + "property or give another --out.");
        }

        _replaced = new ReplacedTable(_identity, there);
        return null;
    }

    private bool Changed(Snapshot there) =>
        _log.History().FirstOrDefault(c => GeneratedTable.PlanOf(c.Info) == _identity.Plan.Id)?.Version != there.Version;

    private TableOutcome Unchanged(Snapshot there) => new(
        FullName,
        there.Files.Sum(file => file.NumRecords() ?? 0),
        there.Files.Count,
        there.Files.Sum(file => file.Size),
        there.Version,
        TableAction.Unchanged);

    private RefusedException Refusal(Snapshot there)
    {
        var oldPlan = there.Metadata.Configuration.GetValueOrDefault(TableIdentity.PlanProperty);
        var oldLayout = there.Metadata.Configuration.GetValueOrDefault(TableIdentity.LayoutProperty);
        return Refusals.Of(_store.Root, _request, oldPlan, oldLayout);
    }

    /// <summary>The record of a slice whose file an earlier run finished, if the file still is what the record says.</summary>
    private SliceRecord? FindWhole(Slice part, string name, CancellationToken cancellation)
    {
        var record = _spool!.Find(part.Index) ?? _replaced?.Find(part.Index);
        return record is not null
            && record.Name == name
            && record.Rows == part.RowCount
            && DataFiles.IsWhole(_store, name, record.Bytes, record.Sha256, cancellation)
            ? record
            : null;
    }

    private IEnumerable<SliceRecord> Records() => Table.Slices().Select(slice => _spool!.Find(slice.Index)
        ?? throw new GenerationException(
            $"The record of slice {slice.Index} of {FullName} is gone from {_spool.Path}; run the same command again."));
}
