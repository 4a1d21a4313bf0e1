using Lakehouse.Benchmarks;
using Lakehouse.Benchmarks.Log;

const int BadInput = 2;
var root = FindRoot();
switch (args)
{
    case ["--case", var name, .. var rest]:
        Suite.Measure(root, name, quick: rest is ["--quick"]);
        return 0;

    case [] or ["--quick"]:
        return Measure(quick: args.Length > 0);

    case ["--readme", var file]:
        return WriteReadme(file);

    default:
        Console.Error.WriteLine(
            $"benchmarks/run takes nothing, --quick, or --readme LOG.json, and was given '{string.Join(' ', args)}'.");
        return BadInput;
}

int Measure(bool quick)
{
    var log = Suite.Run(root, quick);

    // A quick run is for the person who waits for it; only a whole one is worth keeping.
    var folder = Path.Combine(root, quick ? "artifacts/benchmarks" : "benchmarks/results");
    Directory.CreateDirectory(folder);
    var path = Path.Combine(folder, Suite.NameOf(log));
    File.WriteAllText(path + ".json", log.ToJson());
    File.WriteAllText(path + ".md", LogPage.Of(log));
    Console.WriteLine(LogPage.Of(log));
    Console.Error.WriteLine($"The log is in {Path.GetRelativePath(root, path)}.json and .md.");
    return log.Results.Any(r => r.Failures.Count > 0) ? 1 : 0;
}

int WriteReadme(string file)
{
    if (!File.Exists(file))
    {
        Console.Error.WriteLine($"There is no log '{file}'; benchmarks/run makes one and tells its name.");
        return BadInput;
    }

    var readme = Path.Combine(root, "README.md");
    var page = Path.ChangeExtension(Path.GetRelativePath(root, Path.GetFullPath(file)), ".md");
    var table = ReadmeTable.Of(BenchmarkLog.Parse(File.ReadAllText(file)), page);
    File.WriteAllText(readme, ReadmeTable.Replace(File.ReadAllText(readme), table));
    return 0;
}

static string FindRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lakehouse.sln")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? throw new InvalidOperationException("There is no Lakehouse.sln above the benchmark program.");
}
