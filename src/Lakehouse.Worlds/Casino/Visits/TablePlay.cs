using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Visits;

/// <summary>A stretch of rated play at a table.</summary>
internal struct TableSession
{
    public int Begin;
    public int End;
    public int TenthsOfHour;
    public int Hands;

    /// <summary>What the house could expect to win, in cents.</summary>
    public long TheoCents;

    /// <summary>The result from the player's side, in whole dollars.</summary>
    public long Result;
}

/// <summary>
/// What one visitor does at a table: in the band next to the stays at machines, so that the two exclude each other; and
/// how it is financed, so that chips never run out. Money is in whole dollars, except where a name says cents.
/// </summary>
internal sealed class TablePlay(CasinoModel model)
{
    private const int BeforePlay = 300;
    private const int AfterPlay = 600;
    private const int Tenth = 360;
    private const long LeastChips = 100;
    private const long LeastKept = 25;
    private const long SmallMarker = 5_000;

    // The sum of four lanes less its mean, twice, has this standard deviation (in thousandths).
    private const long DeviationOfLanes = 75_674_455;

    private readonly int _paceLeast = model.Plan.Knobs.Units(TableKnobs.PaceLeast);
    private readonly int _paceSpread = model.Plan.Knobs.Units(TableKnobs.PaceMost) - model.Plan.Knobs.Units(TableKnobs.PaceLeast) + 1;
    private readonly int _betSpread = model.Plan.Knobs.Units(TableKnobs.BetSpread);
    private TableSession[] _sessions = new TableSession[8];
    private VisitCounts _counts = new();
    private int _count;

    /// <summary>Whether the visitor comes to a table at all.</summary>
    public bool IsThere { get; private set; }

    public long Table { get; private set; }

    public long AverageBet { get; private set; }

    public ReadOnlySpan<TableSession> Sessions => _sessions.AsSpan(0, _count);

    public long Chips { get; private set; }

    public long Marker { get; private set; }

    public long FrontMoneyDrawn { get; private set; }

    public long BuyIn => Chips + Marker + FrontMoneyDrawn;

    public long Result { get; private set; }

    public long TheoCents { get; private set; }

    public long CashedOut { get; private set; }

    /// <summary>Chips that leave with the visitor.</summary>
    public long Kept => BuyIn + Result - CashedOut;

    public bool Redeems { get; private set; }

    public void Open(VisitDay day, VisitCounts counts, in Cohort cohort)
    {
        var rank = counts.Rank;
        _counts = counts;
        _count = 0;
        IsThere = day.TableVisitOf(rank) >= 0;
        Redeems = false;
        AverageBet = Chips = Marker = FrontMoneyDrawn = Result = TheoCents = CashedOut = 0;
        if (!IsThere)
        {
            return;
        }

        var reported = rank < day.Currency;
        var key = Mix.Of(model.VisitKeys.TablePlay, day.Floor.Day, rank);
        Table = TableFloor.TableOf(Mix.Below(Mix.Of(key, 0UL), model.Tables.CountOf(reported)), reported);
        var least = model.Tables.Limits(Table).Least;
        AverageBet = least + Mix.Below(Mix.Of(key, 1UL), (least * _betSpread / 100) + 1);
        var edge = model.Tables.EdgeTenThousandths(Table);
        PlaceSessions(day, rank, key, BandOf(cohort, key));
        Finance(day, rank, reported, least, edge);
        Play(day, rank, edge);
        CashOut(day, rank, reported);
    }

    private static int BandOf(in Cohort cohort, ulong key) =>
        cohort.FirstBand == 0 ? cohort.LastBand + 1
        : cohort.LastBand == GamingCalendar.Bands - 1 ? cohort.FirstBand - 1
        : Mix.Of(key, 2UL) >> 63 == 0 ? cohort.LastBand + 1 : cohort.FirstBand - 1;

    private void PlaceSessions(VisitDay day, long rank, ulong key, int band)
    {
        _count = _counts.Of(TableKind.RatingStart);
        if (_sessions.Length < _count)
        {
            _sessions = new TableSession[_count * 2];
        }

        var begin = day.Floor.BandEdges[band] + BeforePlay;
        var part = (day.Floor.BandEdges[band + 1] - AfterPlay - begin) / _count;
        for (var i = 0; i < _count; i++)
        {
            var mix = Mix.Of(key, 3, i);
            var tenths = Math.Max(1, part / Tenth * (60 + (int)Mix.Below(mix, 41)) / 100);
            var from = begin + (i * part) + (int)Mix.Below(Mix.Of(mix, 1UL), Math.Max(1, part - (tenths * Tenth) + 1));
            _sessions[i] = new TableSession { Begin = from, End = from + Math.Min(part, tenths * Tenth), TenthsOfHour = tenths };
            SetHands(ref _sessions[i], Pace(key, i));
        }
    }

    private void Finance(VisitDay day, long rank, bool reported, int least, int edge)
    {
        var chipRows = _counts.Of(CageKind.ChipPurchase);
        var key = Mix.Of(model.VisitKeys.Chips, day.Floor.Day, rank);
        Marker = _counts.Of(CageKind.MarkerIssue) == 0 ? 0
            : reported ? model.CageTerms.Marker(Mix.Of(key, 0UL))
            : SmallMarker;
        var room = reported ? long.MaxValue : chipRows * model.CageTerms.RoomIn(_counts);
        var need = Need(edge);
        while (need - Marker > room && Shorten(day, rank, least))
        {
            need = Need(edge);
        }

        var withdrawals = _counts.Of(CageKind.FrontMoneyWithdrawal);
        if (withdrawals > 0)
        {
            var wish = need * (50 + Mix.Below(Mix.Of(key, 1UL), 51)) / 10_000 * 100;
            FrontMoneyDrawn = Math.Min(Math.Max(wish, LeastChips * withdrawals), FrontMoneyDeposited(day, rank));
        }

        var more = Math.Max(LeastChips * chipRows, need - Marker - FrontMoneyDrawn);
        Chips = Math.Min(room, more * (100 + Mix.Below(Mix.Of(key, 2UL), 51)) / 100);
    }

    /// <summary>The front money that a visit deposits.</summary>
    public long FrontMoneyDeposited(VisitDay day, long rank)
    {
        long sum = 0;
        for (var i = 0; i < _counts.Of(CageKind.FrontMoneyDeposit); i++)
        {
            sum += FrontMoneyDeposit(day, rank, i);
        }

        return sum;
    }

    public long FrontMoneyDeposit(VisitDay day, long rank, int index) => model.CageTerms.FrontMoney(
        Mix.Of(Mix.Of(model.VisitKeys.Amounts, day.Floor.Day, rank, (long)CageKind.FrontMoneyDeposit), index));

    // Enough that the worst run of luck leaves something to cash.
    private long Need(int edge)
    {
        var need = Rest();
        foreach (ref readonly var session in Sessions)
        {
            need += (7 * AverageBet * (Root(session.Hands) + 1) / 2_000) + (Theo(session, edge) / 100) + 1;
        }

        return need;
    }

    // What must be left for the rows of cashing out.
    private long Rest() => LeastKept * (_counts.Of(CageKind.ChipRedemption) + _counts.Of(TableKind.CashOut));

    // A shorter play at lower bets; false when it cannot be shortened any more.
    private bool Shorten(VisitDay day, long rank, int least)
    {
        var key = Mix.Of(model.VisitKeys.TablePlay, day.Floor.Day, rank);
        var shorter = AverageBet > least;
        AverageBet = Math.Max(least, AverageBet * 3 / 4);
        for (var i = 0; i < _count; i++)
        {
            ref var session = ref _sessions[i];
            if (session.TenthsOfHour > 1)
            {
                shorter = true;
                session.TenthsOfHour = Math.Max(1, session.TenthsOfHour * 3 / 4);
                session.End = Math.Min(session.End, session.Begin + (session.TenthsOfHour * Tenth));
                SetHands(ref session, Pace(key, i));
            }
        }

        return shorter;
    }

    private void Play(VisitDay day, long rank, int edge)
    {
        var key = Mix.Of(model.VisitKeys.Results, day.Floor.Day, rank);
        var most = BuyIn - Rest();
        for (var i = 0; i < _count; i++)
        {
            ref var session = ref _sessions[i];
            session.TheoCents = Theo(session, edge);
            var lanes = Mix.Of(key, i);
            long sum = Mix.Lane(lanes, 0) + Mix.Lane(lanes, 1) + Mix.Lane(lanes, 2) + Mix.Lane(lanes, 3);
            var luck = (Int128)AverageBet * Root(session.Hands) * ((2 * sum) - (4 * 65_535)) * 100;
            var cents = (luck / DeviationOfLanes) - session.TheoCents;
            session.Result = Math.Max((long)Rounded(cents, 100), -(most + Result));
            Result += session.Result;
            TheoCents += session.TheoCents;
        }
    }

    private void CashOut(VisitDay day, long rank, bool reported)
    {
        var rows = Math.Max(_counts.Of(CageKind.ChipRedemption), _counts.Of(TableKind.CashOut));
        if (rows == 0)
        {
            return;
        }

        Redeems = true;
        var left = BuyIn + Result;
        CashedOut = reported ? left : Math.Min(left, _counts.Of(CageKind.ChipRedemption) * model.CageTerms.RoomOut(_counts));
        if (day.OtherSuspicionOf(rank) is >= 0 and var other && day.Suspicions.KindOf(other) == SuspicionKind.ChipWalking)
        {
            CashedOut = Math.Max(rows, Math.Min(CashedOut, left / 2));
        }
    }

    private int Pace(ulong key, int session) => _paceLeast + (int)Mix.Below(Mix.Of(key, 4, session), _paceSpread);

    private static void SetHands(ref TableSession session, int pace) => session.Hands = session.TenthsOfHour * pace / 10;

    private long Theo(in TableSession session, int edge) => (long)Rounded((Int128)AverageBet * session.Hands * edge, 100);

    // Thousandths of the square root.
    private static long Root(int hands)
    {
        var square = hands * 1_000_000L;
        var root = (long)Math.Sqrt(square);
        return root * root > square ? root - 1 : root;
    }

    private static Int128 Rounded(Int128 value, Int128 divisor) =>
        value >= 0 ? ((2 * value) + divisor) / (2 * divisor) : -(((-2 * value) + divisor) / (2 * divisor));
}
