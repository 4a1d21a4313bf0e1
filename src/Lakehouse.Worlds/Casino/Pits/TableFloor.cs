using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>The gaming tables: how many there are, what never changes about each, and who deals where.</summary>
internal sealed class TableFloor
{
    public const int Shifts = 3;

    public static readonly string[] Zones = ["Main Pit", "High Limit", "VIP Salon", "Poker Room", "Asian Gaming"];
    private static readonly string[] s_zoneLetters = ["MP", "HL", "VI", "PR", "AG"];

    // Even tables have low limits, odd ones high, so every floor of two has both.
    private readonly byte[] _games;
    private readonly CyclePools _byGame;
    private readonly TableGame[] _rules;
    private readonly Wheel _zones;
    private readonly ulong _zone;
    private readonly ulong _limits;
    private readonly ulong _dealers;

    public TableFloor(WorldKeys keys, KnobValues knobs, long rows, int days)
    {
        var tablesOf = (ulong)knobs.Units(TableKnobs.Tables);
        Count = Math.Max(2, (long)((((UInt128)rows * 2 * tablesOf) + ((ulong)days * 1_000)) / ((ulong)days * 2_000)));
        _games = Games(Deal.Pattern(TableKnobs.Games(knobs, high: false)), Deal.Pattern(TableKnobs.Games(knobs, high: true)));
        _byGame = new CyclePools(_games, TableGame.Names.Length);
        _rules = [.. TableKnobs.Edges.Select((edge, game) => new TableGame(
            knobs.Units(edge, 100), Limits(TableKnobs.Low[game]), Limits(TableKnobs.High[game])))];
        _zones = TableKnobs.Zones.Wheel(knobs);
        _zone = keys.Of(CasinoDefinition.TableGames, "zone");
        _limits = keys.Of(CasinoDefinition.TableGames, "min_bet");
        _dealers = keys.Of(CasinoDefinition.TableGames, "dealer_id");

        (int, int)[] Limits(TableKnobs.Limits[] bets) => [.. bets.Select(b => (knobs.Units(b.Least), knobs.Units(b.Most)))];
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

    public int GameOf(long table) => _games[(int)(table % _games.Length)];

    /// <summary>What the house keeps of the wagers at a table on average.</summary>
    public int EdgeTenThousandths(long table) => _rules[GameOf(table)].EdgeTenThousandths;

    public int Zone(long table) => _zones.Pick(Mix.Of(_zone, table));

    public (int Least, int Most) Limits(long table)
    {
        var game = _rules[GameOf(table)];
        var choices = table % 2 == 0 ? game.Low : game.High;
        return choices[Mix.Below(Mix.Of(_limits, table), choices.Length)];
    }

    /// <summary>The order of a day's dealers, by game.</summary>
    public Permutation[] DealersOf(int day) => [.. TableGame.Names.Select((_, game) =>
        new Permutation(Mix.Of(_dealers, day, game), _byGame.Before(game, Count) * Shifts))];

    /// <summary>
    /// Each game has three dealers a table, certified for it alone. A permutation of the day gives each a table and a
    /// shift, so nobody deals at two tables.
    /// </summary>
    public long DealerOf(Permutation[] dealersOfDay, int shift, long table)
    {
        var game = GameOf(table);
        var post = (_byGame.Before(game, table) * Shifts) + shift;
        var dealer = dealersOfDay[game].Forward(post);
        return (_byGame.IndexOf(game, dealer / Shifts) * Shifts) + (dealer % Shifts);
    }

    /// <summary>Day from 06:00, Swing from 14:00, Grave from 22:00; the begin of a gaming day is 06:00 local.</summary>
    public static int ShiftAt(int second) => second < 8 * 3_600 ? 0 : second < 16 * 3_600 ? 1 : 2;

    public static readonly string[] ShiftNames = ["Day", "Swing", "Grave"];

    // The two patterns side by side, as often as both come out even.
    private static byte[] Games(byte[] low, byte[] high)
    {
        var tables = low.Length;
        while (tables % high.Length != 0)
        {
            tables += low.Length;
        }

        return [.. Enumerable.Range(0, tables).SelectMany(i => (byte[])[low[i % low.Length], high[i % high.Length]])];
    }
}
