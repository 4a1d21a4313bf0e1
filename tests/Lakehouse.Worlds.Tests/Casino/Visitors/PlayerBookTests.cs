using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Visitors;

public sealed class PlayerBookTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(5_000)]
    public void Statuses_and_tiers_have_their_exact_shares(int players)
    {
        var book = new PlayerBook(new WorldKeys(42, "casino"), KnobValues.None, players);
        var all = Enumerable.Range(0, players).ToArray();
        var statuses = all.ToLookup(p => book.StatusOf(p));

        Assert.Equal(Share(15) - Share(5), statuses[AccountStatus.Inactive].Count());
        Assert.Equal(Share(5) - Share(3), statuses[AccountStatus.Closed].Count());
        Assert.Equal(Share(3), statuses[AccountStatus.Suspended].Count());
        Assert.Equal(players - Share(15), statuses[AccountStatus.Active].Count());
        Assert.Equal(book.Eligible, statuses[AccountStatus.Active].Count());
        var excluded = all.Where(p => book.IsExcluded(p)).ToArray();
        Assert.Equal(Share(1), excluded.Length);
        Assert.All(excluded, p => Assert.Equal(AccountStatus.Suspended, book.StatusOf(p)));

        var pattern = Deal.Pattern([40, 30, 18, 9, 3]);
        var tiers = all.CountBy(p => book.TierOf(p)).ToDictionary();
        for (var tier = 0; tier < 5; tier++)
        {
            Assert.Equal(all.Count(i => pattern[i % 100] == tier), tiers.GetValueOrDefault(tier));
        }

        int Share(int percent) => (int)decimal.Round(players * percent / 100m, MidpointRounding.AwayFromZero);
    }

    [Fact]
    public void Eligible_players_and_their_indices_name_each_other()
    {
        var book = new PlayerBook(new WorldKeys(1, "casino"), KnobValues.None, 1_234);
        for (var player = 0; player < 1_234; player++)
        {
            var index = book.EligibleIndex(player);
            Assert.Equal(book.StatusOf(player) == AccountStatus.Active, index >= 0);
            if (index >= 0)
            {
                Assert.Equal(player, book.PlayerOfEligible(index));
                Assert.Equal(book.TierPools.ClassOf(index), book.TierOf(player));
            }
        }
    }

    [Fact]
    public void The_least_number_of_players_for_so_many_eligible_is_the_least()
    {
        var players = 0;
        for (var eligible = 1; eligible <= 3_000; eligible++)
        {
            while (new PlayerBook(new WorldKeys(1, "casino"), KnobValues.None, players).Eligible < eligible)
            {
                players++;
            }

            Assert.Equal(players, PlayerBook.LeastFor(KnobValues.None, eligible));
        }
    }
}
