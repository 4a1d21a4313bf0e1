using System.Security.Cryptography;
using Xunit;

namespace Lakehouse.Testing;

/// <summary>All that stands in a folder: path by path the digest of a file, or that it is a folder.</summary>
public static class FolderTree
{
    public const string Folder = "folder";

    public static SortedDictionary<string, string> Of(string folder)
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            tree[Path.GetRelativePath(folder, path)] = Directory.Exists(path) ? Folder : DigestOf(path);
        }

        return tree;
    }

    public static string DigestOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>Copies the files of a folder, and the folders that hold some.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Asserts that two folders hold the same bytes under the same names; else names each path that differs.</summary>
    public static void AssertSame(string expected, string actual) => AssertSame(Of(expected), Of(actual));

    public static void AssertSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual, string place = "")
    {
        var differences = expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal)
            .Select(path => (path, Before: expected.GetValueOrDefault(path), Now: actual.GetValueOrDefault(path)))
            .Where(d => d.Before != d.Now)
            .Select(d => $"{d.path}: {(d.Before, d.Now) switch
            {
                (null, _) => "must not be there",
                (_, null) => "is missing",
                (Folder, _) or (_, Folder) => "is not of the same kind",
                _ => "has other bytes",
            }}")
            .ToList();
        Assert.True(differences.Count == 0, $"{place}{differences.Count} paths differ.\n{string.Join('\n', differences)}");
    }
}
