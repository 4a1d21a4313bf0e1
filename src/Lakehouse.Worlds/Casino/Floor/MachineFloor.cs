using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Pools;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>The machines: how many there are and what never changes about each.</summary>
internal sealed class MachineFloor
{
    /// <summary>Holds are in parts of a percent.</summary>
    public const int HoldUnits = 10_000;

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

    private readonly ulong _location;
    private readonly ulong _zone;
    private readonly ulong _type;
    private readonly ulong _manufacturer;
    private readonly ulong _theme;
    private readonly ulong _hold;
    private readonly int _holdLeast;
    private readonly int _holdSpread;
    private readonly IdBlocks _assets;
    private readonly Wheel _zones;
    private readonly Wheel _types;
    private readonly Wheel _manufacturers;

    public MachineFloor(WorldKeys keys, KnobValues knobs, Ledger ledger)
    {
        const string Table = CasinoDefinition.Slots;
        Count = ledger.Machines;
        Prices = ledger.Prices;
        Style = new PlayStyle(knobs);
        Payouts = new PayTable(knobs);
        _location = keys.Of(Table, "location_id");
        _zone = keys.Of(Table, "zone");
        _type = keys.Of(Table, "machine_type");
        _manufacturer = keys.Of(Table, "manufacturer");
        _theme = keys.Of(Table, "game_theme");
        _hold = keys.Of(Table, "theoretical_hold");
        _holdLeast = knobs.Units(SlotKnobs.HoldLeast, HoldUnits);
        _holdSpread = knobs.Units(SlotKnobs.HoldMost, HoldUnits) - _holdLeast;
        _zones = SlotKnobs.Zones.Wheel(knobs);
        _types = SlotKnobs.Types.Wheel(knobs);
        _manufacturers = SlotKnobs.Manufacturers.Wheel(knobs);
        _assets = new IdBlocks(keys.Of(Table, "asset_number"), 10, 5);
    }

    public long Count { get; }

    public PriceBook Prices { get; }

    public PlayStyle Style { get; }

    public PayTable Payouts { get; }

    public int Location(long machine) => (int)Mix.Below(Mix.Of(_location, machine), Locations.Length);

    public int Zone(long machine) => _zones.Pick(Mix.Of(_zone, machine));

    public int MachineType(long machine) => _types.Pick(Mix.Of(_type, machine));

    public int Manufacturer(long machine) => _manufacturers.Pick(Mix.Of(_manufacturer, machine));

    public int Theme(long machine) => (int)Mix.Below(Mix.Of(_theme, machine), Themes.Length);

    public long AssetNumber(long machine) => _assets.Number(machine);

    /// <summary>The machine's theoretical hold in ten-thousandths of a percent.</summary>
    public int Hold(long machine) => _holdLeast + (int)Mix.Below(Mix.Of(_hold, machine), _holdSpread);
}
