namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>
/// How many rows of each kind one visit has, and the visits before it: the closed forms of its day, taken once. Ranks in
/// order share what lies between two.
/// </summary>
internal sealed class VisitCounts
{
    private long[] _cageBefore = new long[VisitLedger.CageKinds];
    private long[] _cageAfter = new long[VisitLedger.CageKinds];
    private long[] _tablesBefore = new long[VisitLedger.TableKinds];
    private long[] _tablesAfter = new long[VisitLedger.TableKinds];
    private VisitDay? _day;
    private bool _isAtTable;

    public long Rank { get; private set; }

    /// <summary>Rows at the cage of the visits before, jackpot payouts apart.</summary>
    public long CageRowsBefore { get; private set; }

    /// <summary>Rows of the visit at the cage, jackpot payouts apart.</summary>
    public int CageRows { get; private set; }

    public void Open(VisitDay day, long rank)
    {
        var isSame = ReferenceEquals(day, _day);
        if (isSame && rank == Rank)
        {
            return;
        }

        OpenCage(day, rank, isSame && rank == Rank + 1);
        var wasAtTable = _isAtTable;
        _isAtTable = day.TableVisitOf(rank) >= 0;
        if (_isAtTable)
        {
            OpenTables(day, rank, wasAtTable && isSame && rank == Rank + 1);
        }

        _day = day;
        Rank = rank;
    }

    public int Of(CageKind kind) => (int)(_cageAfter[(int)kind] - _cageBefore[(int)kind]);

    public int Of(TableKind kind) => _isAtTable ? (int)(_tablesAfter[(int)kind] - _tablesBefore[(int)kind]) : 0;

    /// <summary>Rows of a kind that the visits before have.</summary>
    public long Before(CageKind kind) => _cageBefore[(int)kind];

    /// <summary>Rows of a kind that the visits before have; of a visit at a table.</summary>
    public long Before(TableKind kind) => _tablesBefore[(int)kind];

    private void OpenCage(VisitDay day, long rank, bool isNext)
    {
        long rows = 0;
        if (isNext)
        {
            (_cageBefore, _cageAfter) = (_cageAfter, _cageBefore);
            rows = CageRowsBefore + CageRows;
        }
        else
        {
            for (var kind = 0; kind < VisitLedger.CageKinds; kind++)
            {
                rows += _cageBefore[kind] = day.CageBefore((CageKind)kind, rank);
            }
        }

        long after = 0;
        for (var kind = 0; kind < VisitLedger.CageKinds; kind++)
        {
            after += _cageAfter[kind] = day.CageBefore((CageKind)kind, rank + 1);
        }

        CageRowsBefore = rows;
        CageRows = (int)(after - rows);
    }

    private void OpenTables(VisitDay day, long rank, bool isNext)
    {
        if (isNext)
        {
            (_tablesBefore, _tablesAfter) = (_tablesAfter, _tablesBefore);
        }
        else
        {
            foreach (var kind in VisitDay.VisitorKinds)
            {
                _tablesBefore[(int)kind] = day.TablesBefore(kind, rank);
            }
        }

        foreach (var kind in VisitDay.VisitorKinds)
        {
            _tablesAfter[(int)kind] = day.TablesBefore(kind, rank + 1);
        }
    }
}
