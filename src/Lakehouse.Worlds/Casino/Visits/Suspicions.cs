namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>
/// The suspicious activity reports of a day. Their numbers run through the window and say the kind. Those of
/// structuring belong to the first visits with a currency report, the others follow after all of these.
/// </summary>
internal readonly struct Suspicions
{
    private readonly SuspicionKinds _kinds;
    private readonly long _first;
    private readonly long _count;

    /// <param name="kinds">The kinds by number.</param>
    /// <param name="first">The number of the day's first report.</param>
    /// <param name="count">The reports of the day.</param>
    /// <param name="mostStructuring">Visits that can hold a cluster of cash-ins.</param>
    public Suspicions(SuspicionKinds kinds, long first, long count, long mostStructuring)
    {
        _kinds = kinds;
        _first = first;
        _count = count;
        var clusters = kinds.Before(SuspicionKind.Structuring, first + count) - kinds.Before(SuspicionKind.Structuring, first);
        Structuring = Math.Min(clusters, mostStructuring);
        Ordinary = count - clusters;
    }

    public long Count => _count;

    /// <summary>Reports of structuring: one for each of the first ranks.</summary>
    public long Structuring { get; }

    /// <summary>The others.</summary>
    public long Others => _count - Structuring;

    /// <summary>Those of the others whose number is of another kind; what is left could not be structuring, and is unusual.</summary>
    private long Ordinary { get; }

    /// <summary>The kind that the number of another report says.</summary>
    public SuspicionKind KindOf(long other) => other < Ordinary ? _kinds.Of(NumberOf(other)) : SuspicionKind.Unusual;

    /// <summary>How many of the others before this one are of a kind (not structuring, not unusual).</summary>
    public long Before(SuspicionKind kind, long other)
    {
        var number = other < Ordinary ? NumberOf(other) : _first + _count;
        return _kinds.Before(kind, number) - _kinds.Before(kind, _first);
    }

    private long NumberOf(long other) => _kinds.OtherAt(_first - _kinds.Before(SuspicionKind.Structuring, _first) + other);
}
