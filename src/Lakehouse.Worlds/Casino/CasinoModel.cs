using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>What all tables of a casino share under a plan: the calendar, the machines, the players and the days.</summary>
internal sealed class CasinoModel
{
    private const int DayStartHour = CasinoDefinition.FirstHour;
    private readonly Roster.Day[] _rosters;
    private readonly long[] _rowsBefore;

    public CasinoModel(Plan plan)
    {
        Plan = plan;
        Keys = new WorldKeys(plan.Seed, plan.World);
        Calendar = new GamingCalendar(plan, DayStartHour);
        Ledger = new Ledger(plan);
        Machines = new MachineFloor(Keys, Ledger.Machines);
        Players = new PlayerBook(Keys, plan.Count(CasinoDefinition.Players));

        // The counted days decide how visitors are chosen, the window does not: a longer window must not change a row.
        var days = OpenDays(plan, Keys, Calendar, Ledger);
        Days = days[..plan.Days];
        var roster = new Roster(Keys, Players, days[..plan.CountDays].Max(d => d.Visitors));
        _rosters = [.. Days.Select(d => roster.Open(d.Day, d.Visitors))];
        _rowsBefore = new long[Days.Length + 1];
        for (var day = 0; day < Days.Length; day++)
        {
            _rowsBefore[day + 1] = _rowsBefore[day] + Days[day].Rows;
        }
    }

    public Plan Plan { get; }

    public WorldKeys Keys { get; }

    public GamingCalendar Calendar { get; }

    public Ledger Ledger { get; }

    public MachineFloor Machines { get; }

    public PlayerBook Players { get; }

    public FloorDay[] Days { get; }

    public long SlotRows => _rowsBefore[^1];

    /// <summary>The visitors of the busiest day, which do not depend on how many players there are.</summary>
    public static long MostVisitorsOf(Plan plan, Ledger ledger) =>
        OpenDays(plan, new WorldKeys(plan.Seed, plan.World), new GamingCalendar(plan, DayStartHour), ledger).Max(d => d.Visitors);

    public Roster.Day RosterOf(int day) => _rosters[day];

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

    private static FloorDay[] OpenDays(Plan plan, WorldKeys keys, GamingCalendar calendar, Ledger ledger)
    {
        var floorKeys = new FloorKeys(keys);
        return [.. Enumerable.Range(0, Math.Max(plan.Days, plan.CountDays)).Select(day => new FloorDay(floorKeys, calendar, ledger, day))];
    }
}
