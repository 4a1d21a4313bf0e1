using Lakehouse.Tools.Schemas;

namespace Lakehouse.Tools.Tests;

/// <summary>The checked-in files that the tools read and write.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every contract, as a path below <see cref="Root"/> with forward slashes.</summary>
    public static IReadOnlyList<string> Contracts { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "schemas"), "*.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The contracts of a world.</summary>
    public static ContractWorld World(string name) => new(
        name,
        [.. Contracts.Where(c => c.StartsWith($"schemas/{name}/", StringComparison.Ordinal)).Select(c => ContractReader.Read(c, Read(c)))]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lakehouse.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("There is no Lakehouse.sln above the test program.");
    }
}
