using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.DeltaTables;

/// <summary>
/// A Delta table in a folder: one file a slice under a name that only a whole file carries, their records in a spool,
/// then one commit; or one a batch, where the window comes in batches.
/// </summary>
internal sealed class DeltaOutput : ITableOutput
{
    private readonly GenerationRequest _request;
    private readonly TableIdentity _identity;
    private readonly Deliveries _deliveries;
    private readonly FolderStore _store;
    private readonly DeltaLog _log;
    private readonly WorkFolder _work;
    private ReplacedTable? _replaced;
    private StandingFiles? _standing;
    private long _firstVersion;
    private int _made;
    private TableLock? _lock;
    private Spool? _spool;
    private bool _resumed;
    private bool _created;

    public DeltaOutput(WorldTable table, GenerationRequest request)
    {
        Table = table;
        _request = request;
        _identity = new TableIdentity(request.Plan, table.Schema, request.Layout, request.Batching?.Count);
        _deliveries = new Deliveries(_identity, table, plan => request.Batching!.OpenTables(plan));
        _store = new FolderStore(TableIdentity.Folder(request.Folder, request.Plan.World, table.Name));
        _log = new DeltaLog(_store);
        _work = new WorkFolder(_store, _identity);
    }

    public string FullName => _identity.FullName;

    public WorldTable Table { get; }

    public long RowsToMake => Open().Sum(file => file.Slice.RowCount);

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
            _resumed = _made > 0 || _spool.Count > 0;
        }

        return settled;
    }

    public IEnumerable<Action<CancellationToken>> Parts() =>
        Open().Select(file => (Action<CancellationToken>)(cancellation => Make(file, cancellation)));

    public IReadOnlyList<TableOutcome> Finish(CancellationToken cancellation)
    {
        for (; _made < _deliveries.Count; _made++)
        {
            cancellation.ThrowIfCancellationRequested();
            var commit = Commit();
            try
            {
                _log.Commit(commit.Version, commit.Actions());
            }
            catch (DeltaConflictException e)
            {
                throw new GenerationException(
                    $"Another writer changed {_store.Root} while this run was making its files ({e.Message}) "
                        + (_made == 0
                            ? "Nothing of this run is visible; run the same command again."
                            : $"Visible are {_identity.TextOfMade(_made)}; run the same command with --overwrite to make the table anew."),
                    e);
            }
        }

        long files = 0, rows = 0, bytes = 0;
        foreach (var record in _deliveries.Files(_deliveries.Count - 1).Select(Record))
        {
            files++;
            rows += record.Rows;
            bytes += record.Bytes;
        }

        _spool!.Dispose();
        _spool = null;
        _work.Remove();
        var action = _replaced is not null ? TableAction.Overwritten : _resumed ? TableAction.Completed : TableAction.Written;
        return [new TableOutcome(FullName, rows, files, bytes, _firstVersion + _deliveries.Count - 1, action)];
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

    /// <summary>The files of the deliveries that are still to be made.</summary>
    private IEnumerable<DeliveredFile> Open() => Enumerable.Range(_made, _deliveries.Count - _made).SelectMany(_deliveries.Adds);

    private void Make(DeliveredFile file, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (FindWhole(file, cancellation) is { } whole)
        {
            if (_spool!.Find(file.Name) != whole)
            {
                _spool.Add(whole);
            }

            _request.Observer.Advanced(FullName, file.Slice.RowCount);
            return;
        }

        using var staged = _store.Stage(file.Name);
        var made = file.Make(staged.Content, rows => _request.Observer.Advanced(FullName, rows), cancellation);
        staged.Publish();
        _spool!.Add(made);
    }

    private TableCommit Commit() => (_made, _replaced) switch
    {
        (0, null) => TableCommit.First(_identity, _deliveries.Adds(0).Select(Record)),
        (0, { } replaced) => replaced.Commit(_request.Clock.GetUtcNow().ToUnixTimeMilliseconds(), _deliveries.Adds(0).Select(Record)),
        _ => _deliveries.Commit(_made, _firstVersion + _made, Record),
    };

    /// <summary>The outcome if the table is there already; else what is replaced or gone on with, or a refusal.</summary>
    private TableOutcome? Decide(Snapshot? there, bool isFinal)
    {
        (_replaced, _standing, _firstVersion, _made) = (null, null, 0, 0);
        if (there is null)
        {
            return null;
        }

        var (made, changed) = (_identity.Made(there), Changed(there));
        if (made == _deliveries.Count && (!changed || !_request.Overwrite))
        {
            if (changed && isFinal)
            {
                _request.Observer.Notice(
                    $"{FullName} holds this plan and was changed since by others; it stands at version "
                        + $"{there.Version}. --overwrite would bring it back.");
            }

            return Unchanged(there);
        }

        if (made > 0 && made < _deliveries.Count && !changed)
        {
            there.EnsureWritable();
            (_standing, _firstVersion, _made) = (new StandingFiles(_identity, there), there.Version - made + 1, made);
            return null;
        }

        if (!_request.Overwrite)
        {
            throw made > 0 ? Refusals.OfChanged(_store.Root, _identity.TextOfMade(made)) : Refusal(there);
        }

        there.EnsureWritable();
        if (there.Metadata.Configuration.GetValueOrDefault("delta.appendOnly") == "true")
        {
            throw new RefusedException(
                $"{_store.Root} is append-only (delta.appendOnly), so its content cannot be replaced; unset the "
                    + "property or give another --out.");
        }

        (_replaced, _standing) = (new ReplacedTable(_identity, there), new StandingFiles(_identity, there));
        _firstVersion = there.Version + 1;
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
        var properties = there.Metadata.Configuration;
        return Refusals.Of(
            _store.Root,
            _request,
            properties.GetValueOrDefault(TableIdentity.PlanProperty),
            properties.GetValueOrDefault(TableIdentity.LayoutProperty),
            properties.GetValueOrDefault(TableIdentity.BatchesProperty));
    }

    /// <summary>The record of a file that an earlier run finished, if the file still is what the record says.</summary>
    private SliceRecord? FindWhole(DeliveredFile file, CancellationToken cancellation)
    {
        var record = Find(file);
        return record is not null
            && record.Name == file.Name
            && record.Rows == file.Slice.RowCount
            && DataFiles.IsWhole(_store, file.Name, record.Bytes, record.Sha256, cancellation)
            ? record
            : null;
    }

    private SliceRecord? Find(DeliveredFile file) => _spool!.Find(file.Name) ?? _standing?.Find(file.Name);

    private SliceRecord Record(DeliveredFile file) => Find(file)
        ?? throw new GenerationException(
            $"The record of slice {file.Slice.Index} of {FullName} is gone from {_spool!.Path}; run the same command again.");
}
