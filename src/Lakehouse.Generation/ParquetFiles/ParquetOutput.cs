using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.ParquetFiles;

/// <summary>A table as one plain Parquet file, its slices one after another, told of in the folder's manifest.</summary>
internal sealed class ParquetOutput : ITableOutput
{
    private readonly GenerationRequest _request;
    private readonly ParquetFolder _folder;
    private readonly string _file;
    private TableAction _action = TableAction.Written;
    private ManifestEntry? _made;

    private ParquetOutput(WorldTable table, GenerationRequest request, ParquetFolder folder)
    {
        Table = table;
        _request = request;
        _folder = folder;
        _file = $"{table.Name}.parquet";
    }

    public string FullName => $"{_request.Plan.World}.{Table.Name}";

    public WorldTable Table { get; }

    public static List<ITableOutput> Open(GenerationRequest request)
    {
        var folder = new ParquetFolder(request.Folder);
        return [.. request.Tables.Select(table => new ParquetOutput(table, request, folder))];
    }

    public TableOutcome? Inspect(CancellationToken cancellation) => Decide(cancellation);

    public TableOutcome? Begin(CancellationToken cancellation)
    {
        _folder.Begin();
        foreach (var leftover in _folder.Store.Leftovers().Where(l => l.FinalKey == _file || l.FinalKey == ParquetManifest.Key))
        {
            _folder.Store.Delete(leftover.Key);
        }

        return Decide(cancellation);
    }

    /// <summary>One part: the rows of a file are in order, and one writer makes them.</summary>
    public IEnumerable<Slice> Parts() => [new Slice(0, 0, Table.RowCount)];

    public void Make(Slice part, CancellationToken cancellation)
    {
        using var staged = _folder.Store.Stage(_file);
        var summary = DataFiles.Write(
            staged.Content,
            _file,
            Table,
            Table.Slices(),
            DataFiles.Options(Table.Schema, _request.Layout),
            rows => _request.Observer.Advanced(FullName, rows),
            cancellation);
        _made = new ManifestEntry(
            FullName, _file, summary.Rows, summary.Bytes, summary.Sha256, _request.Plan.ToJson(), _request.Layout.ToJson());
        _folder.Put(_made);
        staged.Publish();
    }

    public TableOutcome Finish(CancellationToken cancellation) => Outcome(_made!, _action);

    public void Dispose() => _folder.Dispose();

    private TableOutcome? Decide(CancellationToken cancellation)
    {
        var entry = _folder.Find(FullName);
        var exists = _folder.Store.Exists(_file);
        if (entry is not null && entry.Plan == _request.Plan.ToJson() && entry.Layout == _request.Layout.ToJson())
        {
            if (DataFiles.IsWhole(_folder.Store, _file, entry.Bytes, entry.Sha256, cancellation))
            {
                return Outcome(entry, TableAction.Unchanged);
            }

            _action = TableAction.Completed;
            return null;
        }

        if (!_request.Overwrite && (entry is not null || exists))
        {
            throw Refusals.Of(_folder.Store.PathOf(_file), _request, entry?.Plan, entry?.Layout);
        }

        _action = exists ? TableAction.Overwritten : TableAction.Written;
        return null;
    }

    private TableOutcome Outcome(ManifestEntry entry, TableAction action) =>
        new(FullName, entry.Rows, 1, entry.Bytes, Version: null, action);
}
