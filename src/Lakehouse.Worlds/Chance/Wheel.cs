namespace Lakehouse.Worlds.Chance;

/// <summary>A draw by weight among few values.</summary>
internal sealed class Wheel
{
    private readonly long[] _cumulated;

    public Wheel(params ReadOnlySpan<int> weights)
    {
        _cumulated = new long[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            Total += weights[i];
            _cumulated[i] = Total;
        }
    }

    public long Total { get; }

    public long WeightOf(int index) => _cumulated[index] - (index == 0 ? 0 : _cumulated[index - 1]);

    /// <summary>The class that a mix falls on.</summary>
    public int Pick(ulong mix)
    {
        var draw = Mix.Below(mix, Total);
        var i = 0;
        while (draw >= _cumulated[i])
        {
            i++;
        }

        return i;
    }
}
