using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worker;

/// <summary>What a worker is told: files that travel with it, and where its own files go.</summary>
internal sealed record Arguments(string PlanFile, string LayoutFile, string Table, string Folder, string? KeyFile, string? StopFile)
{
    public const string Help = """
        Makes data files of a Delta table, slice by slice, for an engine that gives the slices out.

        lakehouse-worker --plan FILE --layout FILE --table NAME --out FOLDER [--pii-key-file FILE] [--stop-file FILE]

          --plan FILE          the plan, as 'lakehouse generate <world> --plan' prints it
          --layout FILE        the layout as JSON, as it stands in a table's property lakehouse.layout
          --table NAME         the table
          --out FOLDER         the table's folder
          --pii-key-file FILE  the key of the plan's hashes, where the plan does not have the one of its seed
          --stop-file FILE     the work stops soon after this file appears

        Standard input has the number of a slice on each line. For each one, once its file is durable under its final name,
        standard output gets one line of JSON: slice, name, rows, bytes, sha256, stats. A slice that is made again has the
        same name and bytes. The worker stops when the process that started it has ended.

        Exit codes: 0 done, 1 failed work, 2 bad input, 143 stopped. The last line of standard error says why.

        """;

    private static readonly string[] s_names = ["--plan", "--layout", "--table", "--out", "--pii-key-file", "--stop-file"];

    public static Arguments Parse(string[] args)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i];
            if (!s_names.Contains(name))
            {
                throw new InputException($"There is no option '{name}'{Nearest.Hint(name, s_names)}; 'lakehouse-worker --help' lists them.");
            }

            if (i + 1 == args.Length || args[i + 1].Length == 0)
            {
                throw new InputException($"{name} needs a value; 'lakehouse-worker --help' says which.");
            }

            if (!given.TryAdd(name, args[i + 1]))
            {
                throw new InputException($"{name} is given twice; once is enough.");
            }
        }

        string Needed(string name) => given.GetValueOrDefault(name)
            ?? throw new InputException($"{name} is missing; 'lakehouse-worker --help' says what it is.");

        return new Arguments(
            Needed("--plan"),
            Needed("--layout"),
            Needed("--table"),
            Needed("--out"),
            given.GetValueOrDefault("--pii-key-file"),
            given.GetValueOrDefault("--stop-file"));
    }

    public TableSlices Open()
    {
        var plan = InputFile.ReadPlan(PlanFile, "--plan");
        var layout = Layout.TryParse(InputFile.ReadText(LayoutFile, "--layout").TrimEnd('\n'))
            ?? throw new InputException($"--layout {LayoutFile} holds no layout; give the text of a table's property lakehouse.layout.");
        var key = KeyFile is null ? null : InputFile.ReadKey(KeyFile, "--pii-key-file");
        return TableSlices.Open(plan, key, Table, layout, Folder);
    }
}
