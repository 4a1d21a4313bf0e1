using System.Text;
using Apache.Arrow;
using Delta.Sharp.Text;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>Answers of a session as tests look at them.</summary>
internal static class Answers
{
    /// <summary>The rows as texts; null is a null value.</summary>
    public static List<string?[]> Rows(this QuerySession session, string query)
    {
        using QueryResult result = session.Query(query, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(result.Batches())];
    }

    /// <summary>The only value of the only row.</summary>
    public static string? One(this QuerySession session, string query) => Assert.Single(Assert.Single(session.Rows(query)));

    public static IReadOnlyList<ResultColumn> Columns(this QuerySession session, string query)
    {
        using QueryResult result = session.Query(query, TestContext.Current.CancellationToken);
        return ResultColumn.Of(result.Schema);
    }

    public static string Csv(this QuerySession session, string query) => session.Written(query, schema => new CsvFormat(schema));

    public static string Json(this QuerySession session, string query) => session.Written(query, schema => new JsonLinesFormat(schema));

    private static string Written(this QuerySession session, string query, Func<Schema, RowFormat> formatOf)
    {
        using QueryResult result = session.Query(query, TestContext.Current.CancellationToken);
        using MemoryStream stream = new();
        formatOf(result.Schema).Write(result.Batches(), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
