using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lakehouse.Worlds.Chance;

/// <summary>
/// Keys by name: what is drawn for one column or rule depends on the seed and on names, never on positions, so adding a
/// column or a table changes no other value.
/// </summary>
internal readonly struct WorldKeys(ulong seed, string world)
{
    public ulong Of(string table, string rule)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{world}/{table}/{rule}");
        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
