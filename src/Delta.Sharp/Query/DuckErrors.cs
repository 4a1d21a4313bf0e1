using System.Globalization;
using DuckDB.NET.Data;

namespace Delta.Sharp;

/// <summary>Turns what DuckDB says into a sentence that names the table and the file at fault.</summary>
internal static class DuckErrors
{
    // Errors in the question itself: no file can be at fault.
    private static readonly string[] s_questionErrors =
    [
        "Parser Error", "Syntax Error", "Binder Error", "Catalog Error", "Conversion Error", "Out of Range Error",
        "Out of Memory Error",
    ];

    private static readonly string[] s_failures = ["IO Error", "Out of Memory Error", "INTERNAL Error", "FATAL Error"];

    /// <summary>Whether DuckDB itself is not there.</summary>
    public static bool IsMissingLibrary(Exception e) =>
        e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException
        || (e is TypeInitializationException && e.InnerException is { } inner && IsMissingLibrary(inner));

    public static QueryException Translate(Exception e) => e is DuckDBException
        ? new QueryException(Sentence(e.Message), e)
        {
            IsFailedWork = s_failures.Any(kind => e.Message.StartsWith(kind, StringComparison.Ordinal)),
        }
        : new QueryException(
            "DuckDB's library (duckdb) cannot be loaded: it belongs beside the program."
            + " Get it with 'dotnet restore' and build again.",
            e)
        {
            IsFailedWork = true,
        };

    /// <summary>Runs an action so that its errors come as sentences.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is DuckDBException || IsMissingLibrary(e))
        {
            throw Translate(e);
        }
    }

    /// <param name="e">What DuckDB said.</param>
    /// <param name="tables">The tables that can be asked for; only those whose log was read can be at fault.</param>
    /// <param name="failureOf">Runs a query to its end and says what is wrong with it, if anything.</param>
    public static QueryException Translate(
        DuckDBException e, IReadOnlyList<SessionTable> tables, Func<string, string?> failureOf)
    {
        if (e.Message.StartsWith("Catalog Error: Table with name", StringComparison.Ordinal) && tables.Count > 0)
        {
            return new QueryException(
                $"{Sentence(e.Message)} The lake holds {string.Join(", ", tables.Select(t => t.FullName))}.", e);
        }

        if (s_questionErrors.Any(kind => e.Message.StartsWith(kind, StringComparison.Ordinal))
            && !e.Message.Contains("reading file", StringComparison.Ordinal))
        {
            return Translate(e);
        }

        return tables.Where(table => table.WasRead).Select(table => FaultOf(table, failureOf, e)).FirstOrDefault(fault => fault is not null)
            ?? Translate(e);
    }

    /// <summary>What is wrong with the first file of a table that has anything wrong; null if none has.</summary>
    /// <param name="table">The table.</param>
    /// <param name="probe">Runs a query to its end and says what is wrong with it; null where only lengths are looked at.</param>
    /// <param name="cause">What DuckDB said.</param>
    public static QueryException? FaultOf(SessionTable table, Func<string, string?>? probe, Exception? cause = null)
    {
        foreach ((string path, long bytes) in table.Files())
        {
            if (Fault(path, bytes, () => probe?.Invoke(table.Probe(path))) is { } fault)
            {
                return new QueryException($"The table '{table.FullName}' cannot be read: its data file '{path}' {fault}", cause)
                {
                    IsFailedWork = true,
                };
            }
        }

        return null;
    }

    /// <summary>The first line of what DuckDB said, without the name of its kind.</summary>
    public static string Sentence(string said)
    {
        string line = said.Split('\n')[0].Trim();
        int colon = line.IndexOf("Error: ", StringComparison.Ordinal);
        string sentence = colon < 0 ? line : line[(colon + "Error: ".Length)..];
        return sentence.Length == 0 || sentence[^1] is '.' or '!' or '?' ? sentence : sentence + ".";
    }

    private static string? Fault(string path, long bytes, Func<string?> failureOfFile)
    {
        FileInfo info = new(path);
        if (!info.Exists)
        {
            return "is missing. 'lakehouse verify' lists what else is.";
        }

        if (info.Length != bytes)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"is {info.Length} bytes long, but {bytes} were written. 'lakehouse verify' lists what else is damaged.");
        }

        return failureOfFile() is { } failure ? $"is damaged ({failure.TrimEnd('.')}). 'lakehouse verify' lists what else is." : null;
    }
}
