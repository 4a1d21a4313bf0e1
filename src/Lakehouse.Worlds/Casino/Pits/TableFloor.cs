using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>The gaming tables: how many there are, what never changes about each, and who deals where.</summary>
internal sealed class TableFloor
{
    public const int Shifts = 3;

    public static readonly string[] Zones = ["Main Pit", "High Limit", "VIP Salon", "Poker Room", "Asian Gaming"];
    private static readonly string[] s_zoneLetters = ["MP", "HL", "VI", "PR", "AG"];

    // Of 20 tables: 7 4 3 3 2 1 by game. Even tables have low limits, odd ones high, so every floor of two has both.
    private static readonly byte[] s_lowGames = Deal.Pattern([4, 2, 2, 0, 1, 1]);
    private static readonly byte[] s_highGames = Deal.Pattern([3, 2, 1, 3, 1, 0]);
    private static readonly byte[] s_games = [.. Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? s_lowGames : s_highGames)[i / 2])];
    private static readonly CyclePools s_byGame = new(s_games, TableGame.All.Length);

    private readonly ulong _zone;
    private readonly ulong _limits;
    private readonly ulong _dealers;

    public TableFloor(WorldKeys keys, long rows, int days)
    {
        Count = Math.Max(2, (long)((((UInt128)rows * 6) + ((ulong)days * 100)) / ((ulong)days * 200)));
        _zone = keys.Of(CasinoDefinition.TableGames, "zone");
        _limits = keys.Of(CasinoDefinition.TableGames, "min_bet");
        _dealers = keys.Of(CasinoDefinition.TableGames, "dealer_id");
    }

    public long Count { get; }

    /// <summary>Appends the id by which every table of the world names a gaming table.</summary>
    public static void AppendId(ref TextBuffer.Writer texts, int zone, long table)
    {
        Span<byte> prefix = stackalloc byte[7];
        "TBL-  -"u8.CopyTo(prefix);
        prefix[4] = (byte)s_zoneLetters[zone][0];
        prefix[5] = (byte)s_zoneLetters[zone][1];
        Texts.Append(ref texts, prefix, table + 1, 3);
    }

    /// <summary>The tables with low or with high limits.</summary>
    public long CountOf(bool high) => high ? Count / 2 : (Count + 1) / 2;

    public static long TableOf(long index, bool high) => (2 * index) + (high ? 1 : 0);

    public static int GameOf(long table) => s_games[(int)(table % s_games.Length)];

    public int Zone(long table) => (int)Mix.Below(Mix.Of(_zone, table), Zones.Length);

    public (int Least, int Most) Limits(long table)
    {
        var game = TableGame.All[GameOf(table)];
        var choices = table % 2 == 0 ? game.Low : game.High;
        return choices[Mix.Below(Mix.Of(_limits, table), choices.Length)];
    }

    /// <summary>
    /// Each game has three dealers a table, certified for it alone. A permutation of the day gives each a table and a
    /// shift, so nobody deals at two tables.
    /// </summary>
    public long DealerOf(int day, int shift, long table)
    {
        var game = GameOf(table);
        var post = (s_byGame.Before(game, table) * Shifts) + shift;
        var dealers = new Permutation(Mix.Of(_dealers, day, game), s_byGame.Before(game, Count) * Shifts);
        var dealer = dealers.Forward(post);
        return (s_byGame.IndexOf(game, dealer / Shifts) * Shifts) + (dealer % Shifts);
    }

    /// <summary>Day from 06:00, Swing from 14:00, Grave from 22:00; the begin of a gaming day is 06:00 local.</summary>
    public static int ShiftAt(int second) => second < 8 * 3_600 ? 0 : second < 16 * 3_600 ? 1 : 2;

    public static readonly string[] ShiftNames = ["Day", "Swing", "Grave"];
}
