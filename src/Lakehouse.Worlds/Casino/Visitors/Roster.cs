using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>
/// Who the visitors of a day are: a keyed permutation with an inverse, so 'the visitors of a day' and 'is this player
/// here today' are both one step. Higher tiers come oftener, where the tiers are large enough for it.
/// </summary>
internal sealed class Roster
{
    private readonly CyclePools _visitsByTier;
    private readonly PlayerBook _players;
    private readonly bool _byTier;
    private readonly ulong _key;

    public Roster(WorldKeys keys, KnobValues knobs, PlayerBook players, long mostVisitors)
    {
        _players = players;
        _visitsByTier = new CyclePools(Deal.Pattern(PlayerKnobs.VisitsByTier.Weights(knobs)), PlayerBook.Tiers);
        _key = keys.Of(CasinoDefinition.Players, "visits");
        _byTier = Enumerable.Range(0, PlayerBook.Tiers).All(tier =>
            5 * (Int128)_visitsByTier.Before(tier, mostVisitors) <= 4 * (Int128)players.TierPools.Before(tier, players.Eligible));
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
                    ? _roster._players.TierPools.Before(pool, roster._players.Eligible)
                    : roster._players.Eligible;
                _pools[pool] = new Permutation(Mix.Of(key, pool), members);
                _visitors[pool] = roster._byTier ? _roster._visitsByTier.Before(pool, visitors) : visitors;
            }
        }

        public long PlayerAt(long position)
        {
            if (!_roster._byTier)
            {
                return _roster._players.PlayerOfEligible(_pools[0].Forward(position));
            }

            var tier = _roster._visitsByTier.ClassOf(position);
            var member = _pools[tier].Forward(_roster._visitsByTier.Before(tier, position));
            return _roster._players.PlayerOfEligible(_roster._players.TierPools.IndexOf(tier, member));
        }

        /// <summary>The position of an eligible player among the day's visitors, or -1.</summary>
        public long PositionOf(long eligible)
        {
            if (!_roster._byTier)
            {
                var only = _pools[0].Inverse(eligible);
                return only < _visitors[0] ? only : -1;
            }

            var tier = _roster._players.TierPools.ClassOf(eligible);
            var place = _pools[tier].Inverse(_roster._players.TierPools.Before(tier, eligible));
            return place < _visitors[tier] ? _roster._visitsByTier.IndexOf(tier, place) : -1;
        }
    }
}
