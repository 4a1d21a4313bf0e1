using CsCheck;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Chance;

public sealed class CyclePoolsTests
{
    [Fact]
    public void Class_place_and_index_agree_with_counting_along_the_cycle()
    {
        var pattern = Deal.Pattern([40, 30, 18, 9, 3]);
        var pools = new CyclePools(pattern, 5);
        var members = Enumerable.Range(0, 5).Select(_ => new List<long>()).ToArray();
        for (long i = 0; i < 1_000; i++)
        {
            var ofClass = pattern[i % pattern.Length];
            Assert.Equal(ofClass, pools.ClassOf(i));
            for (var c = 0; c < 5; c++)
            {
                Assert.Equal(members[c].Count, pools.Before(c, i));
            }

            Assert.Equal(i, pools.IndexOf(ofClass, members[ofClass].Count));
            members[ofClass].Add(i);
        }

        Assert.Equal(5, pools.Classes);
    }

    [Fact]
    public void Index_and_place_undo_each_other_far_out()
    {
        var pools = new CyclePools(Deal.Pattern([5, 5, 5, 3, 2]), 5);
        Samples.Hold(2_000, Gen.Long[0, 1_000_000_000_000_000], index =>
        {
            var ofClass = pools.ClassOf(index);
            Assert.Equal(index, pools.IndexOf(ofClass, pools.Before(ofClass, index)));
            Assert.Equal(index, Enumerable.Range(0, 5).Sum(c => pools.Before(c, index)));
        });
    }
}
