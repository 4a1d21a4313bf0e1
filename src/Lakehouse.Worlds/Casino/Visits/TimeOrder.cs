namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>One of the few rows that a visit, or a table's house, causes.</summary>
internal interface ITimedRow
{
    /// <summary>In seconds of the day.</summary>
    int Second { get; }

    /// <summary>The kind's number; of rows of one second, the lower kind comes first.</summary>
    int KindNumber { get; }

    /// <summary>The number among rows of the kind.</summary>
    int Index { get; }
}

internal static class TimeOrder
{
    /// <summary>By insertion: the rows are few, and most of them are in order already.</summary>
    public static void Sort<T>(Span<T> rows)
        where T : struct, ITimedRow
    {
        for (var i = 1; i < rows.Length; i++)
        {
            var row = rows[i];
            var at = i;
            for (; at > 0 && IsBefore(row, rows[at - 1]); at--)
            {
                rows[at] = rows[at - 1];
            }

            rows[at] = row;
        }
    }

    private static bool IsBefore<T>(in T a, in T b)
        where T : struct, ITimedRow =>
        a.Second != b.Second ? a.Second < b.Second
        : a.KindNumber != b.KindNumber ? a.KindNumber < b.KindNumber
        : a.Index < b.Index;
}
