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
    private const int Percent = 100;

    private readonly int _days;
    private readonly ulong[] _status;
    private readonly ulong[] _delay;
    private readonly IdBlocks[] _reports;
    private readonly IdBlocks[] _references;
    private readonly ulong[] _others;

    public FilingBook(WorldKeys keys, Plan plan)
    {
        _days = plan.Days;
        _status = Keys("status");
        _delay = Keys("filing_date");
        _others = Keys("compliance_officer_id");
        _reports = [.. Keys("report_id").Select(key => new IdBlocks(key, 10, 7))];
        _references = [.. Keys("fincen_reference").Select((key, kind) => new IdBlocks(key, 10, kind == (int)FilingKind.W2G ? 6 : 9))];

        ulong[] Keys(string column) =>
            [.. Enum.GetValues<FilingKind>().Select(kind => keys.Of(CasinoDefinition.Compliance, $"{column} {kind}"))];
    }

    public FilingState StateOf(FilingKind kind, long number, int day)
    {
        if (kind == FilingKind.W2G)
        {
            return new FilingState(FilingStatus.Filed, day);
        }

        var mix = Mix.Of(_status[(int)kind], number);
        var drawn = (int)Mix.Below(mix, Percent);
        var status = kind == FilingKind.Ctr
            ? drawn switch
            {
                < 80 => FilingStatus.Filed,
                < 83 => FilingStatus.Rejected,
                < 85 => FilingStatus.Amended,
                < 95 => FilingStatus.PendingReview,
                _ => FilingStatus.Draft,
            }
            : drawn switch
            {
                < 60 => FilingStatus.Filed,
                < 85 => FilingStatus.PendingReview,
                _ => FilingStatus.Draft,
            };
        if (status is FilingStatus.Draft or FilingStatus.PendingReview)
        {
            return new FilingState(status, -1);
        }

        var filed = day + 1 + (int)Mix.Below(Mix.Of(_delay[(int)kind], number), kind == FilingKind.Ctr ? 14 : 29);
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
