using System.Text;
using Bogus;
using Lakehouse.Tools.NamePools;

// Writes the name pools with Bogus, or with --check tells where the checked-in files and Bogus differ. The files are
// checked in because values change with Bogus's version, and a world must not.
var check = args is ["--check"];
if (args.Length > 0 && !check)
{
    Console.Error.WriteLine($"NamePools takes --check or nothing, and was given '{string.Join(' ', args)}'.");
    return 2;
}

var root = FindRoot();
if (root is null)
{
    Console.Error.WriteLine("NamePools found no Lakehouse.sln in this folder or above it; run it inside the repository.");
    return 2;
}

var folder = Path.Combine(root, "src", "Lakehouse.Worlds", "Casino", "Pools");
var problems = new List<string>();
foreach (var pool in CasinoPools.All())
{
    var path = Path.Combine(folder, pool.File);
    var made = pool.Draw is null ? null : pool.Make();
    if (made is not null && !check)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, made, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    if (!File.Exists(path))
    {
        problems.Add($"{pool.File} is missing.");
        continue;
    }

    var text = File.ReadAllText(path);
    problems.AddRange(pool.Problems(text));
    if (made is not null && text != made)
    {
        var bogus = typeof(Faker).Assembly.GetName().Version;
        problems.Add($"{pool.File} is not what Bogus {bogus} gives; 'dotnet run --project tools/NamePools' writes it.");
    }
}

foreach (var problem in problems)
{
    Console.Error.WriteLine(problem);
}

return problems.Count > 0 ? 1 : 0;

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
