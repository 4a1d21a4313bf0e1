using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>The chips that an amount is bought, cashed or moved in, under a plan's knobs.</summary>
internal sealed class ChipRack
{
    private const int LeastOfHouse = 2;

    private static readonly long[] s_dollars = [1, 5, 25, 100, 500, 1_000];

    private readonly Wheel[] _players;
    private readonly Wheel[] _house;

    public ChipRack(KnobValues knobs)
    {
        var weights = TableKnobs.ChipWeights(knobs);
        _players = UpTo(0);
        _house = UpTo(LeastOfHouse);

        // One wheel for each largest chip.
        Wheel[] UpTo(int least) => [.. Enumerable.Range(1, weights.Length).Select(
            count => new Wheel([.. weights.Take(count).Select((weight, chip) => chip < least ? 0 : weight)]))];
    }

    /// <summary>A chip in dollars that is not more than the amount, where there is one that small.</summary>
    public long Pick(bool ofHouse, long amount, ulong mix)
    {
        var least = ofHouse ? LeastOfHouse : 0;
        var most = s_dollars.Length - 1;
        while (most > least && s_dollars[most] > amount)
        {
            most--;
        }

        return s_dollars[(ofHouse ? _house : _players)[most].Pick(mix)];
    }
}
