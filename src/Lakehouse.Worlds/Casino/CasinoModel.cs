using Lakehouse.Worlds.Casino.Cage;
using Lakehouse.Worlds.Casino.Filings;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Guard;
using Lakehouse.Worlds.Casino.Pits;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>What all tables of a casino share under a plan: the calendar, the machines, the players and the days.</summary>
internal sealed class CasinoModel
{
    private const int DayStartHour = CasinoDefinition.FirstHour;
    private const int DaysOfWeek = 7;
    private readonly Roster.Day[] _rosters;
    private readonly long[] _rowsBefore;
    private readonly VisitQuotas[] _quotas;
    private readonly VisitDay[] _visits;

    public CasinoModel(Plan plan)
    {
        Plan = plan;
        Keys = new WorldKeys(plan.Seed, plan.World);
        Calendar = CalendarOf(plan);
        Ledger = new Ledger(plan);
        Machines = new MachineFloor(Keys, plan.Knobs, Ledger);
        CageTerms = new CageTerms(plan.Knobs);
        CageMethods = new CageMethods(plan.Knobs);
        Players = new PlayerBook(Keys, plan.Knobs, plan.Count(CasinoDefinition.Players));

        // The counted days, or the first week if they are fewer, decide how visitors are chosen: they hold the busiest
        // weekday, and the window must not decide, since a longer one must not change a row.
        var decisive = Math.Max(plan.CountDays, DaysOfWeek);
        var visits = new VisitLedger(plan, Ledger);
        var days = OpenDays(Math.Max(plan.Days, decisive), Keys, Calendar, Ledger, visits);
        Days = days[..plan.Days];
        var roster = new Roster(Keys, plan.Knobs, Players, days[..decisive].Max(d => d.Visitors));
        _rosters = [.. Days.Select(d => roster.Open(d.Day, d.Visitors))];
        _rowsBefore = new long[Days.Length + 1];
        for (var day = 0; day < Days.Length; day++)
        {
            _rowsBefore[day + 1] = _rowsBefore[day] + Days[day].Rows;
        }

        VisitKeys = new VisitKeys(Keys);
        CageIds = new IdBlocks(Keys.Of(CasinoDefinition.Financial, "txn_id"), 16, 8);
        Tables = new TableFloor(Keys, plan.Knobs, plan.Count(CasinoDefinition.TableGames), plan.CountDays);
        Guard = new GuardLedger(plan, Players);
        Filings = new FilingBook(Keys, plan);
        _quotas = [.. Enumerable.Range(0, Days.Length + 1).Select(day => visits.Before(Calendar, day))];
        var kinds = new SuspicionKinds(plan.Knobs);
        _visits = [.. Days.Select(day => new VisitDay(VisitKeys, kinds, day, _quotas[day.Day], _quotas[day.Day + 1]))];
    }

    public Plan Plan { get; }

    public WorldKeys Keys { get; }

    public GamingCalendar Calendar { get; }

    public Ledger Ledger { get; }

    public MachineFloor Machines { get; }

    public PlayerBook Players { get; }

    public CageTerms CageTerms { get; }

    public CageMethods CageMethods { get; }

    public FloorDay[] Days { get; }

    public VisitKeys VisitKeys { get; }

    /// <summary>The numbers in the ids of cage transactions, by row.</summary>
    public IdBlocks CageIds { get; }

    public TableFloor Tables { get; }

    public GuardLedger Guard { get; }

    public FilingBook Filings { get; }

    public long SlotRows => _rowsBefore[^1];

    public static GamingCalendar CalendarOf(Plan plan) => new(plan, DayStartHour);

    public static FloorDay[] OpenDays(int days, WorldKeys keys, GamingCalendar calendar, Ledger ledger, VisitLedger visits)
    {
        var floorKeys = new FloorKeys(keys);
        var opened = new FloorDay[days];
        var before = visits.Before(calendar, 0);
        for (var day = 0; day < days; day++)
        {
            var after = visits.Before(calendar, day + 1);
            opened[day] = new FloorDay(floorKeys, calendar, ledger, day, after.Less(before).LeastVisitors);
            before = after;
        }

        return opened;
    }

    public Roster.Day RosterOf(int day) => _rosters[day];

    public VisitDay VisitsOf(int day) => _visits[day];

    /// <summary>What of every quota of the visitors falls on the days before one.</summary>
    public VisitQuotas QuotasBefore(int day) => _quotas[day];

    public long CageRowsBefore(int day) => _quotas[day].CageRows;

    public long FilingsBefore(int day) => _quotas[day].Filings;

    /// <summary>
    /// The number, among the day's events of its kind, of the incident that a suspicious activity report is about; -1 where
    /// the day has none left for it.
    /// </summary>
    public long IncidentOf(VisitDay day, SuspicionKind kind, long other)
    {
        var (number, events) = kind == SuspicionKind.Other
            ? (day.Suspicions.Before(kind, other), GuardKind.SuspiciousActivity)
            : (day.Suspicions.Before(SuspicionKind.Employee, other) + day.Suspicions.Before(SuspicionKind.Counterfeit, other),
                GuardKind.IncidentReport);
        return number < Guard.Of(Calendar, day.Floor.Day, events) ? number : -1;
    }

    public long SlotRowsBefore(int day) => _rowsBefore[day];

    /// <summary>The day that a slot row is of.</summary>
    public int DayOfSlotRow(long row)
    {
        var found = Array.BinarySearch(_rowsBefore, row);
        if (found < 0)
        {
            return ~found - 1;
        }

        // Days without rows begin at the same row; the row is of the last of them.
        while (_rowsBefore[found + 1] == row)
        {
            found++;
        }

        return found;
    }
}
