using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.SingleFiles;

/// <summary>A table on its way into a single file, its own or one that it shares, told of in the folder's manifest.</summary>
internal sealed class FileOutput : ITableOutput
{
    private readonly FileFolder _folder;
    private readonly IFileFormat _format;
    private readonly SharedFile _file;

    private FileOutput(WorldTable table, string world, FileFolder folder, IFileFormat format, SharedFile file)
    {
        Table = table;
        FullName = $"{world}.{table.Name}";
        _folder = folder;
        _format = format;
        _file = file;
    }

    public string FullName { get; }

    public WorldTable Table { get; }

    public static List<ITableOutput> Open(GenerationRequest request, IFileFormat format)
    {
        var folder = new FileFolder(request.Folder);
        var files = new Dictionary<string, SharedFile>();
        var outputs = new List<ITableOutput>();
        foreach (var table in request.Tables)
        {
            var name = format.FileOf(request.Plan.World, table.Name);
            if (!files.TryGetValue(name, out var file))
            {
                file = new SharedFile(name, format, request, folder);
                files.Add(name, file);
            }

            outputs.Add(new FileOutput(table, request.Plan.World, folder, format, file));
        }

        return outputs;
    }

    public TableOutcome? Inspect(CancellationToken cancellation) => _file.Decide(Table, cancellation);

    public TableOutcome? Begin(CancellationToken cancellation) => _file.Begin(Table, cancellation);

    public long RowsToMake => Table.RowCount;

    public IEnumerable<Action<CancellationToken>> Parts() =>
        _format.Parts(Table).Select(part => (Action<CancellationToken>)(cancellation => _file.Make(Table, part, cancellation)));

    public IReadOnlyList<TableOutcome> Finish(CancellationToken cancellation) => _file.Finish(cancellation);

    public void Dispose()
    {
        _file.Dispose();
        _folder.Dispose();
    }
}
