using System.Globalization;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Visitors;

internal enum AccountStatus
{
    Active,
    Inactive,
    Suspended,
    Closed,
}

/// <summary>
/// The players by number: status and tier of each in exact shares, and the eligible among them, who alone visit.
/// </summary>
internal sealed class PlayerBook
{
    public const int Tiers = 5;

    private readonly Permutation _status;
    private readonly long _excluded;
    private readonly long _suspended;
    private readonly long _closed;
    private readonly long _inactive;

    public PlayerBook(WorldKeys keys, KnobValues knobs, long players)
    {
        Count = players;
        _status = new Permutation(keys.Of(CasinoDefinition.Players, "account_status"), players);
        TierPools = new CyclePools(Deal.Pattern(PlayerKnobs.Tiers.Weights(knobs)), Tiers);
        var suspended = knobs.Units(PlayerKnobs.Suspended);
        _excluded = Percent(players, knobs.Units(PlayerKnobs.Excluded));
        _suspended = Percent(players, suspended);
        _closed = Percent(players, suspended + knobs.Units(PlayerKnobs.Closed));
        _inactive = Percent(players, InactivePercent(knobs));
        Eligible = players - _inactive;
    }

    public long Count { get; }

    /// <summary>The number of active players.</summary>
    public long Eligible { get; }

    /// <summary>The eligible by tier.</summary>
    public CyclePools TierPools { get; }

    /// <summary>Of 100 players, those who do not visit.</summary>
    public static int InactivePercent(KnobValues knobs) =>
        knobs.Units(PlayerKnobs.Suspended) + knobs.Units(PlayerKnobs.Closed) + knobs.Units(PlayerKnobs.Inactive);

    /// <summary>The fewest players among whom so many are eligible.</summary>
    public static long LeastFor(KnobValues knobs, long eligible)
    {
        var inactive = InactivePercent(knobs);
        var players = eligible;
        while (players - Percent(players, inactive) < eligible)
        {
            players += eligible - (players - Percent(players, inactive));
        }

        return players;
    }

    /// <summary>Appends the id by which every table names the player.</summary>
    public static void AppendId(ref TextBuffer.Writer texts, long player) => Texts.Append(ref texts, "PLY-"u8, player + 1, 5);

    /// <summary>The number of self-excluded players.</summary>
    public long Excluded => _excluded;

    public long ExcludedAt(long index) => _status.Inverse(index);

    /// <inheritdoc cref="AppendId"/>
    public static string Id(long player) => "PLY-" + (player + 1).ToString("D5", CultureInfo.InvariantCulture);

    public bool IsExcluded(long player) => _status.Forward(player) < _excluded;

    public AccountStatus StatusOf(long player)
    {
        var place = _status.Forward(player);
        return place < _suspended ? AccountStatus.Suspended
            : place < _closed ? AccountStatus.Closed
            : place < _inactive ? AccountStatus.Inactive
            : AccountStatus.Active;
    }

    public int TierOf(long player)
    {
        // The others come after the eligible in one pattern, so that shares are exact for all players together too.
        var place = _status.Forward(player) - _inactive;
        return TierPools.ClassOf(place >= 0 ? place : place + Count);
    }

    public long PlayerOfEligible(long index) => _status.Inverse(index + _inactive);

    /// <summary>The player's index among the eligible, or a negative number.</summary>
    public long EligibleIndex(long player) => _status.Forward(player) - _inactive;

    private static long Percent(long players, int percent) => (long)((((UInt128)players * (ulong)percent) + 50) / 100);
}
