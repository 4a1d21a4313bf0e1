using System.Globalization;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Filings;

/// <summary>The ids of filings: kind, gaming day, and number on that day.</summary>
internal sealed class FilingKeys(Plan plan)
{
    private static readonly string[] s_kinds = ["W2G", "CTR", "SAR"];

    public string Of(FilingKind kind, int day, long ofDay) => string.Create(
        CultureInfo.InvariantCulture, $"{s_kinds[(int)kind]}-{plan.Start.AddDays(day):yyyyMMdd}-{ofDay + 1:D5}");
}
