using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>
/// One gaming day of the machines: its quotas, who may sit where, and its visitors by number. A closed form of the day;
/// nothing here grows with the floor.
/// </summary>
internal sealed class FloorDay
{
    private readonly long _machines;
    private readonly DayShape _shape;
    private readonly PriceBook _prices;
    private readonly int _courses;
    private readonly int[] _cohortOf;
    private readonly long[] _offsets = new long[Ledger.SlotDeals];

    // The rows of the day outside of the machines need some visitors at least.
    public FloorDay(FloorKeys keys, GamingCalendar calendar, Ledger ledger, int day, long needed)
    {
        Day = day;
        _machines = ledger.Machines;
        BeginUtc = calendar.BeginUtc(day);
        Length = calendar.BeginUtc(day + 1) - BeginUtc;
        _shape = calendar.Shape;
        _prices = ledger.Prices;
        BandEdges = _shape.BandEdges(Length);
        Places = new Permutation(Mix.Of(keys.Places, day), _machines);
        StayKey = Mix.Of(keys.Stays, day);
        PayoutKey = Mix.Of(keys.Payouts, day);
        OtherKey = Mix.Of(keys.Others, day);

        var offsetKey = Mix.Of(keys.Offsets, day);
        for (var deal = 0; deal < Ledger.SlotDeals; deal++)
        {
            Quotas[deal] = calendar.Before(ledger.Slots[deal], day + 1) - calendar.Before(ledger.Slots[deal], day);
            _offsets[deal] = Mix.Below(Mix.Of(offsetKey, deal), Math.Max(1, Units(deal, _machines)));
        }

        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            var stay = ((long)day * GamingCalendar.Bands) + band;
            Carded[band] = Share(stay + 1) - Share(stay);
            Shifts[band] = (long)((UInt128)_machines * (ulong)(3 * band % 10) / 10);
        }

        var courses = Cohort.Courses(_machines);
        _courses = courses.Length;
        _cohortOf = new int[_courses * GamingCalendar.Bands];
        Cohorts = MakeCohorts(keys, courses, calendar.Before(ledger.Visits, day + 1) - calendar.Before(ledger.Visits, day), needed);

        long Share(long stays) => (long)((UInt128)_machines * (ulong)ledger.CardedPercent * (ulong)stays / 100);
    }

    public int Day { get; }

    /// <summary>The day's begin, in seconds since 1970 UTC.</summary>
    public long BeginUtc { get; }

    /// <summary>The day's length in seconds.</summary>
    public long Length { get; }

    public int[] BandEdges { get; }

    /// <summary>From machine to its place of the day, from which its rank in each band follows.</summary>
    public Permutation Places { get; }

    public ulong StayKey { get; }

    public ulong PayoutKey { get; }

    public ulong OtherKey { get; }

    /// <summary>The day's quotas by <see cref="SlotDeal"/>.</summary>
    public long[] Quotas { get; } = new long[Ledger.SlotDeals];

    /// <summary>Machines ranked below this in a band are played by carded players.</summary>
    public long[] Carded { get; } = new long[GamingCalendar.Bands];

    public long[] Shifts { get; } = new long[GamingCalendar.Bands];

    public Cohort[] Cohorts { get; }

    /// <summary>The day's visitors: positions 0 to this less one.</summary>
    public long Visitors { get; private set; }

    public long Rows
    {
        get
        {
            long rows = 0;
            for (var deal = 0; deal < Ledger.SlotDeals; deal++)
            {
                rows += Quotas[deal] * Ledger.RowsPerDeal(deal);
            }

            return rows;
        }
    }

    /// <summary>What of a quota the machines before <paramref name="machine"/> get.</summary>
    public long DealtBefore(int deal, long machine)
    {
        var total = Units(deal, _machines);
        return total == 0 ? 0 : Deal.Before(Quotas[deal], Units(deal, machine), total, _offsets[deal]);
    }

    /// <summary>Rows of the machines before <paramref name="machine"/>.</summary>
    public long RowsBefore(long machine)
    {
        long rows = 0;
        for (var deal = 0; deal < Ledger.SlotDeals; deal++)
        {
            rows += DealtBefore(deal, machine) * Ledger.RowsPerDeal(deal);
        }

        return rows;
    }

    public long RankOf(long place, int band)
    {
        var rank = place + Shifts[band];
        return rank >= _machines ? rank - _machines : rank;
    }

    public long MachineAt(long rank, int band)
    {
        var place = rank - Shifts[band];
        return Places.Inverse(place < 0 ? place + _machines : place);
    }

    /// <summary>The visitor, by position, on the carded seat of this rank.</summary>
    public long VisitorAt(long rank, int band)
    {
        var course = 0;
        while (course + 1 < _courses && rank >= SeatsFrom(band, course + 1))
        {
            course++;
        }

        ref readonly var cohort = ref Cohorts[_cohortOf[(course * GamingCalendar.Bands) + band]];
        var row = (cohort.SeatsBefore[band] + rank - SeatsFrom(band, course)) % cohort.Size;
        return cohort.Start + cohort.Rows.Inverse(row);
    }

    /// <summary>A second of a band, drawn by the hourly weights from 16 bits of chance.</summary>
    public int SecondInBand(int band, int lane) => _shape.SecondInBand(band, lane, Length);

    public ref readonly Cohort CohortOf(long position)
    {
        var i = Cohorts.Length - 1;
        while (Cohorts[i].Start > position)
        {
            i--;
        }

        return ref Cohorts[i];
    }

    /// <summary>The rank of the visitor's seat in a band, or -1 where the visitor has none.</summary>
    public long SeatOf(in Cohort cohort, long row, int band)
    {
        var first = SeatsFrom(band, cohort.Course);
        var seat = (row - cohort.SeatsBefore[band]) % cohort.Size;
        seat = seat < 0 ? seat + cohort.Size : seat;
        return seat < SeatsFrom(band, cohort.Course + 1) - first ? first + seat : -1;
    }

    /// <summary>The seats of a visitor, by position of the day, in order of time; tells how many there are.</summary>
    public int SeatsOf(long position, Span<Seat> seats)
    {
        ref readonly var cohort = ref CohortOf(position);
        var row = cohort.Rows.Forward(position - cohort.Start);
        var count = 0;
        for (var band = cohort.FirstBand; band <= cohort.LastBand; band++)
        {
            var rank = SeatOf(cohort, row, band);
            if (rank >= 0)
            {
                seats[count++] = new Seat(MachineAt(rank, band), band);
            }
        }

        return count;
    }

    private long SeatsFrom(int band, int course) => Carded[band] * course / _courses;

    private Cohort[] MakeCohorts(FloorKeys keys, (int First, int Last)[][] courses, long visits, long needed)
    {
        var number = courses.Sum(c => c.Length);
        var wanted = Math.Max(visits / number, (needed + number - 1) / number);
        var cohorts = new List<Cohort>(number);
        var rowKey = Mix.Of(keys.Seats, Day);
        for (var course = 0; course < courses.Length; course++)
        {
            foreach (var (first, last) in courses[course])
            {
                var before = new long[GamingCalendar.Bands];
                long seats = 0, largest = 0;
                for (var band = first; band <= last; band++)
                {
                    before[band] = seats;
                    var here = SeatsFrom(band, course + 1) - SeatsFrom(band, course);
                    seats += here;
                    largest = Math.Max(largest, here);
                    _cohortOf[(course * GamingCalendar.Bands) + band] = cohorts.Count;
                }

                var size = Math.Clamp(wanted, largest, seats);
                cohorts.Add(new Cohort
                {
                    Course = course,
                    FirstBand = first,
                    LastBand = last,
                    Size = size,
                    Start = Visitors,
                    Rows = new Permutation(Mix.Of(rowKey, cohorts.Count), size),
                    SeatsBefore = before,
                });
                Visitors += size;
            }
        }

        return [.. cohorts];
    }

    private long Units(int deal, long machines) => deal switch
    {
        (int)SlotDeal.JackpotHigh => _prices.HighWeightBefore(machines),
        (int)SlotDeal.JackpotLow => _prices.LowWeightBefore(machines),
        _ => machines,
    };
}

/// <summary>A machine in one of the bands of a day.</summary>
internal readonly record struct Seat(long Machine, int Band);
