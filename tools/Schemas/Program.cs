using System.Text;
using Lakehouse.Tools.Schemas;

// Writes what follows from the contracts under schemas/, or with --check tells where files and contracts differ.
var check = args is ["--check"];
if (args.Length > 0 && !check)
{
    Console.Error.WriteLine($"Schemas takes --check or nothing, and was given '{string.Join(' ', args)}'.");
    return 2;
}

var root = FindRoot();
if (root is null)
{
    Console.Error.WriteLine("Schemas found no Lakehouse.sln in this folder or above it; run it inside the repository.");
    return 2;
}

var files = MadeFiles.Of(root, out var wrong);
if (wrong.Count > 0)
{
    Report(wrong);
    return 1;
}

var problems = MadeFiles.WithoutContract(root, files).ToList();
foreach (var file in files)
{
    var path = Path.Combine(root, file.Path);
    var actual = File.Exists(path) ? File.ReadAllText(path) : "";
    if (check)
    {
        problems.AddRange(Drift.Between(file.Source, file.Path, file.Text, actual));
    }
    else if (actual != file.Text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.Error.WriteLine($"Wrote {file.Path}.");
    }
}

Report(problems);
if (check && problems.Count > 0)
{
    Console.Error.WriteLine("'dotnet run --project tools/Schemas' writes the files from the contracts.");
}

return problems.Count > 0 ? 1 : 0;

static void Report(IEnumerable<string> problems)
{
    foreach (var problem in problems)
    {
        Console.Error.WriteLine(problem);
    }
}

static string? FindRoot()
{
    for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Lakehouse.sln")))
        {
            return folder.FullName;
        }
    }

    return null;
}
