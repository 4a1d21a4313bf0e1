using Lakehouse.Benchmarks.Cases;
using Lakehouse.Benchmarks.Cases.Rivals;

namespace Lakehouse.Benchmarks.Log;

internal enum Maker
{
    Ours,
    Calibrator,
    Rival,
}

/// <summary>A case in a contest, with what the chart calls it.</summary>
internal sealed record Entrant(string Case, string Label, Maker Maker);

/// <summary>Cases whose speed is told as times that of the calibrator that writes the rows of one table.</summary>
internal sealed record Contest(string Table, IReadOnlyList<Entrant> Entrants)
{
    public const string CalibratorKind = "calibrator";

    /// <summary>What is done with the rows of every table: the first part of a case's name, and words for it.</summary>
    public static IReadOnlyList<(string Kind, string Title)> Paths { get; } =
    [
        ("batches", "into batches"), ("statistics", "with Delta statistics"), ("parquet", "through Parquet"),
        ("delta-1", "to Delta"), ("delta-2", "to Delta, 2 threads"), (CalibratorKind, CalibratorKind),
    ];

    public static IReadOnlyList<Contest> All { get; } =
    [
        Of(
            Catalogue.Slots,
            new Entrant(Catalogue.WholeParquet, "whole command, to Parquet", Maker.Ours),
            new Entrant(Catalogue.WholeDelta, "whole command, to Delta", Maker.Ours),
            new Entrant($"{WorkerCase.Kind}/{Catalogue.Slots}", "worker, its files", Maker.Ours),
            new Entrant(TpchgenCase.CaseName, "tpchgen, lineitem to Parquet", Maker.Rival)),
        Of(
            Catalogue.Profiles,
            new Entrant(BogusMemoryCase.CaseName, "Bogus, into objects", Maker.Rival),
            new Entrant(BogusParquetCase.CaseName, "Bogus, through Parquet.Net", Maker.Rival)),
        Of(Catalogue.Opening),
        Of(Catalogue.TableGames),
        Of(Catalogue.Financial),
        Of(Catalogue.Security),
        Of(Catalogue.Compliance),
    ];

    public string Calibrator => $"{CalibratorKind}/{Table}";

    /// <summary>How many times faster than the calibrator the case made a row; null where either was not measured.</summary>
    public static double? Ratio(BenchmarkLog log, string name) =>
        All.FirstOrDefault(c => c.Entrants.Any(e => e.Case == name)) is { } contest
            ? log.Find(name)?.RowsPerCpuSecond / log.Find(contest.Calibrator)?.RowsPerCpuSecond
            : null;

    private static Contest Of(string table, params Entrant[] others) => new(
        table,
        [
            .. Paths.Select(p => new Entrant($"{p.Kind}/{table}", p.Title, p.Kind == CalibratorKind ? Maker.Calibrator : Maker.Ours)),
            .. others,
        ]);
}
