using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Tests.Kernel;

/// <summary>Makes Arrow columns of values given one by one, null among them.</summary>
internal static class Cells
{
    /// <summary>One column; texts for text, whole numbers for everything that is kept as such, unscaled ones for decimals.</summary>
    internal static IArrowArray Column(IArrowType type, IReadOnlyList<object?> values) => type switch
    {
        Int8Type => Fill(new Int8Array.Builder(), values, v => (sbyte)v),
        Int16Type => Fill(new Int16Array.Builder(), values, v => (short)v),
        Int32Type => Fill(new Int32Array.Builder(), values, v => (int)v),
        Int64Type => Fill(new Int64Array.Builder(), values, v => (long)v),
        FloatType => Fill(new FloatArray.Builder(), values, v => (float)v),
        DoubleType => Fill(new DoubleArray.Builder(), values, v => (double)v),
        BooleanType => Booleans(values),
        Date32Type => Raw(type, values, 4, (v, to) => BitConverter.TryWriteBytes(to, (int)v)),
        TimestampType => Raw(type, values, 8, (v, to) => BitConverter.TryWriteBytes(to, (long)v)),
        Decimal128Type => Raw(type, values, 16, (v, to) => System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(to, (Int128)v)),
        StringType => Texts(values),
        DictionaryType dictionary => Dictionary(dictionary, values),
        _ => throw new ArgumentException(type.Name),
    };

    internal static RecordBatch Batch(params (string Name, IArrowType Type, bool Nullable, object?[] Values)[] columns) => new(
        Schema([.. columns.Select(c => (c.Name, c.Type, c.Nullable))]),
        columns.Select(c => Column(c.Type, c.Values)),
        columns[0].Values.Length);

    internal static Schema Schema(params (string Name, IArrowType Type, bool Nullable)[] columns) =>
        new(columns.Select(c => new Field(c.Name, c.Type, c.Nullable)), null);

    internal static readonly TimestampType Instant = new(TimeUnit.Microsecond, "UTC");

    internal static readonly DictionaryType Coded = new(Int32Type.Default, StringType.Default, ordered: false);

    private static TArray Fill<T, TArray, TBuilder>(
        PrimitiveArrayBuilder<T, TArray, TBuilder> builder, IReadOnlyList<object?> values, Func<object, T> cast)
        where T : struct
        where TArray : IArrowArray
        where TBuilder : PrimitiveArrayBuilder<T, TArray, TBuilder>
    {
        foreach (object? value in values)
        {
            _ = value is null ? builder.AppendNull() : builder.Append(cast(value));
        }

        return builder.Build();
    }

    private static BooleanArray Booleans(IReadOnlyList<object?> values)
    {
        var builder = new BooleanArray.Builder();
        foreach (object? value in values)
        {
            _ = value is null ? builder.AppendNull() : builder.Append((bool)value);
        }

        return builder.Build();
    }

    private static StringArray Texts(IReadOnlyList<object?> values)
    {
        var builder = new StringArray.Builder();
        foreach (object? value in values)
        {
            _ = value is null ? builder.AppendNull() : builder.Append((string)value);
        }

        return builder.Build();
    }

    /// <summary>Bytes under a null are set to what must not be looked at.</summary>
    private static IArrowArray Raw(IArrowType type, IReadOnlyList<object?> values, int width, Action<object, Span<byte>> write)
    {
        byte[] bytes = new byte[values.Count * width];
        for (int i = 0; i < values.Count; i++)
        {
            Span<byte> to = bytes.AsSpan(i * width, width);
            to.Fill(0x7f);
            if (values[i] is object value)
            {
                write(value, to);
            }
        }

        int nulls = values.Count(v => v is null);
        return ArrowArrayFactory.BuildArray(
            new ArrayData(type, values.Count, nulls, 0, [Validity(values), new ArrowBuffer(bytes)]));
    }

    private static DictionaryArray Dictionary(DictionaryType type, IReadOnlyList<object?> values)
    {
        object?[] entries = ["zzzz unused", .. values.Where(v => v is not null).Distinct(), "", "\U0010ffff unused"];
        int[] indices = [.. values.Select(v => v is null ? int.MaxValue : System.Array.IndexOf(entries, v))];
        byte[] bytes = type.IndexType switch
        {
            Int8Type => [.. indices.Select(i => (byte)(sbyte)i)],
            Int16Type => [.. indices.SelectMany(i => BitConverter.GetBytes((short)i))],
            _ => [.. indices.SelectMany(BitConverter.GetBytes)],
        };
        int nulls = values.Count(v => v is null);
        return new DictionaryArray(new ArrayData(
            type, values.Count, nulls, 0, [Validity(values), new ArrowBuffer(bytes)], null, Texts(entries).Data));
    }

    private static ArrowBuffer Validity(IReadOnlyList<object?> values)
    {
        if (!values.Contains(null))
        {
            return ArrowBuffer.Empty;
        }

        byte[] bits = new byte[(values.Count + 7) / 8];
        for (int i = 0; i < values.Count; i++)
        {
            bits[i / 8] |= (byte)(values[i] is null ? 0 : 1 << (i % 8));
        }

        return new ArrowBuffer(bits);
    }
}
