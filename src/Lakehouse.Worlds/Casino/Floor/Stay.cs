namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>A stay at a machine: one carded player or nobody, once in each band.</summary>
internal struct Stay
{
    public int FirstPlay;
    public int PlayCount;
    public bool Carded;
    public long Rank;
    public int Begin;
    public int End;
    public long CoinIn;
    public long CoinOut;
    public int Games;
}

/// <summary>The games since the row before in a stay, summed.</summary>
internal struct Play
{
    public int Length;
    public int Second;
    public int Games;
    public long CoinIn;
    public long CoinOut;
}
