using System.Globalization;
using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>
/// A table whose rows come by gaming day, and each day's by units (a visit, a table, a filing) whose sizes have a closed
/// form, so that any row is found by bisection.
/// </summary>
internal abstract class UnitTable : FilledTable
{

    protected UnitTable(TableSchema schema, CasinoModel model, string table, string idRule)
        : base(schema)
    {
        Model = model;
        Loads = new Loads(model, table);
        FilingKeys = new Filings.FilingKeys(model.Plan);
        Ids = new Chance.IdBlocks(model.Keys.Of(table, idRule), 16, 8);
    }

    public CasinoModel Model { get; }

    public Loads Loads { get; }

    public Filings.FilingKeys FilingKeys { get; }

    /// <summary>The numbers in the ids of the rows.</summary>
    public Chance.IdBlocks Ids { get; }

    /// <summary>The id of a cage transaction, by its row.</summary>
    public string CageKeyOf(long row) => KeyText("TXN-", Model.CageIds.Number(row));

    public sealed override long RowCount => RowsBefore(Model.Days.Length);

    /// <summary>The rows of the days before one.</summary>
    public abstract long RowsBefore(int day);

    public abstract long UnitsOf(int day);

    /// <summary>The rows of a day's units before one.</summary>
    public abstract long RowsBefore(int day, long unit);

    /// <summary>Runs of whole units of one day, as equal as whole units allow.</summary>
    public sealed override IEnumerable<Slice> Slices()
    {
        long index = 0;
        for (var day = 0; day < Model.Days.Length; day++)
        {
            var begin = RowsBefore(day);
            var rows = RowsBefore(day + 1) - begin;
            if (rows == 0)
            {
                continue;
            }

            var number = SlicesOf(day, rows);
            long before = 0;
            for (long i = 1; i <= number; i++)
            {
                var upTo = RowsBefore(day, CutAt(day, rows, i, number));
                if (upTo > before)
                {
                    yield return new Slice(index, begin + before, upTo - before);
                }

                index++;
                before = upTo;
            }
        }
    }

    public int DayOf(long row)
    {
        int low = 0, high = Model.Days.Length;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (RowsBefore(middle) <= row)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The unit that a row of a day is of.</summary>
    public long UnitOf(int day, long rowOfDay)
    {
        long low = 0, high = UnitsOf(day);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (RowsBefore(day, middle) <= rowOfDay)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    protected static string KeyText(string prefix, long number) => prefix + number.ToString("x8", CultureInfo.InvariantCulture);

    // The unit before which a cut is made: that of the row where cuts of equal rows would be.
    private long CutAt(int day, long rows, long cut, long number) =>
        cut == number ? UnitsOf(day) : UnitOf(day, (long)((UInt128)rows * (ulong)cut / (ulong)number));

    private long SlicesOf(int day, long rows)
    {
        // An even cut may be over the limit by the unevenness of units; then one slice more is cut.
        for (var number = ((rows - 1) / Slice.MaxRows) + 1; ; number++)
        {
            long before = 0;
            var fits = true;
            for (long i = 1; i <= number && fits; i++)
            {
                var upTo = RowsBefore(day, CutAt(day, rows, i, number));
                fits = upTo - before <= Slice.MaxRows;
                before = upTo;
            }

            if (fits || number > UnitsOf(day))
            {
                return number;
            }
        }
    }
}

/// <summary>Fills batches of a <see cref="UnitTable"/>: units are made one after another, their rows noted, then filled by column.</summary>
internal abstract class UnitFiller(UnitTable table) : IBatchFiller
{
    protected BatchBuffers Buffers { get; } = new(table.Schema);

    public IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        for (var row = firstRow; row < firstRow + rowCount;)
        {
            var day = table.DayOf(row);
            var begin = table.RowsBefore(day);
            var end = Math.Min(firstRow + rowCount, table.RowsBefore(day + 1));
            OpenDay(day);
            var unit = table.UnitOf(day, row - begin);
            var next = (int)(row - begin - table.RowsBefore(day, unit));
            var count = OpenUnit(day, unit);
            while (row < end)
            {
                var capacity = (int)Math.Min(WorldTable.BatchRows, end - row);
                for (var at = 0; at < capacity; at++)
                {
                    while (next == count)
                    {
                        count = OpenUnit(day, ++unit);
                        next = 0;
                    }

                    Note(next++, at);
                }

                FillColumns(row, capacity);
                row += capacity;
                yield return Buffers.ToBatch(capacity);
            }
        }
    }

    /// <summary>Turns to a day: what is the same in all of its rows.</summary>
    protected abstract void OpenDay(int day);

    /// <summary>Makes a unit of a day; tells how many rows it has.</summary>
    protected abstract int OpenUnit(int day, long unit);

    /// <summary>Notes a row of the unit for its place in the batch.</summary>
    protected abstract void Note(int rowOfUnit, int at);

    /// <summary>Fills the columns of the rows noted.</summary>
    protected abstract void FillColumns(long firstRow, int rows);

    /// <summary>The bits of validity of a column, all null.</summary>
    protected Span<ulong> Cleared(int column)
    {
        var bits = Buffers[column].Validity;
        bits.Clear();
        return bits;
    }

    /// <summary>Sets the bit of a row where a value is there; tells whether it is.</summary>
    protected static bool Sets(Span<ulong> bits, int row, bool value)
    {
        bits[row >> 6] |= (value ? 1UL : 0) << (row & 63);
        return value;
    }
}
