using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Apache.Arrow;

namespace Delta.Sharp.Kernel;

/// <summary>
/// Plain text. Most texts are told from both bounds by their first bytes, read as one number; only on a tie are whole
/// texts compared. Bounds are copied out once a batch.
/// </summary>
internal sealed class TextStatistics : ColumnStatistics
{
    internal override void WriteMin(Utf8JsonWriter json, JsonEncodedText name) => _bounds.WriteMin(json, name);

    internal override void WriteMax(Utf8JsonWriter json, JsonEncodedText name) => _bounds.WriteMax(json, name);

    protected override void AddValues(IArrowArray array)
    {
        ArrayData data = array.Data;
        ReadOnlySpan<int> offsets = MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span).Slice(data.Offset, data.Length + 1);
        ReadOnlySpan<byte> bytes = data.Buffers[2].Span;
        ReadOnlySpan<byte> min = _bounds.Min;
        ReadOnlySpan<byte> max = _bounds.Max;
        bool empty = !_bounds.HasValue;
        ulong minHead = Head(min);
        ulong maxHead = Head(max);
        var runs = new ValidRuns(array);
        while (runs.MoveNext())
        {
            int start = offsets[runs.Start];
            foreach (int end in offsets.Slice(runs.Start + 1, runs.Count))
            {
                ReadOnlySpan<byte> text = bytes[start..end];
                ulong head = Head(text);
                if (empty)
                {
                    min = max = text;
                    minHead = maxHead = head;
                    empty = false;
                }
                else
                {
                    if (head <= minHead && (head < minHead || Compare(text, min) < 0))
                    {
                        min = text;
                        minHead = head;
                    }

                    if (head >= maxHead && (head > maxHead || Compare(text, max) > 0))
                    {
                        max = text;
                        maxHead = head;
                    }
                }

                start = end;
            }
        }

        _bounds.Add(min);
        _bounds.Add(max);
    }

    private readonly TextBounds _bounds = new();

    /// <summary>The first bytes as a number that orders as they do; a shorter text counts as followed by zeros.</summary>
    private static ulong Head(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        }

        ulong head = 0;
        for (int i = 0; i < text.Length; i++)
        {
            head |= (ulong)text[i] << (56 - (8 * i));
        }

        return head;
    }

    /// <summary>Compares texts with equal heads: keys share a prefix, so the next bytes mostly decide.</summary>
    private static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length >= sizeof(ulong) && right.Length >= sizeof(ulong))
        {
            left = left[sizeof(ulong)..];
            right = right[sizeof(ulong)..];
            ulong leftHead = Head(left);
            ulong rightHead = Head(right);
            if (leftHead != rightHead)
            {
                return leftHead < rightHead ? -1 : 1;
            }
        }

        return left.SequenceCompareTo(right);
    }
}
