using System.Runtime.InteropServices;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Faults;

/// <summary>Distinct texts, numbered in the order in which they came: a dictionary in the making.</summary>
internal sealed class TextIndex
{
    private const int None = -1;

    private int[] _heads = [];
    private int[] _next = [];
    private int[] _ends = [];
    private byte[] _bytes = new byte[256];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int text] => _bytes.AsSpan(BeginOf(text), _ends[text] - BeginOf(text));

    /// <summary>Starts anew, with room for so many texts.</summary>
    public void Clear(int room)
    {
        if (_next.Length < room)
        {
            _next = new int[room];
            _ends = new int[room];
            _heads = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)room)];
        }

        _heads.AsSpan().Fill(None);
        Count = 0;
    }

    /// <summary>The number of a text, which it gets when it comes for the first time.</summary>
    public int NumberOf(ReadOnlySpan<byte> text)
    {
        ref var head = ref _heads[(int)Hash(text) & (_heads.Length - 1)];
        for (var at = head; at != None; at = _next[at])
        {
            if (this[at].SequenceEqual(text))
            {
                return at;
            }
        }

        var begin = BeginOf(Count);
        if (_bytes.Length - begin < text.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, begin + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(begin));
        _ends[Count] = begin + text.Length;
        _next[Count] = head;
        head = Count;
        return Count++;
    }

    private int BeginOf(int text) => text == 0 ? 0 : _ends[text - 1];

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text))
        {
            hash = Mix.Of(hash, word);
        }

        foreach (var value in text[(text.Length / 8 * 8)..])
        {
            hash = Mix.Of(hash, (ulong)value);
        }

        return hash;
    }
}
