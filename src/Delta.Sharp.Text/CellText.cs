using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Text;

/// <summary>How dates and times are spelt.</summary>
public enum TimeSpelling
{
    /// <summary>As ISO 8601 does, with Z where they are instants.</summary>
    Iso8601,

    /// <summary>As the days and microseconds since 1970 that they are counted in.</summary>
    Counts,
}

/// <summary>What the texts of a column may be, for the formats that set them between quotes.</summary>
internal enum CellShape
{
    /// <summary>A number in JSON's own spelling.</summary>
    Number,

    /// <summary>A number in JSON's own spelling, unless it is not finite.</summary>
    Float,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>Characters that no format has to quote or escape.</summary>
    Plain,

    /// <summary>Anything: a <see cref="FreeText"/>.</summary>
    Free,

    /// <summary>A JSON array or object: a <see cref="FreeText"/> too.</summary>
    Json,
}

/// <summary>
/// Writes the cells of one column of Arrow arrays as UTF-8 text: numbers with their full scale, nested values as JSON.
/// It is bound to one array at a time and allocates nothing for a cell.
/// </summary>
public abstract class CellText
{
    private Pinned<byte> _validity;
    private int _offset;
    private bool _mayBeNull;

    internal abstract CellShape Shape { get; }

    /// <summary>The text of a column's type; <see cref="TextFormatException"/> where the type has none.</summary>
    public static CellText For(IArrowType type, TimeSpelling times = TimeSpelling.Iso8601) => type switch
    {
        StringType => new StringText(),
        DictionaryType { ValueType: StringType } dictionary => new DictionaryText(dictionary),
        Int64Type => new NumberText<long>(),
        Int32Type => new NumberText<int>(),
        Int16Type => new NumberText<short>(),
        Int8Type => new NumberText<sbyte>(),
        UInt64Type => new NumberText<ulong>(),
        UInt32Type => new NumberText<uint>(),
        UInt16Type => new NumberText<ushort>(),
        UInt8Type => new NumberText<byte>(),
        Decimal128Type number => new DecimalText(number.Scale),
        TimestampType { Unit: TimeUnit.Microsecond } when times == TimeSpelling.Counts => new NumberText<long>(),
        TimestampType instant when times == TimeSpelling.Iso8601 => new InstantText(instant),
        Date32Type => times == TimeSpelling.Counts ? new NumberText<int>() : new DateText(),
        BooleanType => new TruthText(),
        DoubleType => new FloatText<double>(),
        FloatType => new FloatText<float>(),
        Time64Type time => new TimeOfDayText(time.Unit),
        BinaryType => new HexText(),
        NullType => new NoText(),
        _ => Rare(type),
    };

    /// <summary>
    /// Makes the cells of an array the ones to write. The array's memory is held in place, and must not be given back, until
    /// <see cref="Release"/>.
    /// </summary>
    public void Bind(IArrowArray array)
    {
        ArrayData data = array.Data;
        _offset = data.Offset;
        _mayBeNull = data.Buffers.Length > 0 && !data.Buffers[0].IsEmpty && data.NullCount != 0;
        _validity.Set(_mayBeNull ? data.Buffers[0] : ArrowBuffer.Empty);
        BindValues(array);
    }

    public virtual bool IsNull(int row)
    {
        int bit = _offset + row;
        return _mayBeNull && (_validity.Span[bit >> 3] & (1 << (bit & 7))) == 0;
    }

    /// <summary>Adds the text of a cell that is not null.</summary>
    public abstract void Append(Utf8Buffer output, int row);

    public virtual void Release()
    {
        _validity.Release();
        ReleaseValues();
    }

    internal static TextFormatException Unwritable(IArrowType type) =>
        new($"Values of the type {type.Name} cannot be written as text; cast the column to VARCHAR in the query.");

    /// <summary>Takes hold of the array's values.</summary>
    protected abstract void BindValues(IArrowArray array);

    protected abstract void ReleaseValues();

    // Apart, so that the row command does not load what no world's table has.
    private static CellText Rare(IArrowType type) => type switch
    {
        IntervalType { Unit: IntervalUnit.MonthDayNanosecond } => new IntervalText(),
        StructType or ListType or MapType or FixedSizeListType => new NestedText(type),
        _ => throw Unwritable(type),
    };
}
