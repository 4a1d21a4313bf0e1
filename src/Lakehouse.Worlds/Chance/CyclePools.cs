namespace Lakehouse.Worlds.Chance;

/// <summary>
/// The members of each class of a repeating pattern over 0, 1, 2, ...: which class an index has, its place among that
/// class, and back, all in closed form.
/// </summary>
internal sealed class CyclePools
{
    private readonly byte[] _pattern;
    private readonly int[][] _before;
    private readonly int[][] _positions;

    public CyclePools(byte[] pattern, int classes)
    {
        _pattern = pattern;
        _before = new int[classes][];
        _positions = new int[classes][];
        for (var c = 0; c < classes; c++)
        {
            var before = new int[pattern.Length + 1];
            var positions = new List<int>();
            for (var i = 0; i < pattern.Length; i++)
            {
                before[i + 1] = before[i] + (pattern[i] == c ? 1 : 0);
                if (pattern[i] == c)
                {
                    positions.Add(i);
                }
            }

            _before[c] = before;
            _positions[c] = [.. positions];
        }
    }

    public int Classes => _before.Length;

    public int ClassOf(long index) => _pattern[(int)(index % _pattern.Length)];

    /// <summary>Members of the class among the indices before <paramref name="index"/>.</summary>
    public long Before(int ofClass, long index) =>
        (index / _pattern.Length * _positions[ofClass].Length) + _before[ofClass][(int)(index % _pattern.Length)];

    /// <summary>The index of the class's member of this place.</summary>
    public long IndexOf(int ofClass, long place)
    {
        var positions = _positions[ofClass];
        return (place / positions.Length * _pattern.Length) + positions[(int)(place % positions.Length)];
    }
}
