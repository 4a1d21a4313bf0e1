using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// Where the faults of a table lie and of which kind each is, in closed form: one in each stretch of 1 / rate rows. Kinds are dealt in blocks that have each kind by its weight, in one of some drawn orders.
/// </summary>
internal sealed class FaultPlaces
{
    private const int Orders = 16;
    private const int MostBlock = 1_024;

    private readonly RowStretches _stretches;
    private readonly ulong _orderKey;
    private readonly int _block;
    private readonly FaultKind[] _kinds;
    private readonly int[] _dropped;
    private readonly int[] _doubled;
    private readonly int _droppedOfBlock;
    private readonly int _doubledOfBlock;

    /// <param name="keys">The world's keys.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="rate">The share of faulty rows.</param>
    /// <param name="weights">The weights of the kinds; where all are zero, there are no faults.</param>
    public FaultPlaces(WorldKeys keys, string table, long rows, decimal rate, int[] weights)
    {
        _orderKey = keys.Of(table, "fault order");
        var quotas = Quotas(weights);
        foreach (var quota in quotas)
        {
            _block += quota;
        }

        _kinds = new FaultKind[_block * Orders];
        _dropped = new int[_kinds.Length];
        _doubled = new int[_kinds.Length];
        _stretches = new RowStretches(keys.Of(table, "fault place"), _block == 0 ? 0 : rate, rows);
        if (_block == 0 || rate == 0)
        {
            return;
        }

        _droppedOfBlock = quotas[(int)FaultKind.Missing];
        _doubledOfBlock = quotas[(int)FaultKind.Duplicate];
        for (var order = 0; order < Orders; order++)
        {
            Shuffle(quotas, Mix.Of(keys.Of(table, "fault kinds"), order), order * _block);
        }
    }

    /// <summary>The faults of the table.</summary>
    public long Count => _stretches.Count;

    /// <summary>Rows from one fault to the next, on the average.</summary>
    public long StretchRows => _stretches.Rows;

    public long RowOf(long fault) => _stretches.RowOf(fault);

    public FaultKind KindOf(long fault) => _kinds[PlaceInOrder(fault)];

    public long FirstFrom(long row) => _stretches.FirstFrom(row);

    public long DroppedBefore(long fault) => fault == 0 ? 0 : (fault / _block * _droppedOfBlock) + _dropped[PlaceInOrder(fault)];

    public long DoubledBefore(long fault) => fault == 0 ? 0 : (fault / _block * _doubledOfBlock) + _doubled[PlaceInOrder(fault)];

    private int PlaceInOrder(long fault)
    {
        var block = Math.DivRem(fault, _block, out var place);
        return (int)((Mix.Below(Mix.Of(_orderKey, block), Orders) * _block) + place);
    }

    private static int[] Quotas(int[] weights)
    {
        var divisor = 0L;
        var sum = 0L;
        foreach (var weight in weights)
        {
            divisor = Divisor(divisor, weight);
            sum += weight;
        }

        var quotas = new int[weights.Length];
        for (var i = 0; i < weights.Length && sum > 0; i++)
        {
            // A long block is shortened to the nearest shares; a kind that is asked for stays.
            quotas[i] = sum / divisor <= MostBlock
                ? (int)(weights[i] / divisor)
                : weights[i] == 0 ? 0 : (int)Math.Max(1, ((2L * weights[i] * MostBlock) + sum) / (2 * sum));
        }

        return quotas;
    }

    private static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);

    private void Shuffle(int[] quotas, ulong key, int begin)
    {
        var order = new Permutation(key, _block);
        var item = 0;
        for (var kind = 0; kind < quotas.Length; kind++)
        {
            for (var i = 0; i < quotas[kind]; i++)
            {
                _kinds[begin + order.Forward(item++)] = (FaultKind)kind;
            }
        }

        int dropped = 0, doubled = 0;
        for (var i = begin; i < begin + _block; i++)
        {
            _dropped[i] = dropped;
            _doubled[i] = doubled;
            dropped += _kinds[i] == FaultKind.Missing ? 1 : 0;
            doubled += _kinds[i] == FaultKind.Duplicate ? 1 : 0;
        }
    }
}
