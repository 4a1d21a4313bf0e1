using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>
/// One machine on one day, remade for each in turn: how many rows of each kind it has, its ten stays, and what was
/// played in them. The largest thing that is ever built.
/// </summary>
internal sealed class MachineDay
{
    private const int MarginBefore = 240;
    private const int MarginAfter = 600;

    private readonly MachineFloor _machines;
    private readonly PlayStyle _style;
    private readonly long[] _before = new long[Ledger.SlotDeals];
    private readonly Stay[] _stays = new Stay[GamingCalendar.Bands];
    private readonly int[] _played = new int[GamingCalendar.Bands];
    private readonly int[] _jackpotBands = new int[GamingCalendar.Bands];
    private Play[] _plays = new Play[64];
    private long _place;
    private ulong _stayKey;
    private ulong _payoutKey;
    private Payout _payout;
    private int _jackpotBandCount;

    public MachineDay(CasinoModel model)
    {
        _machines = model.Machines;
        _style = model.Machines.Style;
        Day = model.Days[0];
        Denomination = model.Machines.Prices.Of(0);
    }

    public FloorDay Day { get; private set; }

    public long Machine { get; private set; } = -1;

    public Denomination Denomination { get; private set; }

    /// <summary>The machine's theoretical hold in ten-thousandths of a percent.</summary>
    public int Hold { get; private set; }

    /// <summary>Rows by <see cref="SlotDeal"/>; a pair counts once.</summary>
    public int[] Counts { get; } = new int[Ledger.SlotDeals];

    public int RowCount { get; private set; }

    /// <summary>How many bands have a play.</summary>
    public int PlayedBandCount { get; private set; }

    /// <summary>The key of what happens beside plays.</summary>
    public ulong OtherKey { get; private set; }

    public int Jackpots => Counts[(int)SlotDeal.JackpotHigh] + Counts[(int)SlotDeal.JackpotLow];

    public ref Stay StayOf(int band) => ref _stays[band];

    public ReadOnlySpan<Play> PlaysOf(in Stay stay) => _plays.AsSpan(stay.FirstPlay, stay.PlayCount);

    /// <summary>Turns to a machine of a day: its counts, its carded bands and the split of its plays.</summary>
    public void Open(FloorDay day, long machine)
    {
        var next = ReferenceEquals(day, Day) && machine == Machine + 1 && Machine >= 0;
        Day = day;
        Machine = machine;
        RowCount = 0;
        for (var deal = 0; deal < Ledger.SlotDeals; deal++)
        {
            var before = next ? _before[deal] : day.DealtBefore(deal, machine);
            _before[deal] = day.DealtBefore(deal, machine + 1);
            Counts[deal] = (int)(_before[deal] - before);
            RowCount += Counts[deal] * Ledger.RowsPerDeal(deal);
        }

        Denomination = _machines.Prices.Of(machine);
        Hold = _machines.Hold(machine);
        _payout = new Payout(Hold, _machines.Payouts);
        _place = day.Places.Forward(machine);
        _stayKey = Mix.Of(day.StayKey, machine);
        _payoutKey = Mix.Of(day.PayoutKey, machine);
        OtherKey = Mix.Of(day.OtherKey, machine);
        Split(Counts[(int)SlotDeal.Play]);
        FindJackpotBands();
    }

    /// <summary>Makes all stays of the day, in order.</summary>
    public void MakeStays()
    {
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            MakeStay(band);
        }
    }

    /// <summary>Makes one stay: when it was, and what each of its plays took and gave.</summary>
    public void MakeStay(int band)
    {
        var traits = PlaceStay(band);
        ref var stay = ref _stays[band];
        var payoutKey = Mix.Of(_payoutKey, band);
        var pace = _style.PaceLeast + ((Mix.Lane(traits, 0) * _style.PaceSpread) >> 16);
        var stake = Mix.Lane(traits, 1);
        var credits = stake < _style.HalfBelow ? (Denomination.BaseCredits + 1) / 2
            : stake >= _style.TwiceFrom ? Denomination.BaseCredits * 2
            : Denomination.BaseCredits;

        var plays = _plays.AsSpan(stay.FirstPlay, stay.PlayCount);
        var second = stay.Begin;
        long coinIn = 0, coinOut = 0, games = 0;
        for (var i = 0; i < plays.Length; i++)
        {
            ref var play = ref plays[i];
            second += play.Length;
            play.Second = second;
            play.Games = Math.Max(1, play.Length * pace / 3_600);
            var playKey = Mix.Of(payoutKey, i);
            var halfCredits = _payout.HalfBets(playKey, play.Games) * credits;
            // An odd half credit goes up or down by a fair bit, so the expectation stays exact.
            var wonCredits = (halfCredits + (long)(Mix.Of(playKey, ulong.MaxValue) >> 63 & (ulong)halfCredits)) >> 1;
            play.CoinIn = (long)play.Games * credits * Denomination.Cents;
            play.CoinOut = wonCredits * Denomination.Cents;
            coinIn += play.CoinIn;
            coinOut += play.CoinOut;
            games += play.Games;
        }

        stay.CoinIn = coinIn;
        stay.CoinOut = coinOut;
        stay.Games = (int)games;
    }

    /// <summary>Makes of one stay only when it was; returns the mix of its other traits.</summary>
    public ulong PlaceStay(int band)
    {
        ref var stay = ref _stays[band];
        var key = Mix.Of(_stayKey, band);
        var traits = Mix.Of(key, 0UL);
        var bandBegin = Day.BandEdges[band];
        var bandEnd = Day.BandEdges[band + 1];
        var total = DrawLengths(_plays.AsSpan(stay.FirstPlay, stay.PlayCount), key, (bandEnd - bandBegin) * 7 / 10);
        var middle = Day.SecondInBand(band, Mix.Lane(traits, 2));
        stay.Begin = Math.Max(Math.Min(middle - (total / 2), bandEnd - MarginAfter - total), bandBegin + MarginBefore);
        stay.End = stay.Begin + total;
        return traits;
    }

    /// <summary>The band and second of a jackpot of the day, high ones first, and its amount in cents.</summary>
    public (int Band, int Second, long Amount) Jackpot(int index)
    {
        var mix = Mix.Of(OtherKey, (long)SlotDeal.JackpotHigh, index);
        var (band, slice, slices) = JackpotPlace(index);
        ref readonly var stay = ref _stays[band];
        var (begin, length) = stay.PlayCount > 0
            ? (stay.Begin, stay.End - stay.Begin)
            : (Day.BandEdges[band] + MarginBefore, Day.BandEdges[band + 1] - Day.BandEdges[band] - MarginBefore - MarginAfter);
        return (band, begin + Within(mix, length, slice, slices), JackpotAmount(index));
    }

    public int JackpotBand(int index) => JackpotPlace(index).Band;

    public long JackpotAmount(int index) => Denomination.Jackpot(
        index < Counts[(int)SlotDeal.JackpotHigh], Mix.Of(OtherKey, (long)SlotDeal.JackpotLow, index));

    /// <summary>The band of a bill or ticket: a played one, spread so that none has a second before the others have a first.</summary>
    public (int Band, int Slice, int Slices) PlaceInStay(SlotDeal deal, int index)
    {
        var bands = PlayedBandCount;
        var first = Mix.Below(Mix.Of(OtherKey, (long)deal, -1), Math.Max(1, bands == 0 ? GamingCalendar.Bands : bands));
        if (bands is 0 or GamingCalendar.Bands)
        {
            return PlaceAnywhere((int)first, deal, index);
        }

        var slices = ((Counts[(int)deal] - 1) / bands) + 1;
        return (_played[(int)((first + index) % bands)], index / bands, slices);
    }

    /// <summary>The band of a row in the free time after a stay: three bands on from the last, so ten rows have ten bands.</summary>
    public (int Band, int Slice, int Slices) PlaceAfterStay(SlotDeal deal, int index) =>
        PlaceAnywhere((int)Mix.Below(Mix.Of(OtherKey, (long)deal, -1), GamingCalendar.Bands), deal, index);

    /// <summary>A second of a stretch that is cut into slices, so that two rows of a kind never share one.</summary>
    public static int Within(ulong mix, int length, int slice, int slices)
    {
        var width = Math.Max(1, length / slices);
        return (slice * width) + (int)Mix.Below(mix, width);
    }

    /// <summary>The visitor, by position of the day, at this machine in a carded band.</summary>
    public long VisitorIn(int band) => Day.VisitorAt(_stays[band].Rank, band);

    private (int Band, int Slice, int Slices) PlaceAnywhere(int first, SlotDeal deal, int index) => (
        (first + (3 * index)) % GamingCalendar.Bands,
        index / GamingCalendar.Bands,
        ((Counts[(int)deal] - 1) / GamingCalendar.Bands) + 1);

    private (int Band, int Slice, int Slices) JackpotPlace(int index)
    {
        var first = Mix.Below(Mix.Of(OtherKey, (long)SlotDeal.JackpotLow, -1), _jackpotBandCount);
        var slices = ((Jackpots - 1) / _jackpotBandCount) + 1;
        return (_jackpotBands[(int)((first + index) % _jackpotBandCount)], index / _jackpotBandCount, slices);
    }

    private int DrawLengths(Span<Play> plays, ulong key, int most)
    {
        ulong lanes = 0;
        var total = 0;
        var least = _style.PlayLeast;
        long spread = _style.PlaySpread;
        for (var i = 0; i < plays.Length; i++)
        {
            if (i % 4 == 0)
            {
                lanes = Mix.Of(key, 1 + (i / 4));
            }

            long lane = Mix.Lane(lanes, i % 4);
            plays[i].Length = least + (int)((spread * lane * lane) >> 32);
            total += plays[i].Length;
        }

        if (total <= most)
        {
            return total;
        }

        var scaled = 0;
        foreach (ref var play in plays)
        {
            play.Length = Math.Max(1, (int)((long)play.Length * most / total));
            scaled += play.Length;
        }

        return scaled;
    }

    private void Split(int plays)
    {
        if (plays > _plays.Length)
        {
            _plays = new Play[plays * 2];
        }

        Span<int> counts = stackalloc int[GamingCalendar.Bands];
        var splitKey = Mix.Of(_stayKey, -1L);
        if (plays >= GamingCalendar.Bands)
        {
            Spread(counts, plays, splitKey);
        }
        else if (plays > 0)
        {
            var order = new Permutation(splitKey, GamingCalendar.Bands);
            for (var i = 0; i < plays; i++)
            {
                counts[(int)order.Forward(i)] = 1;
            }
        }
        else
        {
            counts.Clear();
        }

        var first = 0;
        PlayedBandCount = 0;
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            var rank = Day.RankOf(_place, band);
            _stays[band] = new Stay { FirstPlay = first, PlayCount = counts[band], Rank = rank, Carded = rank < Day.Carded[band] };
            first += counts[band];
            if (counts[band] > 0)
            {
                _played[PlayedBandCount++] = band;
            }
        }
    }

    // One play each, the others by keyed weights of 1 to 5; without the offset the last band would get more than its share.
    private static void Spread(Span<int> counts, int plays, ulong key)
    {
        var weights = Mix.Of(key, 1UL);
        var more = Mix.Of(key, 2UL);
        Span<int> before = stackalloc int[GamingCalendar.Bands + 1];
        before[0] = 0;
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            var bits = (int)((band < 8 ? weights >> (8 * band) : more >> (8 * (band - 8))) & 0xFF);
            before[band + 1] = before[band] + 1 + ((bits * 5) >> 8);
        }

        var total = before[GamingCalendar.Bands];
        var offset = (int)Mix.Below(Mix.Of(key, 3UL), total);
        var extra = plays - GamingCalendar.Bands;
        var dealt = 0;
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            var upTo = ((extra * before[band + 1]) + offset) / total;
            counts[band] = 1 + upTo - dealt;
            dealt = upTo;
        }
    }

    private void FindJackpotBands()
    {
        _jackpotBandCount = 0;
        if (Jackpots == 0)
        {
            return;
        }

        foreach (var playedOnly in (ReadOnlySpan<bool>)[true, false])
        {
            for (var band = 0; band < GamingCalendar.Bands; band++)
            {
                if (_stays[band].Carded && (!playedOnly || _stays[band].PlayCount > 0))
                {
                    _jackpotBands[_jackpotBandCount++] = band;
                }
            }

            if (_jackpotBandCount > 0)
            {
                return;
            }
        }
    }
}

/// <summary>A stay at a machine: one carded player or nobody, once in each band.</summary>
internal struct Stay
{
    public int FirstPlay;
    public int PlayCount;
    public bool Carded;
    public long Rank;
    public int Begin;
    public int End;
    public long CoinIn;
    public long CoinOut;
    public int Games;
}

/// <summary>The games since the row before in a stay, summed.</summary>
internal struct Play
{
    public int Length;
    public int Second;
    public int Games;
    public long CoinIn;
    public long CoinOut;
}
