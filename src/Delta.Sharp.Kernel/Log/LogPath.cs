using System.Globalization;
using System.Text;

namespace Delta.Sharp.Kernel;

/// <summary>Between a store's keys and the URIs that the log holds for them.</summary>
public static class LogPath
{
    /// <summary>The URI of a key, percent-encoded once.</summary>
    public static string Encode(string key)
    {
        if (key.AsSpan().IndexOfAnyExcept(s_plain) < 0)
        {
            return key;
        }

        var encoded = new StringBuilder(key.Length + 16);
        foreach (byte unit in Encoding.UTF8.GetBytes(key))
        {
            if (s_plain.Contains((char)unit))
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>The key of a URI, percent-decoded exactly once: a plus sign stays one, a '%' that starts no escape too.</summary>
    public static string Decode(string path)
    {
        if (!path.Contains('%'))
        {
            return path;
        }

        byte[] source = Encoding.UTF8.GetBytes(path);
        byte[] decoded = new byte[source.Length];
        int length = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length
                && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                decoded[length++] = byte.Parse(
                    source.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }
            else
            {
                decoded[length++] = source[i];
            }
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
    }

    /// <summary>Whether a key names a place under the table's root.</summary>
    public static bool IsKey(string key)
    {
        foreach (Range part in key.AsSpan().Split('/'))
        {
            if (key.AsSpan()[part] is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the URI names a place of its own rather than one under the table's root.</summary>
    public static bool IsAbsolute(string path)
    {
        if (path.StartsWith('/'))
        {
            return true;
        }

        int colon = path.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(path[0])
            && path.AsSpan(0, colon).IndexOfAnyExcept(s_scheme) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> s_plain = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/=+@!$&'()*,;");

    private static readonly System.Buffers.SearchValues<char> s_scheme = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
}
