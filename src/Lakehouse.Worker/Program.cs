using System.Globalization;
using System.Text;
using System.Text.Json;
using Lakehouse.Generation;
using Lakehouse.Worker;

const int Done = 0;
using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
if (args is ["--help" or "-h"])
{
    Console.Out.Write(Arguments.Help);
    return Done;
}

try
{
    var arguments = Arguments.Parse(args);
    using var stop = new Stop(arguments.StopFile);
    try
    {
        Work(arguments, stop.Token);
        return Done;
    }
    catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
    {
        error.WriteLine(stop.Reason);
        return stop.ExitCode;
    }
}
catch (Exception e)
{
    return Failures.Report(e, error);
}

static void Work(Arguments arguments, CancellationToken cancellation)
{
    var table = arguments.Open();
    using var slices = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
    using var records = Console.OpenStandardOutput();
    using var json = new Utf8JsonWriter(records);
    while (Task.Run(slices.ReadLine).WaitAsync(cancellation).GetAwaiter().GetResult() is { } line)
    {
        if (!long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var slice))
        {
            throw new InputException($"Standard input has one slice number a line, and a line says '{line}'.");
        }

        table.Make(slice, cancellation).WriteTo(json);
        json.Flush();
        json.Reset();
        records.Write("\n"u8);
        records.Flush();
    }
}
