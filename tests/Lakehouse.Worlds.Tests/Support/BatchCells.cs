using System.Globalization;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>The cells of a record batch, read by the column's logical type.</summary>
internal sealed class BatchCells
{
    private readonly TableSchema _schema;
    private readonly Apache.Arrow.Array[] _arrays;
    private readonly string[]?[] _dictionaries;

    public BatchCells(TableSchema schema, RecordBatch batch)
    {
        _schema = schema;
        _arrays = [.. batch.Arrays.Cast<Apache.Arrow.Array>()];
        _dictionaries = [.. _arrays.Select(a => a is DictionaryArray d ? Values((StringArray)d.Dictionary) : null)];
        Rows = batch.Length;
    }

    public int Rows { get; }

    public bool IsNull(int column, int row) => _arrays[column].IsNull(row);

    public string Text(int column, int row) => _arrays[column] is DictionaryArray dictionary
        ? _dictionaries[column]![((Int32Array)dictionary.Indices).Values[row]]
        : ((StringArray)_arrays[column]).GetString(row);

    public string? TextOrNull(int column, int row) => IsNull(column, row) ? null : Text(column, row);

    /// <summary>An integer, days since 1970, or microseconds since 1970 UTC.</summary>
    public long Number(int column, int row) => _arrays[column] switch
    {
        Int32Array a => a.Values[row],
        Date32Array a => a.Values[row],
        Int64Array a => a.Values[row],
        TimestampArray a => a.Values[row],
        var other => throw new InvalidOperationException($"{_schema.Columns[column].Name} is a {other.GetType().Name}."),
    };

    public long? NumberOrNull(int column, int row) => IsNull(column, row) ? null : Number(column, row);

    /// <summary>A decimal in units of its last place.</summary>
    public long Unscaled(int column, int row) => checked((long)Decimals(column)[row]);

    public long? UnscaledOrNull(int column, int row) => IsNull(column, row) ? null : Unscaled(column, row);

    public bool Flag(int column, int row) => ((BooleanArray)_arrays[column]).GetValue(row)!.Value;

    /// <summary>A cell as text: what the digest of a table is taken from.</summary>
    public string Canonical(int column, int row)
    {
        if (IsNull(column, row))
        {
            return "\\N";
        }

        var type = _schema.Columns[column].Type;
        return type.Kind switch
        {
            ColumnKind.Text => Text(column, row),
            ColumnKind.Boolean => Flag(column, row) ? "true" : "false",
            ColumnKind.Decimal => Scaled(Decimals(column)[row], type.Scale),
            _ => Number(column, row).ToString(CultureInfo.InvariantCulture),
        };
    }

    private ReadOnlySpan<Int128> Decimals(int column) =>
        MemoryMarshal.Cast<byte, Int128>(((Decimal128Array)_arrays[column]).ValueBuffer.Span);

    private static string Scaled(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return (unscaled < 0 ? "-" : "") + digits[..^scale] + "." + digits[^scale..];
    }

    private static string[] Values(StringArray texts) => [.. Enumerable.Range(0, texts.Length).Select(i => texts.GetString(i))];
}
