using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>The kinds of slot row, in the order in which rows of one second stand.</summary>
internal enum SlotEvent : byte
{
    GamePlay,
    MeterUpdate,
    BillIn,
    TicketOut,
    Tilt,
    Jackpot,
    DoorOpen,
    DoorClose,
    PowerOff,
    PowerOn,
}

/// <summary>The facts of the rows of one batch, column by column, before they become Arrow columns.</summary>
internal sealed class SlotRows
{
    public int Count;
    public readonly int[] Machine = new int[WorldTable.BatchRows];
    public readonly int[] Second = new int[WorldTable.BatchRows];
    public readonly SlotEvent[] Event = new SlotEvent[WorldTable.BatchRows];
    public readonly long[] CoinIn = new long[WorldTable.BatchRows];
    public readonly long[] CoinOut = new long[WorldTable.BatchRows];
    public readonly int[] Games = new int[WorldTable.BatchRows];
    public readonly byte[] Error = new byte[WorldTable.BatchRows];

    /// <summary>The number of the carded player, or -1.</summary>
    public readonly long[] Player = new long[WorldTable.BatchRows];

    /// <summary>The number in the id of the carded stay; of meaning only with a player.</summary>
    public readonly long[] Session = new long[WorldTable.BatchRows];
}
