using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Tables;
using Lakehouse.Worlds.Tests.Support;

namespace Lakehouse.Worlds.Tests.Casino.Rules;

/// <summary>A world with all its slot rows read, and the stays behind them.</summary>
internal sealed class SlotWorld
{
    private static readonly Lazy<SlotWorld[]> s_fixed = new(() =>
    [
        .. from scale in (string[])["demo", "small"] from seed in (ulong[])[1, 2, 42] select new SlotWorld(TestPlans.Of(scale, seed)),
        new(TestPlans.Of("medium")),
        new(TestPlans.OfSlots(1, 1)),
        new(TestPlans.OfSlots(7, 1)),
        new(TestPlans.OfSlots(33, 1)),
        new(TestPlans.OfSlots(1_000, 1)),
        new(TestPlans.OfSlots(10, 30)),
        new(TestPlans.OfSlots(43, 60)),
        new(TestPlans.OfSlots(65, 60)),
        new(TestPlans.Of("small", days: 1)),
        new(TestPlans.Of("small", days: 7)),
        new(TestPlans.Of("small", days: 90)),
        new(TestPlans.Of("small", 2, new DateOnly(2025, 2, 25), 30)),
        new(TestPlans.Of("demo", 1, new DateOnly(2025, 10, 28), 7)),
    ]);

    private readonly Lazy<Dictionary<(DateOnly Day, long Machine), Stay[]>> _stays;

    public SlotWorld(Plan plan)
    {
        Plan = plan;
        World = World.Open(plan);
        Model = new CasinoModel(plan);
        Rows = SlotRow.All(World);
        _stays = new(FindStays);
    }

    /// <summary>Worlds of every size and window that the rules are held against.</summary>
    public static IReadOnlyList<SlotWorld> Fixed => s_fixed.Value;

    public Plan Plan { get; }

    public World World { get; }

    public CasinoModel Model { get; }

    public List<SlotRow> Rows { get; }

    /// <summary>The ten stays of each machine-day that has rows.</summary>
    public Dictionary<(DateOnly Day, long Machine), Stay[]> Stays => _stays.Value;

    public IEnumerable<IGrouping<(DateOnly Day, long Machine), SlotRow>> MachineDays => Rows.GroupBy(r => (r.Day, r.MachineNumber));

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Plan.Days).Select(Plan.Start.AddDays);

    /// <summary>The band, from 0 to 9, of a time in its gaming day.</summary>
    public int BandOf(SlotRow row)
    {
        var day = Model.Days[row.Day.DayNumber - Plan.Start.DayNumber];
        var second = row.Time - CasinoClock.Begin(row.Day);
        var band = 0;
        while (second >= day.BandEdges[band + 1])
        {
            band++;
        }

        return band;
    }

    public override string ToString() => Plan.ToJson();

    private Dictionary<(DateOnly Day, long Machine), Stay[]> FindStays()
    {
        var machineDay = new MachineDay(Model);
        var stays = new Dictionary<(DateOnly, long), Stay[]>();
        foreach (var (day, machine) in MachineDays.Select(g => g.Key))
        {
            machineDay.Open(Model.Days[day.DayNumber - Plan.Start.DayNumber], machine);
            machineDay.MakeStays();
            stays[(day, machine)] = [.. Enumerable.Range(0, GamingCalendar.Bands).Select(band => machineDay.StayOf(band))];
        }

        return stays;
    }
}
