using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;

namespace Lakehouse.Generation.Verification;

/// <summary>Proves a lake against its logs and plans: every file, every log, nothing besides.</summary>
public static class Verifier
{
    private const string LogFolder = "_delta_log";
    private const string TablesFolder = "Tables";

    /// <summary>Looks at everything; problems are the result, exceptions mean that it could not be looked at.</summary>
    public static VerifyResult Run(VerifyRequest request, CancellationToken cancellation)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Path));
        var checks = Find(root);
        if (checks.Count == 0)
        {
            throw new InputException(
                $"There is no lake at {root}: it has neither {TablesFolder}/<world>/<table> nor a {LogFolder} nor a "
                    + $"{Manifest.Key}. Make one with 'lakehouse generate <world> --out {request.Path}'.");
        }

        var problems = new List<Problem>();
        var files = new List<ExpectedFile>();
        foreach (var check in checks)
        {
            cancellation.ThrowIfCancellationRequested();
            check.Run(request, new Findings(root, problems, files));
        }

        foreach (var table in files.GroupBy(file => file.Table))
        {
            request.Observer.Started(table.Key, table.Sum(file => file.Bytes));
        }

        SliceWorkers.Run(files, request.Threads, cancellation, (file, token) =>
        {
            if (file.Check(request.Observer, token) is { } kind)
            {
                lock (problems)
                {
                    foreach (var table in (string[])[file.Table, .. file.OtherTables])
                    {
                        new Findings(root, problems, files).Add(table, file.Store, file.Key, kind);
                    }
                }
            }
        });
        return new VerifyResult(
            [.. problems.Distinct()
                .OrderBy(p => p.Table, StringComparer.Ordinal)
                .ThenBy(p => p.File, StringComparer.Ordinal)
                .ThenBy(p => p.Kind)],
            files.SelectMany(file => (string[])[file.Table, .. file.OtherTables]).Distinct().Count(),
            files.Count,
            files.Sum(file => file.Bytes));
    }

    private static List<ITableCheck> Find(string root)
    {
        if (Directory.Exists(Path.Combine(root, LogFolder)))
        {
            return [new DeltaCheck(new FolderStore(root), NameOf(root))];
        }

        var checks = new List<ITableCheck>();
        var tables = Path.Combine(root, TablesFolder);
        if (Directory.Exists(tables))
        {
            checks.AddRange(Directory.EnumerateDirectories(tables)
                .SelectMany(Directory.EnumerateDirectories)
                .Where(folder => Directory.EnumerateFileSystemEntries(folder).Any())
                .Order(StringComparer.Ordinal)
                .Select(folder => new DeltaCheck(new FolderStore(folder), NameOf(folder))));
        }

        var files = new FolderStore(root);
        if (files.Exists(Manifest.Key))
        {
            checks.Add(new FileCheck(files));
        }

        return checks;
    }

    private static string NameOf(string folder) =>
        $"{Path.GetFileName(Path.GetDirectoryName(folder))}.{Path.GetFileName(folder)}";
}
