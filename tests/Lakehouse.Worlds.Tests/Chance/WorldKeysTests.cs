using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class WorldKeysTests
{
    [Fact]
    public void A_key_comes_from_seed_world_table_and_name_and_from_nothing_else()
    {
        var expected = BinaryPrimitives.ReadUInt64LittleEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes("42/casino/bronze_slot_telemetry/zone")));

        Assert.Equal(expected, new WorldKeys(42, "casino").Of("bronze_slot_telemetry", "zone"));
    }

    [Fact]
    public void Keys_of_all_columns_of_all_tables_under_several_seeds_are_distinct()
    {
        var columns = TestPlans.Casino.Tables.SelectMany(t => t.Columns.Select(c => (Table: t.Name, c.Name))).ToArray();
        var keys = new ulong[] { 0, 1, 2, 42, ulong.MaxValue }
            .SelectMany(seed => columns.Select(c => new WorldKeys(seed, "casino").Of(c.Table, c.Name)))
            .ToArray();

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }
}
