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
    private const int HashText = 7 + (2 * HashBytes);

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
    private readonly byte[] _idNumberHash = new byte[HashText];
    private IncrementalHash? _hash;
    private long _idNumberOf = -1;

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
        if (!_raw)
        {
            AddressHash(ref target, player);
            return;
        }

        var (number, street) = _persons.Address(player);
        var name = s_streets[street];
        target.End(AddressText(target.Next(name.Length + 8), number, name));
    }

    /// <summary>The birth date as it is shown, as a day number: where masked, the first day of its year.</summary>
    public int BirthDay(long player)
    {
        var born = _persons.Birth(player);
        return (_raw ? born : new DateOnly(born.Year, 1, 1)).DayNumber;
    }

    /// <summary>The keyed hash of the player's name.</summary>
    public void NameHash(ref TextBuffer.Writer target, long player)
    {
        Span<byte> plain = stackalloc byte[256];
        "name:"u8.CopyTo(plain);
        var first = NamePool.FirstNames[_persons.FirstName(player)];
        var last = NamePool.LastNames[_persons.LastName(player)];
        var length = 5 + Encoding.UTF8.GetBytes(first, plain[5..]);
        plain[length++] = (byte)' ';
        length += Encoding.UTF8.GetBytes(last, plain[length..]);
        Hash(ref target, plain[..length]);
    }

    /// <summary>The keyed hash of the number of the player's document. One player's rows often come together, so the last is kept.</summary>
    public void IdNumberHash(ref TextBuffer.Writer target, long player)
    {
        if (player != _idNumberOf)
        {
            Span<byte> plain = stackalloc byte[32];
            "id:"u8.CopyTo(plain);
            Hash(_idNumberHash, plain[..(3 + Texts.Decimal(plain[3..], _persons.IdNumber(player), 9))]);
            _idNumberOf = player;
        }

        target.Append(_idNumberHash);
    }

    /// <summary>The keyed hash of the player's address, whether addresses are shown raw or not.</summary>
    public void AddressHash(ref TextBuffer.Writer target, long player)
    {
        var (number, street) = _persons.Address(player);
        Span<byte> plain = stackalloc byte[256];
        "address:"u8.CopyTo(plain);
        Hash(ref target, plain[..(8 + AddressText(plain[8..], number, s_streets[street]))]);
    }

    private static int AddressText(Span<byte> text, int number, byte[] street)
    {
        var length = Texts.Decimal(text, number, 1);
        text[length++] = (byte)' ';
        street.CopyTo(text[length..]);
        return length + street.Length;
    }

    private static int[] Initials(string[] pool)
    {
        var initials = pool.Select(n => n[0]).Distinct().ToArray();
        return [.. pool.Select(n => System.Array.IndexOf(initials, n[0]))];
    }

    private void Hash(ref TextBuffer.Writer target, scoped ReadOnlySpan<byte> plain)
    {
        Hash(target.Next(HashText), plain);
        target.End(HashText);
    }

    // Keyed, so that nobody without the key can try all numbers.
    private void Hash(Span<byte> text, scoped ReadOnlySpan<byte> plain)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        _hash ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Bytes);
        _hash.AppendData(plain);
        _hash.GetHashAndReset(hash);
        "sha256:"u8.CopyTo(text);
        Convert.TryToHexStringLower(hash, text[7..], out _);
    }

    private static byte[] InEmail(string name) => Encoding.ASCII.GetBytes([.. name.ToLowerInvariant().Where(char.IsAsciiLetter)]);
}
