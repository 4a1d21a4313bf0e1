using Lakehouse.Worlds.Chance;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class WheelTests
{
    [Fact]
    public void Each_value_is_picked_for_its_weight_of_the_range_in_order()
    {
        var wheel = new Wheel(2, 0, 5, 1);
        int[] expected = [0, 0, 2, 2, 2, 2, 2, 3];

        Assert.Equal(8, wheel.Total);
        for (var eighth = 0; eighth < 8; eighth++)
        {
            var first = (ulong)eighth << 61;
            Assert.Equal(expected[eighth], wheel.Pick(first));
            Assert.Equal(expected[eighth], wheel.Pick(first + ((1UL << 61) - 1)));
        }
    }
}
