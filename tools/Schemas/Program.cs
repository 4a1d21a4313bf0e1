using System.Text;
using Lakehouse.Tools.Schemas;

// Writes the C# schema file of every contract under schemas/, or with --check tells where files and contracts differ.
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

try
{
    var problems = new List<string>();
    var expected = new HashSet<string>(StringComparer.Ordinal);
    var files = Directory.GetFiles(Path.Combine(root, "schemas"), "*.yaml", SearchOption.AllDirectories);
    foreach (var file in files.Order(StringComparer.Ordinal))
    {
        var contractPath = Path.GetRelativePath(root, file).Replace('\\', '/');
        var contract = ContractReader.Read(contractPath, File.ReadAllText(file));
        var target = SchemaWriter.PathOf(contract);
        expected.Add(target);
        Apply(contractPath, target, SchemaWriter.Write(contract), problems);
    }

    foreach (var file in GeneratedFiles().Where(f => !expected.Contains(f)))
    {
        problems.Add($"{file} has no contract under schemas/; remove it or write the contract.");
    }

    foreach (var problem in problems)
    {
        Console.Error.WriteLine(problem);
    }

    if (check && problems.Count > 0)
    {
        Console.Error.WriteLine("'dotnet run --project tools/Schemas' writes the files from the contracts.");
    }

    return problems.Count > 0 ? 1 : 0;
}
catch (ContractException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

void Apply(string contractPath, string target, string text, List<string> problems)
{
    var path = Path.Combine(root, target);
    var actual = File.Exists(path) ? File.ReadAllText(path) : "";
    if (check)
    {
        problems.AddRange(Drift.Between(contractPath, target, text, actual));
    }
    else if (actual != text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.Error.WriteLine($"Wrote {target}.");
    }
}

IEnumerable<string> GeneratedFiles() =>
    Directory.GetFiles(Path.Combine(root, "src", "Lakehouse.Worlds"), "*Schema.g.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

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
