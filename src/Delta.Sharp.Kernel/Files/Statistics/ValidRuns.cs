using System.Buffers.Binary;
using System.Numerics;
using Apache.Arrow;

namespace Delta.Sharp.Kernel;

/// <summary>The runs of rows that are not null, read from the validity bits a word at a time.</summary>
internal ref struct ValidRuns
{
    internal ValidRuns(IArrowArray array)
    {
        ArrayData data = array.Data;
        _length = data.Length;
        if (array.NullCount > 0)
        {
            _bits = data.Buffers[0].Span;
            _bitOffset = data.Offset;
            _hasNulls = true;
        }
    }

    /// <summary>The first row of the current run.</summary>
    internal int Start { get; private set; }

    internal int Count { get; private set; }

    internal bool MoveNext()
    {
        if (!_hasNulls)
        {
            Count = _length - _next;
            _next = _length;
            return Count > 0;
        }

        while (_word == 0)
        {
            if (_next >= _length)
            {
                return false;
            }

            _wordStart = _next;
            int count = Math.Min(64, _length - _next);
            _word = Word(_bitOffset + _next, count);
            _next += count;
        }

        int skipped = BitOperations.TrailingZeroCount(_word);
        Start = _wordStart + skipped;
        Count = BitOperations.TrailingZeroCount(~(_word >> skipped));
        int used = skipped + Count;
        _word = used == 64 ? 0 : _word >> used << used;
        return true;
    }

    private readonly ReadOnlySpan<byte> _bits;
    private readonly int _length;
    private readonly int _bitOffset;
    private readonly bool _hasNulls;
    private int _next;
    private int _wordStart;
    private ulong _word;

    /// <summary>Up to 64 bits from any bit on, the first one lowest.</summary>
    private readonly ulong Word(int bit, int count)
    {
        int first = bit >> 3;
        int shift = bit & 7;
        ReadOnlySpan<byte> rest = _bits[first..];
        ulong word;
        if (rest.Length > 8)
        {
            word = BinaryPrimitives.ReadUInt64LittleEndian(rest) >> shift;
            word |= shift == 0 ? 0 : (ulong)rest[8] << (64 - shift);
        }
        else
        {
            word = 0;
            for (int i = rest.Length - 1; i >= 0; i--)
            {
                word = (word << 8) | rest[i];
            }

            word >>= shift;
        }

        return count == 64 ? word : word & ((1UL << count) - 1);
    }
}
