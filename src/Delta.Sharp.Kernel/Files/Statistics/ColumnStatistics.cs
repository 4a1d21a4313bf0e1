using System.Text.Json;
using Apache.Arrow;

namespace Delta.Sharp.Kernel;

/// <summary>What is known of one column of a file. The least and greatest value are written only where there are such.</summary>
internal abstract class ColumnStatistics
{
    internal long NullCount { get; private set; }

    internal void Add(IArrowArray array)
    {
        int nulls = array.NullCount;
        NullCount += nulls;
        if (nulls < array.Length)
        {
            AddValues(array);
        }
    }

    internal abstract void WriteMin(Utf8JsonWriter json, JsonEncodedText name);

    internal abstract void WriteMax(Utf8JsonWriter json, JsonEncodedText name);

    /// <summary>Takes in an array with at least one value.</summary>
    protected abstract void AddValues(IArrowArray array);
}

/// <summary>For types that have no order to skip by.</summary>
internal sealed class NullStatistics : ColumnStatistics
{
    internal override void WriteMin(Utf8JsonWriter json, JsonEncodedText name)
    {
    }

    internal override void WriteMax(Utf8JsonWriter json, JsonEncodedText name)
    {
    }

    protected override void AddValues(IArrowArray array)
    {
    }
}
