using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Casino.Visits;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Cage;

/// <summary>The amounts of the cage under a plan's knobs, in whole dollars, and what keeps a visit below a report.</summary>
internal sealed class CageTerms(KnobValues knobs)
{
    private const int RoomBelowReport = 100;
    private const int Step = 10;

    private static readonly long[] s_amounts = [100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 25_000];
    private static readonly long[] s_markers = [5_000, 10_000, 25_000, 50_000, 100_000];

    private readonly Wheel _amounts = CageKnobs.Amounts.Wheel(knobs);
    private readonly Wheel _markers = CageKnobs.Markers.Wheel(knobs);
    private readonly long _structuringFrom = knobs.Units(FilingKnobs.StructuringFrom);
    private readonly long _targetSpread = knobs.Units(FilingKnobs.CurrencyMost) - knobs.Units(FilingKnobs.CurrencyFrom);
    private readonly long _wireFrom = knobs.Units(FilingKnobs.WireFrom);
    private readonly long _wireLeast = knobs.Units(CageKnobs.WireLeast);
    private readonly long _wireMost = knobs.Units(CageKnobs.WireMost);
    private readonly long _checkLeast = knobs.Units(CageKnobs.CheckLeast);
    private readonly long _checkMost = knobs.Units(CageKnobs.CheckMost);
    private readonly long _frontLeast = knobs.Units(CageKnobs.FrontLeast);
    private readonly long _frontMost = knobs.Units(CageKnobs.FrontMost);

    /// <summary>Currency of a visit in one direction that is reported.</summary>
    public long ReportedFrom { get; } = knobs.Units(FilingKnobs.CurrencyFrom);

    /// <summary>Currency of a visit without a report stays within this in each direction.</summary>
    private long Room => ReportedFrom - RoomBelowReport;

    /// <summary>The most that a cash-in or purchase of chips of a visit without a report may be.</summary>
    public long RoomIn(VisitCounts counts) =>
        Room / (counts.Of(CageKind.CashIn) + Math.Max(1, counts.Of(CageKind.ChipPurchase)));

    /// <summary>The most that a row of cash out of a visit without a report may be.</summary>
    public long RoomOut(VisitCounts counts) => Room / Math.Max(
        1,
        counts.Of(CageKind.CashOut)
            + counts.Of(CageKind.ChipRedemption)
            + counts.Of(CageKind.CheckCashing));

    /// <summary>A usual amount that is not over a limit.</summary>
    public long Listed(ulong mix, long most)
    {
        var i = _amounts.Pick(mix);
        while (i > 0 && s_amounts[i] > most)
        {
            i--;
        }

        return Math.Min(s_amounts[i], most);
    }

    /// <summary>A cash-in of a cluster, each just below the report.</summary>
    public long Structured(ulong mix) => _structuringFrom + (Step * Mix.Below(mix, Math.Max(1, (ReportedFrom - _structuringFrom) / Step)));

    /// <summary>A cash-in of a visit that is reported for the sum of several, none of which could be of a cluster.</summary>
    public long Aggregated(ulong mix)
    {
        var half = (ReportedFrom + 1) / 2;
        return half + (Step * Mix.Below(mix, Math.Max(1, (_structuringFrom - half) / Step)));
    }

    /// <summary>The amount, or one below the band of structuring where it lies in it.</summary>
    public long OutOfBand(long amount) =>
        amount >= _structuringFrom && amount < ReportedFrom ? _structuringFrom - RoomBelowReport : amount;

    /// <summary>What the cash-ins of a reported visit come to at least, by 16 bits of chance.</summary>
    public long Target(long lane) => ReportedFrom + (long)((Int128)_targetSpread * lane * lane * lane >> 48);

    public long Check(ulong mix, long room)
    {
        var most = Math.Min(_checkMost, room);
        var least = Math.Min(_checkLeast, most);
        return least + Mix.Below(mix, most - least + 1);
    }

    public long Wire(ulong mix, bool isSuspicious)
    {
        var least = isSuspicious ? _wireFrom + 1 : _wireLeast;
        return least + Mix.Below(mix, _wireMost - least + 1);
    }

    public long FrontMoney(ulong mix) => _frontLeast + Mix.Below(mix, _frontMost - _frontLeast + 1);

    /// <summary>A marker of a visit with a report.</summary>
    public long Marker(ulong mix) => s_markers[_markers.Pick(mix)];
}
