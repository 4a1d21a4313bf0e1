using Lakehouse.Worlds.Casino.Knobs;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Filings;

internal enum FilingKind : byte
{
    W2G,
    Ctr,
    Sar,
}

internal enum FilingStatus : byte
{
    Draft,
    PendingReview,
    Filed,
    Rejected,
    Amended,
}

/// <summary>How far a filing is, and the day (since the window's start) on which it was filed, or -1.</summary>
internal readonly record struct FilingState(FilingStatus Status, int FiledOn);

/// <summary>What becomes of filings: a function of kind and number, cut off at the window's end.</summary>
internal sealed class FilingBook
{
    // In the order of the knobs' weights.
    private static readonly FilingStatus[] s_currencyStates =
        [FilingStatus.Filed, FilingStatus.Rejected, FilingStatus.Amended, FilingStatus.PendingReview, FilingStatus.Draft];

    private static readonly FilingStatus[] s_suspicionStates = [FilingStatus.Filed, FilingStatus.PendingReview, FilingStatus.Draft];

    private readonly int _days;
    private readonly Wheel _currencyStates;
    private readonly Wheel _suspicionStates;
    private readonly int _currencyWithin;
    private readonly int _suspicionWithin;
    private readonly ulong[] _status;
    private readonly ulong[] _delay;
    private readonly IdBlocks[] _reports;
    private readonly IdBlocks[] _references;
    private readonly ulong[] _others;

    public FilingBook(WorldKeys keys, Plan plan)
    {
        _days = plan.Days;
        _currencyStates = FilingKnobs.CurrencyStates.Wheel(plan.Knobs);
        _suspicionStates = FilingKnobs.SuspicionStates.Wheel(plan.Knobs);
        _currencyWithin = plan.Knobs.Units(FilingKnobs.CurrencyFiledWithin);
        _suspicionWithin = plan.Knobs.Units(FilingKnobs.SuspicionFiledWithin);
        CurrencyDue = plan.Knobs.Units(FilingKnobs.CurrencyDue);
        SuspicionDue = plan.Knobs.Units(FilingKnobs.SuspicionDue);
        WithheldFrom = 100L * plan.Knobs.Units(FilingKnobs.WithheldFrom);
        WithholdingRate = plan.Knobs.Units(FilingKnobs.WithholdingRate, 100);
        _status = Keys("status");
        _delay = Keys("filing_date");
        _others = Keys("compliance_officer_id");
        _reports = [.. Keys("report_id").Select(key => new IdBlocks(key, 10, 7))];
        _references = [.. Keys("fincen_reference").Select((key, kind) => new IdBlocks(key, 10, kind == (int)FilingKind.W2G ? 6 : 9))];

        ulong[] Keys(string column) =>
            [.. Enum.GetValues<FilingKind>().Select(kind => keys.Of(CasinoDefinition.Compliance, $"{column} {kind}"))];
    }

    /// <summary>Days after which a currency report is due.</summary>
    public int CurrencyDue { get; }

    /// <summary>Days after which a suspicious activity report is due.</summary>
    public int SuspicionDue { get; }

    /// <summary>Jackpots of which tax is withheld, from so many cents on.</summary>
    public long WithheldFrom { get; }

    /// <summary>The tax withheld, in ten-thousandths.</summary>
    public int WithholdingRate { get; }

    public FilingState StateOf(FilingKind kind, long number, int day)
    {
        if (kind == FilingKind.W2G)
        {
            return new FilingState(FilingStatus.Filed, day);
        }

        var mix = Mix.Of(_status[(int)kind], number);
        var status = kind == FilingKind.Ctr ? s_currencyStates[_currencyStates.Pick(mix)] : s_suspicionStates[_suspicionStates.Pick(mix)];
        if (status is FilingStatus.Draft or FilingStatus.PendingReview)
        {
            return new FilingState(status, -1);
        }

        var filed = day + 1 + (int)Mix.Below(Mix.Of(_delay[(int)kind], number), kind == FilingKind.Ctr ? _currencyWithin : _suspicionWithin);
        return filed < _days
            ? new FilingState(status, filed)
            : new FilingState(Mix.Of(mix, 1UL) >> 63 == 0 ? FilingStatus.Draft : FilingStatus.PendingReview, -1);
    }

    /// <summary>The number in the id of the document.</summary>
    public long ReportNumber(FilingKind kind, long number) => _reports[(int)kind].Number(number);

    /// <summary>The number in the reference that FinCEN or the IRS gave.</summary>
    public long ReferenceNumber(FilingKind kind, long number) => _references[(int)kind].Number(number);

    public int Officer(FilingKind kind, long number, int officers) => (int)Mix.Below(Mix.Of(_others[(int)kind], number), officers);

    public int Property(FilingKind kind, long number, int properties) =>
        (int)Mix.Below(Mix.Of(Mix.Of(_others[(int)kind], number), 1UL), properties);
}
