using System.Globalization;
using System.Text.RegularExpressions;
using Delta.Sharp;
using Lakehouse.Testing;

namespace Lakehouse.Validation.Tests;

/// <summary>The sample data as somebody finds it who reads its page and has DuckDB.</summary>
public sealed partial class SampleDataTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Checkout.Root, "sample-data", "README.md"));

    /// <summary>The page's table: names of samples and their rows.</summary>
    public static TheoryData<string, long> Samples
    {
        get
        {
            var samples = new TheoryData<string, long>();
            foreach (Match line in SampleLine().Matches(s_page))
            {
                samples.Add(line.Groups[1].Value, long.Parse(line.Groups[2].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            }

            return samples;
        }
    }

    [Fact]
    public void PageTellsEverySample() => Assert.Equal(
        Directory.EnumerateFiles(Folder("bronze")).Select(f => Path.GetFileNameWithoutExtension(f)).Distinct().Order(StringComparer.Ordinal),
        Samples.Select(sample => sample.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public void CsvAndParquetHoldTheSameRows(string sample, long rows)
    {
        var (csv, parquet) = (Folder("bronze", sample + ".csv"), Folder("bronze", sample + ".parquet"));
        Assert.Equal($"{rows}", Query($"SELECT count(*) FROM '{parquet}'").Single()[0]);
        // Types of the one for the texts of the other: what differs in meaning differs then.
        var types = string.Join(", ", Query($"SELECT column_name, column_type FROM (DESCRIBE FROM '{parquet}')").Select(c => $"'{c[0]}': '{c[1]}'"));
        Assert.Empty(Query($"FROM '{parquet}' EXCEPT ALL FROM read_csv('{csv}', header = true, columns = {{{types}}})"));
    }

    [Fact]
    public void QueryOfThePageFindsThePayoutOfEveryForm()
    {
        var sql = SqlOfPage().Match(s_page).Groups[1].Value.Replace("sample-data/", Folder() + "/", StringComparison.Ordinal);
        var forms = Query($"SELECT count(*) FROM '{Folder("bronze", "compliance_filings_sample.parquet")}' WHERE filing_type = 'W2G'");

        Assert.Equal(forms.Single()[0], $"{Query(sql).Count}");
    }

    private static List<string?[]> Query(string sql)
    {
        using var session = QuerySession.Open();
        using var result = session.Query(sql, TestContext.Current.CancellationToken);
        return [.. TextRows.Of(result.Batches())];
    }

    private static string Folder(params string[] parts) => Path.Combine([Checkout.Root, "sample-data", .. parts]);

    [GeneratedRegex(@"^\| `(\w+_sample)` \|[^|]+\| ([\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex SampleLine();

    [GeneratedRegex(@"```sql\n(.*?);\n```", RegexOptions.Singleline)]
    private static partial Regex SqlOfPage();
}
