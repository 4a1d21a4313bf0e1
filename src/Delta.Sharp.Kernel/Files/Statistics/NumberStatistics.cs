using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Apache.Arrow;

namespace Delta.Sharp.Kernel;

/// <summary>Whole numbers, and the types that are kept as such: dates and times.</summary>
internal sealed class IntegerStatistics<T>(Action<Utf8JsonWriter, JsonEncodedText, long> write) : ColumnStatistics
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    internal override void WriteMin(Utf8JsonWriter json, JsonEncodedText name) => Write(json, name, _min);

    internal override void WriteMax(Utf8JsonWriter json, JsonEncodedText name) => Write(json, name, _max);

    protected override void AddValues(IArrowArray array)
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(array.Data.Buffers[1].Span).Slice(array.Data.Offset, array.Length);
        var runs = new ValidRuns(array);
        while (runs.MoveNext())
        {
            LeastAndGreatest.Extend(values.Slice(runs.Start, runs.Count), ref _min, ref _max);
        }
    }

    private T _min = T.MaxValue;
    private T _max = T.MinValue;

    private void Write(Utf8JsonWriter json, JsonEncodedText name, T value)
    {
        if (_min <= _max)
        {
            write(json, name, long.CreateChecked(value));
        }
    }
}

/// <summary>
/// Binary floating point. NaN counts as greater than every number, as it does in Spark and DuckDB, so it leaves the
/// column without a greatest value; infinities have no JSON number either.
/// </summary>
internal sealed class FloatingStatistics<T> : ColumnStatistics
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override void WriteMin(Utf8JsonWriter json, JsonEncodedText name)
    {
        if (T.IsFinite(_min))
        {
            Write(json, name, _min);
        }
    }

    internal override void WriteMax(Utf8JsonWriter json, JsonEncodedText name)
    {
        if (T.IsFinite(_max) && !_hasNaN)
        {
            Write(json, name, _max);
        }
    }

    protected override void AddValues(IArrowArray array)
    {
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(array.Data.Buffers[1].Span).Slice(array.Data.Offset, array.Length);
        var runs = new ValidRuns(array);
        while (runs.MoveNext())
        {
            foreach (T value in values.Slice(runs.Start, runs.Count))
            {
                _hasNaN |= T.IsNaN(value);
                _min = T.MinNumber(_min, value);
                _max = T.MaxNumber(_max, value);
            }
        }
    }

    private T _min = T.PositiveInfinity;
    private T _max = T.NegativeInfinity;
    private bool _hasNaN;

    private static void Write(Utf8JsonWriter json, JsonEncodedText name, T value)
    {
        if (value is float single)
        {
            json.WriteNumber(name, single);
        }
        else
        {
            json.WriteNumber(name, double.CreateChecked(value));
        }
    }
}

/// <summary>
/// Decimals of 128 bits. Nearly all fit into the low half, with the high half repeating the sign; the others are kept apart.
/// </summary>
internal sealed class DecimalStatistics(int scale) : ColumnStatistics
{
    internal override void WriteMin(Utf8JsonWriter json, JsonEncodedText name)
    {
        if (HasValue)
        {
            StatisticsJson.Decimal(json, name, _hasNarrow ? Int128.Min(_min, _wideMin) : _wideMin, scale);
        }
    }

    internal override void WriteMax(Utf8JsonWriter json, JsonEncodedText name)
    {
        if (HasValue)
        {
            StatisticsJson.Decimal(json, name, _hasNarrow ? Int128.Max(_max, _wideMax) : _wideMax, scale);
        }
    }

    protected override void AddValues(IArrowArray array)
    {
        ReadOnlySpan<long> halves = MemoryMarshal.Cast<byte, long>(array.Data.Buffers[1].Span)
            .Slice(2 * array.Data.Offset, 2 * array.Length);
        var runs = new ValidRuns(array);
        while (runs.MoveNext())
        {
            Scan(halves.Slice(2 * runs.Start, 2 * runs.Count));
        }
    }

    private long _min = long.MaxValue;
    private long _max = long.MinValue;
    private Int128 _wideMin = Int128.MaxValue;
    private Int128 _wideMax = Int128.MinValue;
    private bool _hasNarrow;

    private bool HasValue => _hasNarrow || _wideMin <= _wideMax;

    private void Scan(ReadOnlySpan<long> halves)
    {
        long min = _min;
        long max = _max;
        for (int i = 0; i < halves.Length - 1; i += 2)
        {
            long low = halves[i];
            if (halves[i + 1] == low >> 63)
            {
                min = low < min ? low : min;
                max = low > max ? low : max;
            }
            else
            {
                AddWide(new Int128((ulong)halves[i + 1], (ulong)low));
            }
        }

        _hasNarrow |= min <= max;
        _min = min;
        _max = max;
    }

    private void AddWide(Int128 value)
    {
        _wideMin = Int128.Min(_wideMin, value);
        _wideMax = Int128.Max(_wideMax, value);
    }
}
