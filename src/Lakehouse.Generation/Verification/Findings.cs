using Delta.Sharp.Kernel;

namespace Lakehouse.Generation.Verification;

/// <summary>Where checks put what is wrong and which files are still to be read.</summary>
internal sealed class Findings(string root, List<Problem> problems, List<ExpectedFile> files)
{
    public void Add(string table, ITableStore store, string key, ProblemKind kind)
    {
        var path = store is FolderStore folder ? Path.GetRelativePath(root, Path.Combine(folder.Root, key)) : key;
        problems.Add(new Problem(table, path.Replace(Path.DirectorySeparatorChar, '/'), kind));
    }

    public void Expect(ExpectedFile file) => files.Add(file);
}

/// <summary>Checks what can be told without reading data files, and names the files to read.</summary>
internal interface ITableCheck
{
    void Run(VerifyRequest request, Findings findings);
}
