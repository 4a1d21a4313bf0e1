using System.Globalization;
using System.Numerics;
using Delta.Sharp;
using Delta.Sharp.Kernel;
using Parquet;
using Parquet.Schema;

namespace Lakehouse.Testing;

/// <summary>Parquet.Net, a second library that judges our data files.</summary>
public static class ParquetNet
{
    /// <summary>The rows of a data file as texts, in the spelling of <see cref="TextRows"/>.</summary>
    public static async Task<List<string?[]>> Rows(
        string path, IReadOnlyList<DeltaField> columns, CancellationToken cancellation)
    {
        ParquetOptions options = new() { UseBigDecimal = true };
        await using ParquetReader reader = await ParquetReader.CreateAsync(path, options, cancellation);
        List<string?[]> rows = [];
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            string?[][] texts = await Task.WhenAll(columns.Select(c => Read(group, reader.Schema.FindDataField(c.Name), c.Type, cancellation)));
            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => texts.Select(column => column[row]).ToArray()));
        }

        return rows;
    }

    private static async Task<string?[]> Read(ParquetRowGroupReader group, DataField field, DeltaType type, CancellationToken cancellation)
    {
        if (type is DeltaPrimitive { Name: "string" })
        {
            string?[] texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory(), null, cancellation);
            return texts;
        }

        return type switch
        {
            DeltaPrimitive { Name: "integer" } => await Read<int>(group, field, cancellation, n => n.ToString(CultureInfo.InvariantCulture)),
            DeltaPrimitive { Name: "long" } => await Read<long>(group, field, cancellation, n => n.ToString(CultureInfo.InvariantCulture)),
            DeltaPrimitive { Name: "boolean" } => await Read<bool>(group, field, cancellation, truth => truth ? "true" : "false"),
            DeltaPrimitive { Name: "date" } => await Read<DateTime>(
                group, field, cancellation, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DeltaPrimitive { Name: "timestamp" } => await Read<DateTime>(
                group, field, cancellation, time => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)),
            DeltaDecimal number => await Read<Parquet.Data.BigDecimal>(
                group, field, cancellation, value => Plain(value.UnscaledValue, number.Scale)),
            _ => throw new InvalidOperationException($"There is no reader here for the type {type}."),
        };
    }

    private static async Task<string?[]> Read<T>(
        ParquetRowGroupReader group, DataField field, CancellationToken cancellation, Func<T, string> text)
        where T : struct
    {
        T?[] values = new T?[group.RowCount];
        if (field.IsNullable)
        {
            await group.ReadAsync<T>(field, values.AsMemory(), null, cancellation);
        }
        else
        {
            T[] each = new T[group.RowCount];
            await group.ReadAsync<T>(field, each.AsMemory(), null, cancellation);
            values = [.. each.Select(value => (T?)value)];
        }

        return [.. values.Select(value => value is { } known ? text(known) : null)];
    }

    private static string Plain(BigInteger unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled.Sign < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }
}
