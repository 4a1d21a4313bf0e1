using System.Text;
using System.Text.Json;

namespace Delta.Sharp.Kernel;

/// <summary>The least and greatest of some texts in the order of their UTF-8 bytes, and how they are cut for the log.</summary>
internal sealed class TextBounds
{
    internal bool HasValue { get; private set; }

    internal ReadOnlySpan<byte> Min => _min.AsSpan(0, _minLength);

    internal ReadOnlySpan<byte> Max => _max.AsSpan(0, _maxLength);

    internal void Add(ReadOnlySpan<byte> text)
    {
        if (!HasValue || text.SequenceCompareTo(Min) < 0)
        {
            Keep(text, ref _min, ref _minLength);
        }

        if (!HasValue || text.SequenceCompareTo(Max) > 0)
        {
            Keep(text, ref _max, ref _maxLength);
        }

        HasValue = true;
    }

    internal void WriteMin(Utf8JsonWriter json, JsonEncodedText name)
    {
        if (HasValue && Decode(Min) is string text)
        {
            json.WriteString(name, CutMin(text));
        }
    }

    internal void WriteMax(Utf8JsonWriter json, JsonEncodedText name)
    {
        if (HasValue && Decode(Max) is string text && CutMax(text) is string cut)
        {
            json.WriteString(name, cut);
        }
    }

    /// <summary>The first 32 characters (code points): never greater than the text.</summary>
    internal static string CutMin(string text)
    {
        int end = 0;
        for (int characters = 0; characters < PrefixLength && end < text.Length; characters++)
        {
            end += char.IsHighSurrogate(text[end]) ? 2 : 1;
        }

        return text[..end];
    }

    /// <summary>
    /// The first 32 UTF-16 units and one character that is greater than the one it stands for: never less than the text.
    /// Null where no such character is found within twice the length.
    /// </summary>
    internal static string? CutMax(string text)
    {
        if (text.Length <= PrefixLength)
        {
            return text;
        }

        int end = PrefixLength + (char.IsHighSurrogate(text[PrefixLength - 1]) ? 1 : 0);
        while (end <= 2 * PrefixLength)
        {
            if (end >= text.Length)
            {
                return text;
            }

            if (text.AsSpan(end).StartsWith(LastCharacter))
            {
                end += LastCharacter.Length;
            }
            else
            {
                return string.Concat(text.AsSpan(0, end), text[end] < LastAsciiCharacter[0] ? LastAsciiCharacter : LastCharacter);
            }
        }

        return null;
    }

    private const int PrefixLength = 32;
    private const string LastAsciiCharacter = "\u007f";
    private const string LastCharacter = "\U0010ffff";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _min = [];
    private byte[] _max = [];
    private int _minLength;
    private int _maxLength;

    private static void Keep(ReadOnlySpan<byte> text, ref byte[] buffer, ref int length)
    {
        if (buffer.Length < text.Length)
        {
            buffer = new byte[Math.Max(64, text.Length)];
        }

        text.CopyTo(buffer);
        length = text.Length;
    }

    /// <summary>Null for bytes that are no text: a bound of replacement characters would bound something else.</summary>
    private static string? Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return s_strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
