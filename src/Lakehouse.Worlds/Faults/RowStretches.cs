using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// A share of a table's rows, in closed form: rows are cut into stretches of 1 / share, and one row of each is drawn. So a longer
/// table has the rows of a shorter one, and more behind them.
/// </summary>
internal sealed class RowStretches
{
    private const int Millionths = 1_000_000;

    private readonly ulong _key;
    private readonly long _share;

    /// <param name="key">The key of the draws.</param>
    /// <param name="share">The share, in whole millionths.</param>
    /// <param name="rows">The table's rows.</param>
    public RowStretches(ulong key, decimal share, long rows)
    {
        _key = key;
        _share = (long)(share * Millionths);
        if (_share > 0)
        {
            Count = WholeIn(rows);
            Count += Count < MostCount && RowOf(Count) < rows ? 1 : 0;
        }
    }

    /// <summary>The drawn rows: one in each whole stretch, and one in the last where its place is there.</summary>
    public long Count { get; }

    /// <summary>Rows from one drawn row to the next, on the average.</summary>
    public long Rows => Millionths / _share;

    /// <summary>The row that is drawn in a stretch.</summary>
    public long RowOf(long stretch)
    {
        var begin = BeginOf(stretch);
        return begin + Mix.Below(Mix.Of(_key, stretch), BeginOf(stretch + 1) - begin);
    }

    /// <summary>The first stretch whose row is this one or a later one; <see cref="Count"/> where there is none.</summary>
    public long FirstFrom(long row)
    {
        if (Count == 0)
        {
            return 0;
        }

        // The stretch that the row lies in.
        var stretch = WholeIn(row);
        while (BeginOf(stretch + 1) <= row)
        {
            stretch++;
        }

        return Math.Min(Count, stretch < Count && RowOf(stretch) < row ? stretch + 1 : stretch);
    }

    private static long MostCount => long.MaxValue / Millionths;

    private long BeginOf(long stretch) => (long)((UInt128)(ulong)stretch * Millionths / (ulong)_share);

    private long WholeIn(long rows) => (long)((UInt128)(ulong)rows * (ulong)_share / Millionths);
}
