using System.Globalization;
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

    private static readonly byte[] s_tierPattern = Deal.Pattern([40, 30, 18, 9, 3]);

    private readonly Permutation _status;
    private readonly long _excluded;
    private readonly long _suspended;
    private readonly long _closed;
    private readonly long _inactive;

    public PlayerBook(WorldKeys keys, long players)
    {
        Count = players;
        _status = new Permutation(keys.Of(CasinoDefinition.Players, "account_status"), players);
        _excluded = Percent(players, 1);
        _suspended = Percent(players, 3);
        _closed = Percent(players, 5);
        _inactive = Percent(players, 15);
        Eligible = players - _inactive;
    }

    public long Count { get; }

    /// <summary>The number of active players.</summary>
    public long Eligible { get; }

    /// <summary>The eligible by tier.</summary>
    public static CyclePools TierPools { get; } = new(s_tierPattern, Tiers);

    /// <summary>The fewest players among whom so many are eligible.</summary>
    public static long LeastFor(long eligible)
    {
        var players = eligible;
        while (players - Percent(players, 15) < eligible)
        {
            players += eligible - (players - Percent(players, 15));
        }

        return players;
    }

    /// <summary>Appends the id by which every table names the player.</summary>
    public static void AppendId(ref TextBuffer.Writer texts, long player) => Texts.Append(ref texts, "PLY-"u8, player + 1, 5);

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
