using System.Text.Json;
using Lakehouse.Benchmarks;
using Lakehouse.Benchmarks.Log;
using Lakehouse.Benchmarks.Measuring;

const int BadInput = 2;
var root = FindRoot();
switch (args)
{
    case ["--case", var name, .. var rest]:
        Suite.Measure(root, name, RunOptions.Parse(rest, out _)!);
        return 0;

    case ["--measure", var program, .. var arguments]:
        return MeasureCommand(program, arguments);

    case ["--page", var file]:
        return WithLog(file, log => StoredLog.WritePage(file, log));

    case ["--readme", var file]:
        return WithLog(file, log => WriteReadme(file, log));

    case ["--check", .. var given]:
        return Refused(given) ? BadInput : 0;

    default:
        return Refused(args) ? BadInput : Measure(RunOptions.Parse(args, out _)!);
}

static bool Refused(string[] given)
{
    RunOptions.Parse(given, out var refusal);
    if (refusal is not null)
    {
        Console.Error.WriteLine(refusal);
    }

    return refusal is not null;
}

static int MeasureCommand(string program, string[] arguments)
{
    try
    {
        Console.WriteLine(JsonSerializer.Serialize(Command.Run(program, arguments).Sample));
        return 0;
    }
    catch (InvalidOperationException failure)
    {
        Console.Error.WriteLine(failure.Message);
        return 1;
    }
}

int Measure(RunOptions options)
{
    var log = Suite.Run(root, options);

    // A quick run is for the person who waits for it; only a whole one is worth keeping.
    var folder = Path.Combine(root, options.Quick ? "artifacts/benchmarks" : "benchmarks/results");
    Directory.CreateDirectory(folder);
    var path = Path.Combine(folder, Suite.NameOf(log) + ".json");
    File.WriteAllText(path, log.ToJson());
    StoredLog.WritePage(path, log);
    Console.WriteLine(File.ReadAllText(StoredLog.PageOf(path)));
    Console.Error.WriteLine($"The log is {Path.GetRelativePath(root, path)}; its page and charts lie beside it.");
    return log.Results.Any(r => r.Failures.Count > 0) ? 1 : 0;
}

void WriteReadme(string file, BenchmarkLog log)
{
    var readme = Path.Combine(root, "README.md");
    var table = ReadmeTable.Of(log, StoredLog.PageOf(Path.GetRelativePath(root, Path.GetFullPath(file))));
    File.WriteAllText(readme, ReadmeTable.Replace(File.ReadAllText(readme), table));
}

static int WithLog(string file, Action<BenchmarkLog> work)
{
    if (!File.Exists(file))
    {
        Console.Error.WriteLine($"There is no log '{file}'; benchmarks/run makes one and tells its name.");
        return BadInput;
    }

    work(BenchmarkLog.Parse(File.ReadAllText(file)));
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
