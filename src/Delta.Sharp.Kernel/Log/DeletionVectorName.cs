namespace Delta.Sharp.Kernel;

/// <summary>
/// The file of a deletion vector that lies with the table: a folder's name, which may be empty, and after it the 16 bytes of
/// an identifier as 20 characters of Z85.
/// </summary>
internal static class DeletionVectorName
{
    /// <summary>The key of the file; null where the text is no such name.</summary>
    internal static string? KeyOf(string text)
    {
        int folder = text.Length - EncodedLength;
        if (folder < 0 || Decode(text.AsSpan(folder)) is not Guid id)
        {
            return null;
        }

        string name = $"deletion_vector_{id:D}.bin";
        return folder == 0 ? name : $"{text[..folder]}/{name}";
    }

    private const int EncodedLength = 20;
    private const int GroupLength = 5;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private static Guid? Decode(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[EncodedLength / GroupLength * sizeof(uint)];
        for (int group = 0; group < EncodedLength / GroupLength; group++)
        {
            ulong value = 0;
            foreach (char digit in text.Slice(group * GroupLength, GroupLength))
            {
                int weight = Digits.IndexOf(digit);
                if (weight < 0)
                {
                    return null;
                }

                value = (value * (ulong)Digits.Length) + (ulong)weight;
            }

            if (value > uint.MaxValue)
            {
                return null;
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes[(group * sizeof(uint))..], (uint)value);
        }

        return new Guid(bytes, bigEndian: true);
    }
}
