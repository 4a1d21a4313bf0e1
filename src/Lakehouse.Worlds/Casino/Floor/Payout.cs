using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>
/// What a machine pays, game by game, in half bets. Each game has a 16-bit lane of chance; the winning multiples own so
/// many of its 65,536 values that the expectation is the machine's hold to half a unit, which enumeration proves.
/// </summary>
internal readonly struct Payout
{
    public const int Prizes = 7;
    private const int Lanes = 65_536;

    // Largest first: a lane below threshold j wins at least multiple j.
    private static readonly int[] s_halfBets = [200, 100, 20, 10, 4, 2, 1];

    private readonly Thresholds _thresholds;

    /// <summary>The payout of a machine that holds so many ten-thousandths of a percent.</summary>
    public Payout(int hold, PayTable table)
    {
        long returned = 1_000_000 - hold;
        var target = ((2L * Lanes * returned) + 500_000) / 1_000_000;
        Span<long> lanes = stackalloc long[Prizes];
        long paid = 0;
        for (var i = 0; i < Prizes; i++)
        {
            lanes[i] = table.LanesOf(i, returned);
            paid += lanes[i] * s_halfBets[i];
        }

        lanes[Prizes - 1] += target - paid;
        long below = 0;
        for (var i = 0; i < Prizes; i++)
        {
            below += lanes[i];
            _thresholds[i] = (ushort)below;
        }
    }

    /// <summary>How many of the 65,536 lanes win multiple <paramref name="prize"/> (largest first).</summary>
    public int LanesOf(int prize) => _thresholds[prize] - (prize == 0 ? 0 : _thresholds[prize - 1]);

    /// <summary>The half bets of a multiple.</summary>
    public static int HalfBetsOf(int prize) => s_halfBets[prize];

    /// <summary>The half bets that so many games of one play row win together.</summary>
    public long HalfBets(ulong key, int games)
    {
        var counters = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7) * Vector512.Create(Mix.Increment) + Vector512.Create(key);
        var step = Vector512.Create(unchecked(8 * Mix.Increment));
        var won = Vector512<ushort>.Zero;
        var game = 0;
        for (; game + 32 <= games; game += 32)
        {
            won += Won(Finalize(counters));
            counters += step;
        }

        if (game < games)
        {
            var unplayed = Vector512.GreaterThanOrEqual(
                Vector512<ushort>.Indices, Vector512.Create((ushort)(games - game)));
            won += Won(Finalize(counters) | unplayed);
        }

        var (low, high) = Vector512.Widen(won);
        return Vector512.Sum(low + high);
    }

    /// <summary>The same by a plain loop: the definition, and the test of the fast one.</summary>
    public long HalfBetsOneByOne(ulong key, int games)
    {
        long won = 0;
        for (var game = 0; game < games; game++)
        {
            var lane = Mix.Lane(Mix.Of(key, (ulong)(game / 4)), game % 4);
            for (var prize = 0; prize < Prizes; prize++)
            {
                if (lane < _thresholds[prize])
                {
                    won += s_halfBets[prize];
                    break;
                }
            }
        }

        return won;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> Finalize(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector512.Create(Mix.FirstMultiplier);
        z = (z ^ (z >>> 27)) * Vector512.Create(Mix.SecondMultiplier);
        return (z ^ (z >>> 31)).AsUInt16();
    }

    // A lane that wins a multiple is below every smaller multiple's threshold too, so the steps between them add up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ushort> Won(Vector512<ushort> lanes) =>
        (Vector512.LessThan(lanes, Vector512.Create(_thresholds[0])) & Vector512.Create((ushort)100))
        + (Vector512.LessThan(lanes, Vector512.Create(_thresholds[1])) & Vector512.Create((ushort)80))
        + (Vector512.LessThan(lanes, Vector512.Create(_thresholds[2])) & Vector512.Create((ushort)10))
        + (Vector512.LessThan(lanes, Vector512.Create(_thresholds[3])) & Vector512.Create((ushort)6))
        + (Vector512.LessThan(lanes, Vector512.Create(_thresholds[4])) & Vector512.Create((ushort)2))
        + (Vector512.LessThan(lanes, Vector512.Create(_thresholds[5])) & Vector512.Create((ushort)1))
        + (Vector512.LessThan(lanes, Vector512.Create(_thresholds[6])) & Vector512.Create((ushort)1));

    [InlineArray(Prizes)]
    private struct Thresholds
    {
        private ushort _first;
    }
}
