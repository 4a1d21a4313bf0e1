using Lakehouse.Worlds.Casino;
using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Tests.Support;
using Xunit;

namespace Lakehouse.Worlds.Tests.Casino.Floor;

public sealed class FloorDayTests
{
    public static TheoryData<string, long, int> Floors => new()
    {
        { "one machine", 33, 1 },
        { "two machines", 67, 1 },
        { "three machines a week", 700, 7 },
        { "demo", 1_000, 7 },
        { "nineteen machines", 633, 1 },
        { "twenty machines", 667, 1 },
        { "small", 10_000, 30 },
        { "ninety-seven machines", 97_000, 30 },
        { "medium", 100_000, 30 },
    };

    [Fact]
    public void More_visits_than_seats_or_fewer_than_a_band_needs_are_fitted_to_the_seats()
    {
        foreach (var (machines, filings) in new[] { (30, 100_000L), (100, 1_000_000), (3, 50_000), (100, 1) })
        {
            var plan = TestPlans.WithCounts(TestPlans.OfSlots(machines * 1_000, 30), 30, (TestPlans.Compliance, filings));
            SeatsAreTaken("many or few visits", new CasinoModel(plan));
        }
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void Every_carded_seat_has_one_visitor_and_every_visitor_a_seat_but_none_two_in_a_band(string name, long slots, int days)
    {
        SeatsAreTaken(name, new CasinoModel(TestPlans.OfSlots(slots, days)));
    }

    private static void SeatsAreTaken(string name, CasinoModel model)
    {
        foreach (var day in model.Days.Take(8))
        {
            var sits = new bool[day.Visitors];
            for (var band = 0; band < GamingCalendar.Bands; band++)
            {
                var inBand = new HashSet<long>();
                for (long rank = 0; rank < day.Carded[band]; rank++)
                {
                    var position = day.VisitorAt(rank, band);
                    Assert.InRange(position, 0, day.Visitors - 1);
                    Assert.True(inBand.Add(position), $"{name}: visitor {position} sits twice in band {band} of day {day.Day}.");
                    sits[position] = true;

                    ref readonly var cohort = ref day.CohortOf(position);
                    Assert.InRange(position, cohort.Start, cohort.Start + cohort.Size - 1);
                    Assert.InRange(band, cohort.FirstBand, cohort.LastBand);
                    Assert.Equal(rank, day.SeatOf(cohort, cohort.Rows.Forward(position - cohort.Start), band));
                }

                for (long position = 0; position < day.Visitors; position++)
                {
                    ref readonly var cohort = ref day.CohortOf(position);
                    if (band >= cohort.FirstBand && band <= cohort.LastBand && !inBand.Contains(position))
                    {
                        Assert.Equal(-1, day.SeatOf(cohort, cohort.Rows.Forward(position - cohort.Start), band));
                    }
                }
            }

            Assert.True(Array.TrueForAll(sits, s => s), $"{name}: a visitor of day {day.Day} has no seat.");
        }
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void Machines_and_ranks_name_each_other_and_each_machine_has_five_to_seven_carded_stays(string name, long slots, int days)
    {
        var model = new CasinoModel(TestPlans.OfSlots(slots, days));
        foreach (var day in model.Days)
        {
            for (long machine = 0; machine < model.Machines.Count; machine++)
            {
                var carded = 0;
                for (var band = 0; band < GamingCalendar.Bands; band++)
                {
                    var rank = day.RankOf(day.Places.Forward(machine), band);
                    Assert.InRange(rank, 0, model.Machines.Count - 1);
                    Assert.Equal(machine, day.MachineAt(rank, band));
                    carded += rank < day.Carded[band] ? 1 : 0;
                }

                var (least, most) = model.Machines.Count % 10 == 0 ? (6, 6) : (5, 7);
                Assert.True(carded >= least && carded <= most, $"{name}: machine {machine} has {carded} carded stays on day {day.Day}.");
            }

            var stays = model.Machines.Count * 10 * (day.Day + 1);
            Assert.Equal(stays * 6 / 10, model.Days.Take(day.Day + 1).Sum(d => d.Carded.Sum()));
        }
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void What_machines_are_dealt_adds_up_to_the_quotas_of_the_day(string name, long slots, int days)
    {
        var model = new CasinoModel(TestPlans.OfSlots(slots, days));
        var dealt = new long[Ledger.SlotDeals];
        foreach (var day in model.Days)
        {
            for (var deal = 0; deal < Ledger.SlotDeals; deal++)
            {
                Assert.Equal(0, day.DealtBefore(deal, 0));
                Assert.True(
                    day.DealtBefore(deal, model.Machines.Count) == day.Quotas[deal],
                    $"{name}: day {day.Day} does not deal all of {(SlotDeal)deal}.");
                dealt[deal] += day.Quotas[deal];
            }

            Assert.Equal(day.Rows, day.RowsBefore(model.Machines.Count));
        }

        Assert.Equal(model.Ledger.Slots, dealt);
    }

    [Fact]
    public void Courses_of_cohorts_cover_every_band_once()
    {
        foreach (var machines in new[] { 1L, 19, 20, 2_000 })
        {
            var courses = Cohort.Courses(machines);
            Assert.Equal(machines < 20 ? 1 : 4, courses.Length);
            Assert.All(courses, course =>
            {
                Assert.Equal(Enumerable.Range(0, 10), course.SelectMany(c => Enumerable.Range(c.First, c.Last - c.First + 1)));
                Assert.All(course, c => Assert.InRange(c.Last - c.First + 1, 2, 5));
            });
        }

        Assert.Equal(11, Cohort.Courses(20).Sum(c => c.Length));
    }
}
