using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Whether batches are what their schema says. The native writer takes others in silence and writes something else.
/// <see cref="ArgumentException"/> says what does not fit.
/// </summary>
internal static class BatchCheck
{
    /// <summary>Whether the columns of a file are of types that a Delta table and this library know.</summary>
    internal static void EnsureSupported(Schema schema)
    {
        if (schema.FieldsList.Count == 0)
        {
            throw new ArgumentException("the file has no columns");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Field field in schema.FieldsList)
        {
            if (!names.Add(field.Name))
            {
                throw new ArgumentException($"the column name '{field.Name}' is given twice (capitals do not tell names apart)");
            }

            if (!IsSupported(field.DataType))
            {
                throw new ArgumentException(
                    $"the column '{field.Name}' is of the Arrow type {Describe(field.DataType)}, which cannot be written yet");
            }
        }
    }

    internal static void EnsureFits(RecordBatch batch, Schema schema)
    {
        IReadOnlyList<Field> fields = schema.FieldsList;
        if (batch.ColumnCount != fields.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"a batch brings {batch.ColumnCount} columns and the file has {fields.Count}"));
        }

        for (int i = 0; i < fields.Count; i++)
        {
            EnsureFits(batch.Schema.GetFieldByIndex(i).Name, batch.Column(i), batch.Length, fields[i]);
        }
    }

    private static void EnsureFits(string name, IArrowArray column, int rows, Field field)
    {
        if (name != field.Name)
        {
            throw new ArgumentException($"a batch brings the column '{name}' where the file has '{field.Name}'");
        }

        if (!IsSame(column.Data.DataType, field.DataType))
        {
            throw new ArgumentException(
                $"a batch brings the column '{name}' as {Describe(column.Data.DataType)} and the file has it as"
                + $" {Describe(field.DataType)}");
        }

        if (column.Length != rows)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"a batch of {rows} rows brings {column.Length} values of the column '{name}'"));
        }

        if (!field.IsNullable && column.NullCount > 0)
        {
            throw new ArgumentException($"a batch brings a null in the column '{name}', which must not be null");
        }

        if (column is DictionaryArray dictionary)
        {
            EnsureWhole(name, dictionary);
        }
    }

    private static void EnsureWhole(string name, DictionaryArray column)
    {
        if (column.Dictionary.NullCount > 0)
        {
            throw new ArgumentException(
                $"the dictionary of the column '{name}' holds a null; a null must be one among the indices");
        }

        bool inside = column.Indices.Data.DataType switch
        {
            Int8Type => IsInside<sbyte>(column),
            Int16Type => IsInside<short>(column),
            _ => IsInside<int>(column),
        };
        if (!inside)
        {
            throw new ArgumentException($"an index of the column '{name}' is outside its dictionary");
        }
    }

    private static bool IsInside<T>(DictionaryArray column)
        where T : unmanaged, IBinaryInteger<T>
    {
        ArrayData data = column.Indices.Data;
        ReadOnlySpan<T> indices = MemoryMarshal.Cast<byte, T>(data.Buffers[1].Span).Slice(data.Offset, data.Length);
        T least = T.Zero;
        T greatest = T.Zero;
        var runs = new ValidRuns(column);
        bool any = false;
        while (runs.MoveNext())
        {
            any = true;
            LeastAndGreatest.Extend(indices.Slice(runs.Start, runs.Count), ref least, ref greatest);
        }

        return !any || (T.IsZero(least) && int.CreateTruncating(greatest) < column.Dictionary.Length);
    }

    private static bool IsSupported(IArrowType type) => type switch
    {
        Int8Type or Int16Type or Int32Type or Int64Type or FloatType or DoubleType or BooleanType => true,
        StringType or BinaryType or Date32Type => true,
        TimestampType time => time.Unit == TimeUnit.Microsecond,
        Decimal128Type number => number.Precision is >= 1 and <= 38 && number.Scale >= 0 && number.Scale <= number.Precision,
        DictionaryType dictionary =>
            dictionary.ValueType is StringType && dictionary.IndexType is Int8Type or Int16Type or Int32Type,
        _ => false,
    };

    private static bool IsSame(IArrowType left, IArrowType right) => (left, right) switch
    {
        (TimestampType a, TimestampType b) => a.Unit == b.Unit && (a.Timezone ?? "") == (b.Timezone ?? ""),
        (Decimal128Type a, Decimal128Type b) => a.Precision == b.Precision && a.Scale == b.Scale,
        (DictionaryType a, DictionaryType b) => IsSame(a.IndexType, b.IndexType) && IsSame(a.ValueType, b.ValueType),
        _ => left.TypeId == right.TypeId,
    };

    private static string Describe(IArrowType type) => type switch
    {
        TimestampType time => $"timestamp[{time.Unit}, {(string.IsNullOrEmpty(time.Timezone) ? "no zone" : time.Timezone)}]",
        Decimal128Type number => string.Create(CultureInfo.InvariantCulture, $"decimal({number.Precision},{number.Scale})"),
        DictionaryType dictionary => $"dictionary of {Describe(dictionary.ValueType)} by {Describe(dictionary.IndexType)}",
        _ => type.Name,
    };
}
