using CsCheck;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Faults;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Faults;

public sealed class FaultPlacesTests
{
    private static readonly Gen<(int Rate, int Rows, int[] Weights, ulong Seed)> s_case = Gen.Select(
        Gen.OneOf(Gen.Int[1_000, 500_000], Gen.Const(500_000)),
        Gen.Int[0, 3_000],
        Gen.Int[0, 7].Array[FaultKinds.Count],
        Gen.ULong);

    [Fact]
    public void What_is_told_in_closed_form_is_what_counting_gives() => Samples.Hold(200, s_case, given =>
    {
        var places = Places(given.Rate, given.Rows, given.Weights, given.Seed);
        long fault = 0, dropped = 0, doubled = 0;
        for (long row = 0; row < given.Rows; row++)
        {
            Assert.Equal(fault, places.FirstFrom(row));
            Assert.Equal((dropped, doubled), (places.DroppedBefore(fault), places.DoubledBefore(fault)));
            if (fault < places.Count && places.RowOf(fault) == row)
            {
                dropped += places.KindOf(fault) == FaultKind.Missing ? 1 : 0;
                doubled += places.KindOf(fault) == FaultKind.Duplicate ? 1 : 0;
                fault++;
            }
        }

        Assert.Equal(places.Count, fault);
        Assert.Equal(fault, places.FirstFrom(given.Rows));
    });

    [Fact]
    public void There_are_rate_times_rows_faults_and_one_more_at_most() => Samples.Hold(200, s_case, given =>
    {
        var whole = given.Weights.Sum() == 0 ? 0 : (long)given.Rows * given.Rate / 1_000_000;
        var more = given.Weights.Sum() == 0 ? 0 : 1;

        Assert.InRange(Places(given.Rate, given.Rows, given.Weights, given.Seed).Count, whole, whole + more);
    });

    [Fact]
    public void Kinds_follow_their_weights_in_every_block() => Samples.Hold(100, s_case, given =>
    {
        var places = Places(given.Rate, given.Rows, given.Weights, given.Seed);
        var sum = given.Weights.Sum();
        if (sum == 0)
        {
            return;
        }

        for (long block = 0; (block + 1) * sum <= places.Count; block++)
        {
            var counts = new int[FaultKinds.Count];
            for (var i = 0; i < sum; i++)
            {
                counts[(int)places.KindOf((block * sum) + i)]++;
            }

            // A block has the weights, or several blocks of their shares have.
            Assert.Equal(given.Weights, counts);
        }
    });

    [Fact]
    public void Faults_stay_where_they_are_when_the_table_grows() => Samples.Hold(200, s_case, given =>
    {
        var shorter = Places(given.Rate, given.Rows, given.Weights, given.Seed);
        var longer = Places(given.Rate, given.Rows + 1_234, given.Weights, given.Seed);
        for (long fault = 0; fault < shorter.Count; fault++)
        {
            Assert.Equal(shorter.RowOf(fault), longer.RowOf(fault));
            Assert.Equal(shorter.KindOf(fault), longer.KindOf(fault));
        }

        Assert.Equal(shorter.Count, longer.FirstFrom(given.Rows));
    });

    [Fact]
    public void Weights_without_a_common_measure_are_dealt_in_shares_close_to_theirs()
    {
        int[] weights = [99_991, 1, 0, 50_021, 7, 99_989, 3, 12_345];
        var places = Places(500_000, 2_000_000, weights, 1);
        var counts = new long[weights.Length];
        for (long fault = 0; fault < places.Count; fault++)
        {
            counts[(int)places.KindOf(fault)]++;
        }

        for (var kind = 0; kind < weights.Length; kind++)
        {
            Assert.Equal(weights[kind] == 0, counts[kind] == 0);
            Assert.InRange((double)counts[kind] / places.Count, ((double)weights[kind] / weights.Sum()) - 0.003, ((double)weights[kind] / weights.Sum()) + 0.003);
        }
    }

    [Fact]
    public void Places_and_kinds_of_a_table_of_any_size_are_found_at_once()
    {
        var places = Places(1, 1_000_000_000_000_000, [1, 1, 1, 1, 1, 1, 1, 1], 7);
        var last = places.Count - 1;

        Assert.InRange(places.Count, 1_000_000_000, 1_000_000_001);
        Assert.Equal(last, places.FirstFrom(places.RowOf(last)));
        Assert.Equal(places.Count, places.FirstFrom(places.RowOf(last) + 1));
    }

    private static FaultPlaces Places(int rate, long rows, int[] weights, ulong seed) =>
        new(new WorldKeys(seed, "test"), "table", rows, rate / 1_000_000m, weights);
}
