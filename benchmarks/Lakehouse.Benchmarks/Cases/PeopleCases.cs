using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>The keyed hashes of so many players and nothing more: the floor of what a table of people costs.</summary>
internal sealed record HashFloorCase(int Players)
    : SingleCase("hashes/bronze_player_profile", $"the keyed hashes of {Players} players, two each, and nothing more, on one thread")
{
    protected override Sample Measure(Setting setting) => Meter.Measure(() => (Hash(Players), null));

    private static long Hash(int players)
    {
        var key = SHA256.HashData("a key"u8);
        Span<byte> ssn = stackalloc byte[13];
        Span<byte> address = stackalloc byte[28];
        Encoding.ASCII.GetBytes("ssn:900000000", ssn);
        Encoding.ASCII.GetBytes("address:1234 Example Street ", address);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var player = 0; player < players; player++)
        {
            player.TryFormat(ssn[4..], out _, "D9", CultureInfo.InvariantCulture);
            HMACSHA256.HashData(key, ssn, hash);
            player.TryFormat(address[8..], out _, "D9", CultureInfo.InvariantCulture);
            HMACSHA256.HashData(key, address, hash);
        }

        return players;
    }
}

/// <summary>A run of profiles of a casino of some size: what a profile costs must not grow with the casino.</summary>
internal sealed record ProfilesCase(string Label, Workload Workload, int Players)
    : SingleCase(
        $"profiles/{Label}",
        $"up to {Players} rows from the middle of {Workload} into record batches, on one thread")
{
    protected override Sample Measure(Setting setting)
    {
        var table = Workload.Open();
        var count = Math.Min(Players, table.RowCount);
        var first = (table.RowCount - count) / 2;
        return Meter.Measure(() => (Walk(), null));

        long Walk()
        {
            long rows = 0;
            foreach (var batch in table.Batches(first, count))
            {
                rows += batch.Length;
            }

            return rows;
        }
    }
}
