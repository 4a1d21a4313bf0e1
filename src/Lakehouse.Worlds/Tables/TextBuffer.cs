using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Lakehouse.Worlds.Tables;

/// <summary>UTF-8 texts one after the other, and where each ends: the buffers of an Arrow string array, used again.</summary>
internal sealed class TextBuffer
{
    private byte[] _offsets = [];
    private byte[] _bytes = [];
    private int _length;
    private int _count;

    /// <summary>Starts anew, with room for so many texts.</summary>
    public Writer Write(int texts)
    {
        if (_offsets.Length < 4 * (texts + 1))
        {
            _offsets = Pinned(4 * (texts + 1));
            _bytes = Pinned(Math.Max(_bytes.Length, texts * 16));
        }

        return new Writer(this);
    }

    /// <summary>The texts as Arrow data; valid until the next <see cref="Write"/>.</summary>
    public ArrayData ToData(int nulls, ArrowBuffer validity) => new(
        StringType.Default,
        _count,
        nulls,
        0,
        [validity, new ArrowBuffer(_offsets.AsMemory(0, 4 * (_count + 1))), new ArrowBuffer(_bytes.AsMemory(0, _length))]);

    // Pinned, so native writers read the buffers where they are.
    private static byte[] Pinned(int length) => GC.AllocateArray<byte>(length, pinned: true);

    /// <summary>Appends texts, row after row.</summary>
    internal ref struct Writer
    {
        private readonly TextBuffer _owner;
        private readonly Span<int> _offsets;
        private Span<byte> _bytes;
        private int _length;
        private int _count;

        public Writer(TextBuffer owner)
        {
            _owner = owner;
            _offsets = MemoryMarshal.Cast<byte, int>(owner._offsets.AsSpan());
            _bytes = owner._bytes;
        }

        /// <summary>Room for the next text, which has <paramref name="most"/> bytes at most.</summary>
        public Span<byte> Next(int most)
        {
            if (_bytes.Length - _length < most)
            {
                Grow(most);
            }

            return _bytes[_length..];
        }

        /// <summary>Ends the text with the bytes written into <see cref="Next"/>; none for a null.</summary>
        public void End(int written)
        {
            _length += written;
            _offsets[++_count] = _length;
        }

        /// <summary>Appends a whole text.</summary>
        public void Append(ReadOnlySpan<byte> text)
        {
            text.CopyTo(Next(text.Length));
            End(text.Length);
        }

        /// <summary>Appends texts that stand one after the other: those between the offsets given.</summary>
        public void AppendAll(ReadOnlySpan<int> offsets, ReadOnlySpan<byte> bytes)
        {
            var all = bytes[offsets[0]..offsets[^1]];
            all.CopyTo(Next(all.Length));
            var shift = _length - offsets[0];
            for (var i = 1; i < offsets.Length; i++)
            {
                _offsets[_count + i] = offsets[i] + shift;
            }

            _count += offsets.Length - 1;
            _length += all.Length;
        }

        public readonly void Done()
        {
            _owner._length = _length;
            _owner._count = _count;
        }

        private void Grow(int most)
        {
            var larger = Pinned(Math.Max(_bytes.Length * 2, _length + most));
            _bytes[.._length].CopyTo(larger);
            _owner._bytes = larger;
            _bytes = larger;
        }
    }
}
