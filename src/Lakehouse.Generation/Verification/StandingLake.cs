using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;

namespace Lakehouse.Generation.Verification;

/// <summary>What stands under a path: a lake with its tables, one table, or a folder of plain files.</summary>
internal sealed class StandingLake
{
    private const string LogFolder = "_delta_log";
    private const string TablesFolder = "Tables";

    private readonly string _root;

    private StandingLake(string root, IReadOnlyList<ITableCheck> checks)
    {
        _root = root;
        Checks = checks;
    }

    public IReadOnlyList<ITableCheck> Checks { get; }

    /// <summary>Finds what there is; refuses a path with nothing that this program could have made.</summary>
    public static StandingLake Open(VerifyRequest request)
    {
        var path = request.Path;
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(Path.Combine(root, LogFolder)) || (LakeOf(root) is { } lake && TableFolders(lake).Contains(root)))
        {
            return new StandingLake(root, [new DeltaCheck(new FolderStore(root))]);
        }

        var checks = new List<ITableCheck>(TableFolders(root).Select(folder => new DeltaCheck(new FolderStore(folder))));
        var files = new FolderStore(root);
        if (files.Exists(Manifest.Key) || (checks.Count == 0 && FileCheck.PassesForOurs(files, request)))
        {
            checks.Add(new FileCheck(files));
        }

        return checks.Count > 0
            ? new StandingLake(root, checks)
            : throw new InputException(
                $"There is no lake at {root}: it has neither {TablesFolder}/<world>/<table> nor a {LogFolder} nor a "
                    + $"{Manifest.Key}. Make one with 'lakehouse generate <world> --out {path}'.");
    }

    /// <summary>The folders of all tables of the lake, also where one table of it was asked for.</summary>
    public IReadOnlyList<string> Siblings => LakeOf(_root) is { } lake ? [.. TableFolders(lake)] : [.. Checks.OfType<DeltaCheck>().Select(c => c.Store.Root)];

    /// <summary>The name of a file for people and scripts: relative to the path that was asked for.</summary>
    public string NameOf(FolderStore store, string key) =>
        Path.GetRelativePath(_root, Path.Combine(store.Root, key)).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The lake that a table's folder lies in; null where it lies in none.</summary>
    public static string? LakeOf(string table)
    {
        var tables = Path.GetDirectoryName(Path.GetDirectoryName(table));
        return Path.GetFileName(tables) == TablesFolder ? Path.GetDirectoryName(tables) : null;
    }

    /// <summary>The folders of a lake's tables; one with nothing in it is none.</summary>
    public static IEnumerable<string> TableFolders(string lake)
    {
        var tables = Path.Combine(lake, TablesFolder);
        return Directory.Exists(tables)
            ? Directory.EnumerateDirectories(tables)
                .SelectMany(Directory.EnumerateDirectories)
                .Where(folder => Directory.EnumerateFileSystemEntries(folder).Any())
                .Order(StringComparer.Ordinal)
            : [];
    }
}
