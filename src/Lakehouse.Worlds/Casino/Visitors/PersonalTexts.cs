using System.Security.Cryptography;
using System.Text;
using Lakehouse.Worlds.Casino.Pools;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>
/// Personal values as they stand in the lake: masked or hashed by default, raw where the plan says so. For one thread at
/// a time: a keyed hash that is used again costs half of one that is set up anew.
/// </summary>
internal sealed class PersonalTexts
{
    private const int HashBytes = 32;

    private static readonly byte[][] s_domains = [[.. "@example.com"u8], [.. "@example.net"u8], [.. "@example.org"u8]];
    private static readonly byte[][] s_streets = [.. NamePool.StreetNames.Select(Encoding.UTF8.GetBytes)];
    private static readonly byte[][] s_tiers = [.. PersonBook.TierNames.Select(t => Encoding.UTF8.GetBytes(t.ToUpperInvariant() + "-"))];
    private static readonly byte[][] s_firstNames = [.. NamePool.FirstNames.Select(InEmail)];
    private static readonly byte[][] s_lastNames = [.. NamePool.LastNames.Select(InEmail)];

    private static readonly int[] s_firstInitials = Initials(NamePool.FirstNames);
    private static readonly int[] s_lastInitials = Initials(NamePool.LastNames);

    private readonly PersonBook _persons;
    private readonly PiiKey _key;
    private readonly bool _raw;
    private IncrementalHash? _hash;

    public PersonalTexts(PersonBook persons, PiiKey key, bool raw)
    {
        _persons = persons;
        _key = key;
        _raw = raw;
    }

    /// <summary>The names of a pool as they are shown: whole, or the initials that occur, masked.</summary>
    public string[] Names(string[] pool) => _raw ? pool : [.. pool.Select(n => n[0]).Distinct().Select(initial => initial + "***")];

    /// <summary>The place of a name among <see cref="Names"/>. Pools are sorted, so initials are too.</summary>
    public int NameIndex(string[] pool, int name) => _raw ? name : (ReferenceEquals(pool, NamePool.FirstNames) ? s_firstInitials : s_lastInitials)[name];

    public void LoyaltyNumber(ref TextBuffer.Writer target, int tier, int year, long player)
    {
        var text = target.Next(48);
        var length = s_tiers[tier].Length;
        s_tiers[tier].CopyTo(text);
        length += Texts.Decimal(text[length..], year, 4);
        text[length++] = (byte)'-';
        target.End(length + Texts.Decimal(text[length..], _persons.LoyaltyNumber(player), 5));
    }

    public void Email(ref TextBuffer.Writer target, long player)
    {
        var text = target.Next(128);
        var first = s_firstNames[_persons.FirstName(player)];
        var length = 1;
        if (_raw)
        {
            var last = s_lastNames[_persons.LastName(player)];
            first.CopyTo(text);
            length = first.Length;
            text[length++] = (byte)'.';
            last.CopyTo(text[length..]);
            length += last.Length;
            length += Texts.Decimal(text[length..], player + 1, 1);
        }
        else
        {
            text[0] = first[0];
            "***"u8.CopyTo(text[1..]);
            length += 3;
        }

        var domain = s_domains[_persons.EmailDomain(player)];
        domain.CopyTo(text[length..]);
        target.End(length + domain.Length);
    }

    public void Phone(ref TextBuffer.Writer target, long player)
    {
        var text = target.Next(16);
        if (_raw)
        {
            "(000) 555-01"u8.CopyTo(text);
            Texts.Decimal(text[1..], _persons.State(player).AreaCode, 3);
        }
        else
        {
            "(***) ***-01"u8.CopyTo(text);
        }

        target.End(12 + Texts.Decimal(text[12..], _persons.PhoneEnd(player), 2));
    }

    public void Ssn(ref TextBuffer.Writer hashes, ref TextBuffer.Writer masks, long player)
    {
        var ssn = _persons.Ssn(player);
        Span<byte> plain = stackalloc byte[13];
        "ssn:"u8.CopyTo(plain);
        Texts.Decimal(plain[4..], ssn, 9);
        Hash(ref hashes, plain);

        var mask = masks.Next(16);
        "XXX-XX-"u8.CopyTo(mask);
        masks.End(7 + Texts.Decimal(mask[7..], ssn % 10_000, 4));
    }

    public void Address(ref TextBuffer.Writer target, long player)
    {
        var (number, street) = _persons.Address(player);
        var name = s_streets[street];
        if (_raw)
        {
            target.End(Write(target.Next(name.Length + 8)));
            return;
        }

        Span<byte> plain = stackalloc byte[256];
        "address:"u8.CopyTo(plain);
        Hash(ref target, plain[..(8 + Write(plain[8..]))]);

        int Write(Span<byte> text)
        {
            var length = Texts.Decimal(text, number, 1);
            text[length++] = (byte)' ';
            name.CopyTo(text[length..]);
            return length + name.Length;
        }
    }

    private static int[] Initials(string[] pool)
    {
        var initials = pool.Select(n => n[0]).Distinct().ToArray();
        return [.. pool.Select(n => System.Array.IndexOf(initials, n[0]))];
    }

    // Keyed, so that nobody without the key can try all numbers.
    private void Hash(ref TextBuffer.Writer target, scoped ReadOnlySpan<byte> plain)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        _hash ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Bytes);
        _hash.AppendData(plain);
        _hash.GetHashAndReset(hash);
        var text = target.Next(7 + (2 * HashBytes));
        "sha256:"u8.CopyTo(text);
        Convert.TryToHexStringLower(hash, text[7..], out var written);
        target.End(7 + written);
    }

    private static byte[] InEmail(string name) => Encoding.ASCII.GetBytes([.. name.ToLowerInvariant().Where(char.IsAsciiLetter)]);
}
