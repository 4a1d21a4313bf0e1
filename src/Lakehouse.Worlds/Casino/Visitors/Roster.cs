using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>
/// Who the visitors of a day are: a keyed permutation with an inverse, so 'the visitors of a day' and 'is this player
/// here today' are both one step. Higher tiers come oftener, where the tiers are large enough for it.
/// </summary>
internal sealed class Roster
{
    // Of 20 visitors by tier, so a Diamond comes five times as often as a Bronze.
    private static readonly CyclePools s_visitsByTier = new(Deal.Pattern([5, 5, 5, 3, 2]), PlayerBook.Tiers);

    private readonly PlayerBook _players;
    private readonly bool _byTier;
    private readonly ulong _key;

    public Roster(WorldKeys keys, PlayerBook players, long mostVisitors)
    {
        _players = players;
        _key = keys.Of(CasinoDefinition.Players, "visits");
        _byTier = Enumerable.Range(0, PlayerBook.Tiers).All(tier =>
            5 * (Int128)s_visitsByTier.Before(tier, mostVisitors) <= 4 * (Int128)PlayerBook.TierPools.Before(tier, players.Eligible));
    }

    public Day Open(int day, long visitors) => new(this, day, visitors);

    /// <summary>The visitors of one day.</summary>
    internal sealed class Day
    {
        private readonly Roster _roster;
        private readonly Permutation[] _pools;
        private readonly long[] _visitors;

        public Day(Roster roster, int day, long visitors)
        {
            _roster = roster;
            var key = Mix.Of(roster._key, day);
            var pools = roster._byTier ? PlayerBook.Tiers : 1;
            _pools = new Permutation[pools];
            _visitors = new long[pools];
            for (var pool = 0; pool < pools; pool++)
            {
                var members = roster._byTier
                    ? PlayerBook.TierPools.Before(pool, roster._players.Eligible)
                    : roster._players.Eligible;
                _pools[pool] = new Permutation(Mix.Of(key, pool), members);
                _visitors[pool] = roster._byTier ? s_visitsByTier.Before(pool, visitors) : visitors;
            }
        }

        public long PlayerAt(long position)
        {
            if (!_roster._byTier)
            {
                return _roster._players.PlayerOfEligible(_pools[0].Forward(position));
            }

            var tier = s_visitsByTier.ClassOf(position);
            var member = _pools[tier].Forward(s_visitsByTier.Before(tier, position));
            return _roster._players.PlayerOfEligible(PlayerBook.TierPools.IndexOf(tier, member));
        }

        /// <summary>The position of an eligible player among the day's visitors, or -1.</summary>
        public long PositionOf(long eligible)
        {
            if (!_roster._byTier)
            {
                var only = _pools[0].Inverse(eligible);
                return only < _visitors[0] ? only : -1;
            }

            var tier = PlayerBook.TierPools.ClassOf(eligible);
            var place = _pools[tier].Inverse(PlayerBook.TierPools.Before(tier, eligible));
            return place < _visitors[tier] ? s_visitsByTier.IndexOf(tier, place) : -1;
        }
    }
}
