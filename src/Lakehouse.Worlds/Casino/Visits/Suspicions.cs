namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>
/// The suspicious activity reports of a day. Their numbers run through the window; the last digit is the kind. Those of
/// structuring belong to the first visits with a currency report, the others follow after all of these.
/// </summary>
internal readonly struct Suspicions
{
    private const int Kinds = 10;

    private readonly long _first;
    private readonly long _count;

    /// <param name="first">The number of the day's first report.</param>
    /// <param name="count">The reports of the day.</param>
    /// <param name="mostStructuring">Visits that can hold a cluster of cash-ins.</param>
    public Suspicions(long first, long count, long mostStructuring)
    {
        _first = first;
        _count = count;
        var tens = NumbersOf(0, first + count) - NumbersOf(0, first);
        Structuring = Math.Min(tens, mostStructuring);
        Ordinary = count - tens;
    }

    public long Count => _count;

    /// <summary>Reports of structuring: one for each of the first ranks.</summary>
    public long Structuring { get; }

    /// <summary>The others.</summary>
    public long Others => _count - Structuring;

    /// <summary>Those of the others whose number is of another kind; what is left could not be structuring, and is unusual.</summary>
    private long Ordinary { get; }

    /// <summary>The kind that the number of another report says.</summary>
    public SuspicionKind KindOf(long other) => other < Ordinary ? (SuspicionKind)(NumberOf(other) % Kinds) : SuspicionKind.Unusual;

    /// <summary>How many of the others before this one are of a kind (not structuring, not unusual).</summary>
    public long Before(SuspicionKind kind, long other)
    {
        var number = other < Ordinary ? NumberOf(other) : _first + _count;
        return NumbersOf((int)kind, number) - NumbersOf((int)kind, _first);
    }

    // Numbers below n whose last digit is the kind.
    private static long NumbersOf(int kind, long n) => (n + Kinds - 1 - kind) / Kinds;

    // The number of an ordinary report: numbers that do not end in 0, from the first on.
    private long NumberOf(long other)
    {
        var index = _first - NumbersOf(0, _first) + other;
        return (index / (Kinds - 1) * Kinds) + (index % (Kinds - 1)) + 1;
    }
}
