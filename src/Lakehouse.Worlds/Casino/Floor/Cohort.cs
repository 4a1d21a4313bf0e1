using Lakehouse.Worlds.Chance;

namespace Lakehouse.Worlds.Casino.Floor;

/// <summary>
/// The visitors who share a run of bands of a day and the carded seats that their course owns in them. They are seated
/// round robin, so nobody sits twice in a band and everybody sits at least once.
/// </summary>
internal readonly struct Cohort
{
    public required int Course { get; init; }

    public required int FirstBand { get; init; }

    public required int LastBand { get; init; }

    /// <summary>The number of visitors.</summary>
    public required long Size { get; init; }

    /// <summary>The position, among the day's visitors, of the cohort's first.</summary>
    public required long Start { get; init; }

    /// <summary>From visitor to row of the round.</summary>
    public required Permutation Rows { get; init; }

    /// <summary>Seats of the cohort in its bands before each band of the day.</summary>
    public required long[] SeatsBefore { get; init; }

    /// <summary>The courses of bands that cohorts of a day follow, by the size of the floor.</summary>
    public static (int First, int Last)[][] Courses(long machines) => machines >= 20 ? s_courses : s_coursesOfSmallFloor;

    private static readonly (int, int)[][] s_courses =
        [[(0, 3), (4, 7), (8, 9)], [(0, 1), (2, 5), (6, 9)], [(0, 2), (3, 6), (7, 9)], [(0, 4), (5, 9)]];

    private static readonly (int, int)[][] s_coursesOfSmallFloor = [[(0, 4), (5, 9)]];
}
