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
    private Play[] _alone = new Play[64];
    private Stay _stayAlone;
    private bool _isWhole;
    private long _place;
    private ulong _stayKey;
    private ulong _payoutKey;
    private Payout? _payout;
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

    /// <summary>The stay that was made without the others.</summary>
    public ref readonly Stay StayAlone => ref _stayAlone;

    public ReadOnlySpan<Play> PlaysOf(in Stay stay) => _plays.AsSpan(stay.FirstPlay, stay.PlayCount);

    /// <summary>Turns to a machine of a day: its counts, its carded bands and the split of its plays.</summary>
    public void Open(FloorDay day, long machine)
    {
        var next = _isWhole && ReferenceEquals(day, Day) && machine == Machine + 1;
        _isWhole = true;
        RowCount = 0;
        for (var deal = 0; deal < Ledger.SlotDeals; deal++)
        {
            var before = next ? _before[deal] : day.DealtBefore(deal, machine);
            _before[deal] = day.DealtBefore(deal, machine + 1);
            Counts[deal] = (int)(_before[deal] - before);
            RowCount += Counts[deal] * Ledger.RowsPerDeal(deal);
        }

        TurnTo(day, machine);
        _place = day.Places.Forward(machine);
        OtherKey = Mix.Of(day.OtherKey, machine);
        Split(Counts[(int)SlotDeal.Play]);
        FindJackpotBands();
    }

    /// <summary>
    /// Makes one stay without the rest of its machine's day, as <see cref="StayAlone"/>; until the next opening nothing else
    /// is of meaning. False where the rest matters: where the machine gives a jackpot, or nothing is played.
    /// </summary>
    public bool OpenStayAlone(FloorDay day, long machine, int band)
    {
        var plays = Dealt(day, SlotDeal.Play, machine);
        if (plays == 0 || Dealt(day, SlotDeal.JackpotHigh, machine) + Dealt(day, SlotDeal.JackpotLow, machine) > 0)
        {
            return false;
        }

        _isWhole = false;
        TurnTo(day, machine);
        _stayAlone = new Stay { PlayCount = PlaySplit.PlaysIn(band, plays, SplitKey(_stayKey)) };
        MakeStay(ref _stayAlone, band, Alone(_stayAlone.PlayCount));
        return true;
    }

    /// <summary>Makes all stays of the day, in order.</summary>
    public void MakeStays()
    {
        for (var band = 0; band < GamingCalendar.Bands; band++)
        {
            MakeStay(band);
        }
    }

    /// <summary>Whether a machine gives a jackpot on a day that is reported.</summary>
    public static bool GivesHandPays(FloorDay day, long machine) => Dealt(day, SlotDeal.JackpotHigh, machine) > 0;

    /// <summary>When a stay begins and ends, of any machine and day: for who needs nothing else of it.</summary>
    public (int Begin, int End) TimesOfStay(FloorDay day, long machine, int band)
    {
        var stayKey = Mix.Of(day.StayKey, machine);
        var plays = PlaySplit.PlaysIn(band, Dealt(day, SlotDeal.Play, machine), SplitKey(stayKey));
        var key = Mix.Of(stayKey, band);
        return DrawTimes(day, band, Alone(plays), key, Mix.Of(key, 0UL));
    }

    /// <summary>Makes of one stay only when it was.</summary>
    public void MakeTimes(int band)
    {
        ref var stay = ref _stays[band];
        var key = Mix.Of(_stayKey, band);
        var plays = _plays.AsSpan(stay.FirstPlay, stay.PlayCount);
        (stay.Begin, stay.End) = DrawTimes(Day, band, plays, key, Mix.Of(key, 0UL));
    }

    /// <summary>Makes one stay: when it was, and what each of its plays took and gave.</summary>
    public void MakeStay(int band)
    {
        ref var stay = ref _stays[band];
        MakeStay(ref stay, band, _plays.AsSpan(stay.FirstPlay, stay.PlayCount));
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

    private static int Dealt(FloorDay day, SlotDeal deal, long machine) =>
        (int)(day.DealtBefore((int)deal, machine + 1) - day.DealtBefore((int)deal, machine));

    private void TurnTo(FloorDay day, long machine)
    {
        Day = day;
        Machine = machine;
        Denomination = _machines.Prices.Of(machine);
        Hold = _machines.Hold(machine);
        _payout = null;
        _stayKey = Mix.Of(day.StayKey, machine);
        _payoutKey = Mix.Of(day.PayoutKey, machine);
    }

    private Span<Play> Alone(int plays)
    {
        if (plays > _alone.Length)
        {
            _alone = new Play[plays * 2];
        }

        return _alone.AsSpan(0, plays);
    }

    private void MakeStay(ref Stay stay, int band, Span<Play> plays)
    {
        var payout = _payout ??= new Payout(Hold, _machines.Payouts);
        var key = Mix.Of(_stayKey, band);
        var payoutKey = Mix.Of(_payoutKey, band);
        var traits = Mix.Of(key, 0UL);
        var pace = _style.PaceLeast + ((Mix.Lane(traits, 0) * _style.PaceSpread) >> 16);
        var stake = Mix.Lane(traits, 1);
        var credits = stake < _style.HalfBelow ? (Denomination.BaseCredits + 1) / 2
            : stake >= _style.TwiceFrom ? Denomination.BaseCredits * 2
            : Denomination.BaseCredits;

        (stay.Begin, stay.End) = DrawTimes(Day, band, plays, key, traits);

        var second = stay.Begin;
        long coinIn = 0, coinOut = 0, games = 0;
        for (var i = 0; i < plays.Length; i++)
        {
            ref var play = ref plays[i];
            second += play.Length;
            play.Second = second;
            play.Games = Math.Max(1, play.Length * pace / 3_600);
            var playKey = Mix.Of(payoutKey, i);
            var halfCredits = payout.HalfBets(playKey, play.Games) * credits;
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

    private (int Begin, int End) DrawTimes(FloorDay day, int band, Span<Play> plays, ulong key, ulong traits)
    {
        var bandBegin = day.BandEdges[band];
        var bandEnd = day.BandEdges[band + 1];
        var total = DrawLengths(plays, key, (bandEnd - bandBegin) * 7 / 10);
        var middle = day.SecondInBand(band, Mix.Lane(traits, 2));
        var begin = Math.Max(Math.Min(middle - (total / 2), bandEnd - MarginAfter - total), bandBegin + MarginBefore);
        return (begin, begin + total);
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
        var splitKey = SplitKey(_stayKey);
        if (plays >= GamingCalendar.Bands)
        {
            PlaySplit.Spread(counts, plays, splitKey);
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

    private static ulong SplitKey(ulong stayKey) => Mix.Of(stayKey, -1L);

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
