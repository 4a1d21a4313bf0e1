using Lakehouse.Tools.Schemas.Pages;

namespace Lakehouse.Tools.Schemas;

/// <summary>A file that follows from contracts.</summary>
/// <param name="Source">The contract or folder of contracts that it follows from.</param>
/// <param name="Path">Its path below the repository's root.</param>
/// <param name="Text">What it must hold.</param>
public sealed record MadeFile(string Source, string Path, string Text);

/// <summary>All files that follow from the contracts of a repository.</summary>
public static class MadeFiles
{
    /// <summary>The files; they are to be believed only where <paramref name="problems"/> tells of no wrong contract.</summary>
    public static IReadOnlyList<MadeFile> Of(string root, out List<string> problems)
    {
        var files = new List<MadeFile>();
        problems = [];
        foreach (var folder in Directory.GetDirectories(Path.Combine(root, "schemas")).Order(StringComparer.Ordinal))
        {
            var wrong = problems.Count;
            var contracts = ReadAll(root, folder, problems);
            files.AddRange(contracts.Select(c => new MadeFile(c.Place.Path, SchemaWriter.PathOf(c), SchemaWriter.Write(c))));
            if (problems.Count > wrong)
            {
                // What contracts say about each other means little while some of them cannot be read.
                continue;
            }

            try
            {
                files.AddRange(Pages(new ContractWorld(Path.GetFileName(folder), contracts)));
            }
            catch (ContractException e)
            {
                problems.Add(e.Message);
            }
        }

        return files;
    }

    /// <summary>A sentence for each file that was made from a contract that is no more.</summary>
    public static IEnumerable<string> WithoutContract(string root, IEnumerable<MadeFile> files)
    {
        var made = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return Directory.GetFiles(Path.Combine(root, "src", "Lakehouse.Worlds"), "*Schema.g.cs", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(root, "docs", "dictionary")))
            .Select(file => Below(root, file))
            .Where(path => !made.Contains(path))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path}: expected a contract under schemas/, found none; remove the file or write the contract.");
    }

    /// <summary>The contracts that can be read.</summary>
    private static List<Contract> ReadAll(string root, string folder, List<string> problems)
    {
        var contracts = new List<Contract>();
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                contracts.Add(ContractReader.Read(Below(root, file), File.ReadAllText(file)));
            }
            catch (ContractException e)
            {
                problems.Add(e.Message);
            }
        }

        return contracts;
    }

    private static IEnumerable<MadeFile> Pages(ContractWorld world)
    {
        var source = $"schemas/{world.Name}/";
        var folder = $"docs/dictionary/{world.Name}";
        yield return new MadeFile(source, $"{folder}.md", MarkdownPage.Write(world));
        yield return new MadeFile(source, $"{folder}.svg", DiagramWriter.Write(world));
        yield return new MadeFile(source, $"{folder}.html", HtmlPage.Write(world));
    }

    private static string Below(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
