using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Pits;

/// <summary>A row of a table, of a visitor or of the house.</summary>
internal struct TableRow : ITimedRow
{
    public TableKind Kind;

    /// <summary>In whole dollars; of meaning where the kind has an amount.</summary>
    public long Amount;

    public int Second { get; set; }

    /// <summary>The number within its visit or table among rows of the kind; for ratings, the session's.</summary>
    public int Index { get; set; }

    public readonly int KindNumber => (int)Kind;
}

/// <summary>The rows of one visit at a table, or those of the house at one table on one day, in order of time.</summary>
internal sealed class TableRows(CasinoModel model)
{
    /// <summary>Chips are cashed, and a marker is paid, within this many seconds of the last play.</summary>
    public const int CashOutWithin = 400;

    private const int SecondsOfShift = 8 * 3_600;

    private static readonly long[] s_fillAmounts = [5_000, 10_000, 25_000, 50_000, 100_000];

    private readonly Wheel _fills = TableKnobs.Fills.Wheel(model.Plan.Knobs);
    private readonly long _dropLeast = model.Plan.Knobs.Units(TableKnobs.DropLeast);
    private readonly long _dropSpread = model.Plan.Knobs.Units(TableKnobs.DropMost) - model.Plan.Knobs.Units(TableKnobs.DropLeast) + 1;
    private readonly ulong _house = model.Keys.Of(CasinoDefinition.TableGames, "house rows");
    private TableRow[] _rows = new TableRow[32];
    private int _count;

    public ReadOnlySpan<TableRow> Rows => _rows.AsSpan(0, _count);

    public Visit Visit { get; } = new(model);

    /// <summary>The kinds of row that the house causes.</summary>
    public static ReadOnlySpan<TableKind> HouseKinds => [TableKind.Fill, TableKind.Credit, TableKind.ShiftStart, TableKind.ShiftEnd];

    /// <summary>Rows of the house at the tables before one.</summary>
    public static long HouseRowsBefore(CasinoModel model, VisitDay day, long table)
    {
        long rows = 0;
        foreach (var kind in HouseKinds)
        {
            rows += HouseBefore(model, day, kind, table);
        }

        return rows;
    }

    public static long HouseBefore(CasinoModel model, VisitDay day, TableKind kind, long table)
    {
        // The two rows of a shift share an offset, so that each table has both.
        var pair = kind == TableKind.ShiftEnd ? TableKind.ShiftStart : kind;
        var offset = Mix.Below(Mix.Of(model.VisitKeys.Offsets, day.Floor.Day, 200 + (int)pair), model.Tables.Count);
        return Deal.Before(day.Tables(kind), table, model.Tables.Count, offset);
    }

    public void OpenVisit(VisitDay day, long rank)
    {
        Visit.OpenAtTable(day, rank);
        _count = 0;
        var play = Visit.Table;
        if (!play.IsThere)
        {
            return;
        }

        var times = Mix.Of(model.VisitKeys.TableTimes, day.Floor.Day, rank);
        var chips = Mix.Of(model.VisitKeys.Chips, day.Floor.Day, rank);
        var sessions = play.Sessions;
        for (var i = 0; i < sessions.Length; i++)
        {
            Add(TableKind.RatingStart, sessions[i].Begin, i);
            Add(TableKind.RatingEnd, sessions[i].End, i);
        }

        var buyIns = Visit.Counts.Of(TableKind.BuyIn);
        for (var i = 0; i < buyIns; i++)
        {
            ref readonly var session = ref sessions[i % sessions.Length];
            var within = i == 0 ? 0 : (int)Mix.Below(Mix.Of(times, (long)TableKind.BuyIn, i), Math.Max(1, (session.End - session.Begin) / 2));
            Add(TableKind.BuyIn, session.Begin + within, i).Amount = Split.Part(play.BuyIn, Mix.Of(chips, 10UL), i, buyIns);
        }

        var last = sessions[^1].End;
        if (Visit.Counts.Of(TableKind.MarkerIssued) > 0)
        {
            Add(TableKind.MarkerIssued, sessions[0].Begin + 1, 0).Amount = play.Marker;
            Add(TableKind.MarkerPaid, After(TableKind.MarkerPaid, 0), 0).Amount = play.Marker;
        }

        var cashOuts = Visit.Counts.Of(TableKind.CashOut);
        for (var i = 0; i < cashOuts; i++)
        {
            Add(TableKind.CashOut, After(TableKind.CashOut, i), i).Amount = Split.Part(play.CashedOut, Mix.Of(chips, 11UL), i, cashOuts);
        }

        TimeOrder.Sort(_rows.AsSpan(0, _count));

        int After(TableKind kind, int index) => last + 1 + (int)Mix.Below(Mix.Of(times, (long)kind, index), CashOutWithin);
    }

    public void OpenHouse(VisitDay day, long table)
    {
        _count = 0;
        var key = Mix.Of(_house, day.Floor.Day, table);
        foreach (var kind in (ReadOnlySpan<TableKind>)[TableKind.Fill, TableKind.Credit])
        {
            for (var i = 0; i < Count(kind); i++)
            {
                var mix = Mix.Of(key, (long)kind, i);
                var band = (int)Mix.Below(mix, GamingCalendar.Bands);
                var second = day.Floor.SecondInBand(band, Mix.Lane(Mix.Of(mix, 1UL), 0));
                Add(kind, second, i).Amount = s_fillAmounts[_fills.Pick(Mix.Of(mix, 2UL))];
            }
        }

        var first = Mix.Below(Mix.Of(key, (long)TableKind.ShiftStart, -1), TableFloor.Shifts);
        for (var i = 0; i < Count(TableKind.ShiftStart); i++)
        {
            var shift = (int)((first + i) % TableFloor.Shifts);
            Add(TableKind.ShiftStart, shift * SecondsOfShift, i);
            var end = shift == TableFloor.Shifts - 1 ? (int)day.Floor.Length : (shift + 1) * SecondsOfShift;
            Add(TableKind.ShiftEnd, end - 1, i).Amount = _dropLeast + Mix.Below(Mix.Of(key, (long)TableKind.ShiftEnd, i), _dropSpread);
        }

        TimeOrder.Sort(_rows.AsSpan(0, _count));

        int Count(TableKind kind) => (int)(HouseBefore(model, day, kind, table + 1) - HouseBefore(model, day, kind, table));
    }

    private ref TableRow Add(TableKind kind, int second, int index)
    {
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _rows.Length * 2);
        }

        ref var row = ref _rows[_count++];
        row = new TableRow { Kind = kind, Second = second, Index = index };
        return ref row;
    }
}
