using System.Globalization;
using System.Text.RegularExpressions;
using Apache.Arrow.Ipc;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Delta.Sharp;

/// <summary>
/// A DuckDB in memory in which Delta tables and tables of single files are views. Every table is read as of the moment a query
/// first names it.
/// For one thread and one open result at a time.
/// </summary>
public sealed partial class QuerySession : IDisposable
{
    // DuckDB turns a PIVOT into the making of a type and a SELECT. What cannot be prepared before it runs is Invalid.
    private static readonly DuckDBStatementType[] s_askable =
    [
        DuckDBStatementType.Select, DuckDBStatementType.Explain, DuckDBStatementType.Create, DuckDBStatementType.Invalid,
    ];

    private readonly DuckDBConnection _connection;
    private readonly List<SessionTable> _tables = [];
    private readonly Dictionary<string, Func<IEnumerable<KeyValuePair<string, decimal>>>> _numbers = [];
    private readonly Dictionary<string, Func<string>> _texts = [];
    private readonly Dictionary<string, HashSet<string>> _openNumbers = [];

    private QuerySession(DuckDBConnection connection)
    {
        _connection = connection;
    }

    public static QuerySession Open(QueryOptions? options = null)
    {
        DuckDBConnection connection = new("Data Source=:memory:");
        try
        {
            connection.Open();

            // What a query means must not hang on a query before it.
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"{DuckSettings.Sql(options ?? new QueryOptions())}; SET lock_configuration = true";
            command.ExecuteNonQuery();
            return new QuerySession(connection);
        }
        catch (Exception e) when (e is DuckDBException || DuckErrors.IsMissingLibrary(e))
        {
            connection.Dispose();
            throw DuckErrors.Translate(e);
        }
    }

    /// <summary>Makes a table known as <paramref name="world"/>.<paramref name="name"/>, or by its name alone.</summary>
    public void Add(string? world, string name, Func<DeltaTable> open) => _tables.Add(new DeltaSessionTable(world, name, open));

    /// <inheritdoc cref="Add(string?, string, Func{DeltaTable})"/>
    public void Add(string? world, string name, DeltaTable table) => Add(world, name, () => table);

    /// <summary>Makes a table of a single file known as <paramref name="world"/>.<paramref name="name"/>, or by its name alone.</summary>
    public void Add(string? world, string name, TableFile file) => _tables.Add(new FileSessionTable(world, name, file));

    /// <summary>
    /// Makes named numbers known by a function: <c>function('name')</c> is the number; where the name is a literal that has
    /// none, the query is refused. They are asked for when a query first calls it.
    /// </summary>
    public void AddNumbers(string function, Func<IEnumerable<KeyValuePair<string, decimal>>> numbers) => _numbers.Add(function, numbers);

    /// <summary>Makes a text known by a function without arguments. It is asked for when a query first calls it.</summary>
    public void AddText(string function, Func<string> text) => _texts.Add(function, text);

    /// <summary>Runs a query; its rows are made while they are read. Dispose the result before the next query.</summary>
    public QueryResult Query(string sql, CancellationToken cancellation = default)
    {
        Prepare(sql);
        DuckDBCommand command = Command(sql);
        try
        {
            command.UseStreamingMode = true;
            IArrowArrayStream stream = Run(command, command.ExecuteArrowStream, cancellation);
            return new QueryResult(this, command, stream, cancellation);
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    /// <summary>Writes the rows of a query as one Parquet file, which appears under its name once it is whole.</summary>
    public void WriteParquet(string sql, string path, CancellationToken cancellation = default)
    {
        Prepare(sql);
        string target = Path.GetFullPath(path);
        string partial = $"{target}.{DuckSettings.UniqueName()}.tmp";
        try
        {
            using DuckDBCommand command = Command(
                $"COPY ({Bare(sql)}\n) TO {DuckSql.Literal(partial)} (FORMAT parquet, COMPRESSION snappy)");
            Run(command, command.ExecuteNonQuery, cancellation);
            File.Move(partial, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new QueryException($"The file '{target}' could not be written: {FirstLine(e)}", e) { IsFailedWork = true };
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>How much of what runs now on another thread is done, from 0 to 1; 0 where that is not known.</summary>
    internal double Progress() => Math.Max(0, _connection.GetQueryProgress().Percentage) / 100;

    /// <summary>Runs statements of our own that give no rows, such as the making of a temporary table.</summary>
    internal void Execute(string sql, CancellationToken cancellation)
    {
        using DuckDBCommand command = Command(sql);
        Run(command, command.ExecuteNonQuery, cancellation);
    }

    /// <summary>Runs an action of a command so that cancelling stops it and its errors come as sentences.</summary>
    internal T Run<T>(DuckDBCommand command, Func<T> action, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using CancellationTokenRegistration registration = cancellation.Register(command.Cancel);
        try
        {
            return action();
        }
        catch (DuckDBException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw DuckErrors.Translate(e, _tables, FailureOf);
        }
        catch (OperationCanceledException e)
        {
            throw new OperationCanceledException("The query was cancelled.", e, cancellation);
        }
    }

    private static string FirstLine(Exception e) => e.GetBaseException().Message.Split('\n')[0].Trim();

    private static QueryException NotAQuery(DuckDBStatementType type) => new(
        "Only queries can be asked (SELECT, WITH, VALUES, FROM, PIVOT, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN); "
        + $"this text holds a statement of another kind ({type.ToString().ToUpperInvariant()}).");

    // A query may end in semicolons, which have no place inside parentheses.
    private static string Bare(string sql) => sql.TrimEnd().TrimEnd(';');

    private DuckDBCommand Command(string sql)
    {
        DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    // A name that is a literal is checked here: an error that DuckDB raises would have it ask for the number once a row.
    private void CreateNumbers(string sql)
    {
        foreach ((string function, Func<IEnumerable<KeyValuePair<string, decimal>>> open) in _numbers)
        {
            MatchCollection calls = Regex.Matches(sql, $@"\b{Regex.Escape(function)}\(\s*('([^']*)'\s*\))?", RegexOptions.IgnoreCase);
            if (calls.Count == 0)
            {
                continue;
            }

            if (!_openNumbers.TryGetValue(function, out HashSet<string>? names))
            {
                KeyValuePair<string, decimal>[] numbers = [.. open()];
                Execute(MacroOf(function, numbers), CancellationToken.None);
                names = [.. numbers.Select(n => n.Key)];
                _openNumbers.Add(function, names);
            }

            if (calls.FirstOrDefault(call => call.Groups[2].Success && !names.Contains(call.Groups[2].Value)) is { } unknown)
            {
                throw new QueryException($"There is no {function} '{unknown.Groups[2].Value}'.");
            }
        }
    }

    private void CreateTexts(string sql)
    {
        foreach ((string function, Func<string> text) in _texts.ToList())
        {
            if (Regex.IsMatch(sql, $@"\b{Regex.Escape(function)}\(\s*\)", RegexOptions.IgnoreCase))
            {
                Execute(MacroOf(function, text()), CancellationToken.None);
                _texts.Remove(function);
            }
        }
    }

    /// <summary>The statement that makes a text known by a function, in any DuckDB.</summary>
    public static string MacroOf(string function, string text) => $"CREATE TEMP MACRO {function}() AS {DuckSql.Literal(text)}";

    /// <summary>The statement that makes named numbers known by a function, in any DuckDB.</summary>
    public static string MacroOf(string function, IEnumerable<KeyValuePair<string, decimal>> numbers)
    {
        string entries = string.Join(
            ", ",
            numbers.Select(n => string.Create(CultureInfo.InvariantCulture, $"{DuckSql.Literal(n.Key)}: {n.Value}::DECIMAL(18, 4)")));
        return $"CREATE TEMP MACRO {function}(name) AS MAP {{{entries}}}[name]";
    }

    private void Prepare(string sql)
    {
        CreateViews(sql);
        CreateNumbers(sql);
        CreateTexts(sql);
        IReadOnlyList<DuckDBStatementType> types = DuckNative.StatementTypes(_connection, sql);
        if (types.Count == 0)
        {
            throw new QueryException("The query is empty; give a SELECT.");
        }

        if (types.FirstOrDefault(type => !s_askable.Contains(type)) is var other and not DuckDBStatementType.Invalid)
        {
            throw NotAQuery(other);
        }

        switch (types.Count(type => type != DuckDBStatementType.Create))
        {
            case 0:
                throw NotAQuery(DuckDBStatementType.Create);
            case > 1:
                throw new QueryException("The text holds several queries; ask them one at a time.");
        }
    }

    // Views are made only for the tables that a query may mean, since making one reads the table's log and the head of a file,
    // and a broken table must not stand in the way of questions to others. Questions to the catalogue mean them all.
    private void CreateViews(string sql)
    {
        IReadOnlyList<string>? names = DuckNative.TableNames(_connection, sql);
        bool all = CatalogueWords().IsMatch(sql);
        foreach (SessionTable table in _tables)
        {
            if (!table.HasView && (all || (names is null ? table.IsMentionedIn(sql) : names.Any(table.MayBe))))
            {
                CreateView(table);
            }
        }
    }

    private void CreateView(SessionTable table)
    {
        if (table.IsReadWhenCut && DuckErrors.FaultOf(table, probe: null) is { } cut)
        {
            throw cut;
        }

        string view = $"CREATE SCHEMA IF NOT EXISTS {DuckSql.Identifier(table.Schema)}; "
            + $"CREATE OR REPLACE VIEW {table.SqlName} AS {table.Select()}";
        using DuckDBCommand command = Command(table.Preparation is { } before ? $"{before}; {view}" : view);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException e)
        {
            throw DuckErrors.Translate(e, [table], FailureOf);
        }

        table.HasView = true;
    }

    [GeneratedRegex(@"\b(SHOW|PRAGMA|information_schema|sqlite_master|duckdb_\w+|pg_\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CatalogueWords();

    // The first sentence of what DuckDB says when it runs a query to its end; null if it runs well.
    private string? FailureOf(string sql)
    {
        using DuckDBCommand command = Command(sql);
        try
        {
            command.ExecuteNonQuery();
            return null;
        }
        catch (DuckDBException e)
        {
            return DuckErrors.Sentence(e.Message);
        }
    }
}
