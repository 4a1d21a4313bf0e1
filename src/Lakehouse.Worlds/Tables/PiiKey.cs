using System.Security.Cryptography;
using System.Text;

namespace Lakehouse.Worlds.Tables;

/// <summary>The key under which personal values are hashed. The plan holds its fingerprint only.</summary>
public sealed class PiiKey
{
    private readonly byte[]? _key;

    private PiiKey(byte[]? key, string fingerprint)
    {
        _key = key;
        Fingerprint = fingerprint;
    }

    public string Fingerprint { get; }

    internal ReadOnlySpan<byte> Bytes => _key ?? throw new PlanException(
        $"The plan's hashes are made under a key with fingerprint {Fingerprint}, which is not known here; give it with --pii-key-file.");

    /// <summary>The default key: anybody who knows the seed knows it.</summary>
    public static PiiKey FromSeed(ulong seed) =>
        Of(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lakehouse pii key of seed {seed}"))));

    /// <summary>A user's own key: at least 16 bytes, any content.</summary>
    public static PiiKey FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length >= 16
        ? Of(SHA256.HashData(bytes))
        : throw new PlanException($"The key has {bytes.Length} bytes; give at least 16, for example the output of 'openssl rand -hex 32'.");

    /// <summary>A key of which only the fingerprint is known: good for what needs no hash, such as counts and slices.</summary>
    internal static PiiKey Unknown(string fingerprint) => new(key: null, fingerprint);

    private static PiiKey Of(byte[] key) =>
        new(key, Convert.ToHexStringLower(HMACSHA256.HashData(key, "lakehouse pii key fingerprint"u8))[..16]);
}
