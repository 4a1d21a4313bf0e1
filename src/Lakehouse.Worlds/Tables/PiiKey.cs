using System.Security.Cryptography;
using System.Text;

namespace Lakehouse.Worlds.Tables;

/// <summary>The key under which personal values are hashed. The plan holds its fingerprint only.</summary>
public sealed class PiiKey
{
    private readonly byte[] _key;

    private PiiKey(byte[] key)
    {
        _key = key;
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(_key, "lakehouse pii key fingerprint"u8))[..16];
    }

    public string Fingerprint { get; }

    internal ReadOnlySpan<byte> Bytes => _key;

    /// <summary>The default key: anybody who knows the seed knows it.</summary>
    public static PiiKey FromSeed(ulong seed) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lakehouse pii key of seed {seed}"))));

    /// <summary>A user's own key: at least 16 bytes, any content.</summary>
    public static PiiKey FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length >= 16
        ? new(SHA256.HashData(bytes))
        : throw new PlanException($"The key has {bytes.Length} bytes; give at least 16, for example the output of 'openssl rand -hex 32'.");
}
