using Lakehouse.Worlds.Casino.Pools;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>What a denomination (price of a credit) means for play and jackpots.</summary>
/// <param name="Cents">The price of one credit.</param>
/// <param name="BaseCredits">Credits of an ordinary game.</param>
/// <param name="HighWeight">How likely a machine of it is to give a jackpot of 1,200 or more.</param>
/// <param name="LowWeight">The same for a smaller jackpot.</param>
internal sealed record Denomination(int Cents, int BaseCredits, int HighWeight, int LowWeight)
{
    private const long ReportedFrom = 120_000;

    // Jackpots pay a multiple of a thousand credits.
    private static readonly int[] s_multipliers = [1, 2, 5, 10, 50];
    private static readonly int[] s_multiplierWeights = [50, 25, 15, 8, 2];

    private readonly int[] _high = [.. Enumerable.Range(0, 5).Where(i => Amount(Cents, i) >= ReportedFrom)];
    private readonly int[] _low = [.. Enumerable.Range(0, 5).Where(i => Amount(Cents, i) < ReportedFrom)];
    private readonly Wheel _highWheel = WheelOf(i => Amount(Cents, i) >= ReportedFrom);
    private readonly Wheel _lowWheel = WheelOf(i => Amount(Cents, i) < ReportedFrom);

    /// <summary>The amount of a jackpot in cents.</summary>
    public long Jackpot(bool high, ulong mix) =>
        high ? Amount(Cents, _high[_highWheel.Pick(mix)]) : Amount(Cents, _low[_lowWheel.Pick(mix)]);

    private static Wheel WheelOf(Func<int, bool> fits) => new([.. s_multiplierWeights.Where((_, i) => fits(i))]);

    private static long Amount(int cents, int multiplier) => 1_000L * cents * s_multipliers[multiplier];
}

/// <summary>The machines: how many there are and what never changes about each.</summary>
internal sealed class MachineFloor
{
    private const int HoldUnits = 10_000;

    public static readonly string[] Zones = ["North", "South", "East", "West", "VIP", "High Limit", "Penny"];
    public static readonly string[] MachineTypes = ["Video Slots", "Mechanical Reels", "Video Poker", "Progressive"];
    public static readonly string[] Manufacturers = ["IGT", "Aristocrat", "Konami", "Scientific Games", "Everi"];
    public static readonly string[] Locations = Texts.Numbered("LOC-", 19, 3);
    public static readonly string[] Themes =
    [
        .. from first in NamePool.ThemeWords
           from last in (string[])["Fortune", "Riches", "Gold", "Diamond", "Wild", "Bonus"]
           select first + " " + last,
    ];

    public static readonly Denomination[] Denominations =
    [
        new(1, 240, 0, 2), new(5, 80, 4, 2), new(25, 36, 9, 2), new(100, 14, 6, 1),
        new(500, 6, 5, 0), new(2_500, 5, 4, 0), new(10_000, 4, 3, 0),
    ];

    // Of 100 machines; the config file's weights, since ten equal prices would give an unbelievable handle.
    private static readonly byte[] s_denominationOf = Deal.Pattern([30, 10, 25, 20, 10, 4, 1]);
    private static readonly int[] s_highBefore = WeightsBefore(d => d.HighWeight);
    private static readonly int[] s_lowBefore = WeightsBefore(d => d.LowWeight);

    private readonly ulong _location;
    private readonly ulong _zone;
    private readonly ulong _type;
    private readonly ulong _manufacturer;
    private readonly ulong _theme;
    private readonly ulong _hold;
    private readonly int _holdLeast;
    private readonly int _holdSpread;
    private readonly IdBlocks _assets;

    public MachineFloor(WorldKeys keys, KnobValues knobs, long machines)
    {
        const string Table = CasinoDefinition.Slots;
        Count = machines;
        _location = keys.Of(Table, "location_id");
        _zone = keys.Of(Table, "zone");
        _type = keys.Of(Table, "machine_type");
        _manufacturer = keys.Of(Table, "manufacturer");
        _theme = keys.Of(Table, "game_theme");
        _hold = keys.Of(Table, "theoretical_hold");
        _holdLeast = (int)(knobs[CasinoKnobs.HoldLeast] * HoldUnits);
        _holdSpread = (int)(knobs[CasinoKnobs.HoldMost] * HoldUnits) - _holdLeast;
        _assets = new IdBlocks(keys.Of(Table, "asset_number"), 10, 5);
    }

    public long Count { get; }

    public int Location(long machine) => (int)Mix.Below(Mix.Of(_location, machine), Locations.Length);

    public int Zone(long machine) => (int)Mix.Below(Mix.Of(_zone, machine), Zones.Length);

    public int MachineType(long machine) => (int)Mix.Below(Mix.Of(_type, machine), MachineTypes.Length);

    public int Manufacturer(long machine) => (int)Mix.Below(Mix.Of(_manufacturer, machine), Manufacturers.Length);

    public int Theme(long machine) => (int)Mix.Below(Mix.Of(_theme, machine), Themes.Length);

    public long AssetNumber(long machine) => _assets.Number(machine);

    public static int DenominationOf(long machine) => s_denominationOf[(int)(machine % s_denominationOf.Length)];

    /// <summary>The machine's theoretical hold in ten-thousandths of a percent.</summary>
    public int Hold(long machine) => _holdLeast + (int)Mix.Below(Mix.Of(_hold, machine), _holdSpread);

    public static long HighWeightBefore(long machine) => WeightBefore(s_highBefore, machine);

    public static long LowWeightBefore(long machine) => WeightBefore(s_lowBefore, machine);

    private static long WeightBefore(int[] before, long machine) =>
        (machine / s_denominationOf.Length * before[^1]) + before[(int)(machine % s_denominationOf.Length)];

    private static int[] WeightsBefore(Func<Denomination, int> weight)
    {
        var before = new int[s_denominationOf.Length + 1];
        for (var i = 0; i < s_denominationOf.Length; i++)
        {
            before[i + 1] = before[i] + weight(Denominations[s_denominationOf[i]]);
        }

        return before;
    }
}
