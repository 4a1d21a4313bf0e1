using System.Globalization;
using Lakehouse.Benchmarks.Duck;
using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases.Rivals;

/// <summary>The largest table of TPC-H by tpchgen, a native program, as one process.</summary>
internal sealed record TpchgenCase : SingleCase
{
    public const string CaseName = "tpchgen/lineitem";

    private readonly string _arguments;

    /// <param name="scaleFactor">The scale factor of TPC-H: six million rows each.</param>
    public TpchgenCase(double scaleFactor)
        : this(string.Create(
            CultureInfo.InvariantCulture, $"parquet --scale-factor {scaleFactor} --tables lineitem --num-threads 1 --quiet"))
    {
    }

    private TpchgenCase(string arguments)
        : base(CaseName, $"tpchgen-cli {arguments} --output-dir <fresh folder>")
    {
        _arguments = arguments;
        Comparable = "The same kind of work: one thread of a fresh process, about as many rows, finished snappy Parquet files, no Delta "
            + "log. Not the same rows: lineitem has 16 columns that TPC-H draws row by row, and most of its bytes are random comments; "
            + "slot telemetry has 24 that follow from stays, meters and balances, in files with digests. So values are compared as well "
            + "as rows.";
    }

    public override string? Absence(Setting setting) => TpchgenProgram.FindWheel() is null
        ? $"There is no wheel of tpchgen-cli; point {TpchgenProgram.FolderVariable} at a folder that holds one for this platform."
        : null;

    protected override Sample Measure(Setting setting)
    {
        var program = TpchgenProgram.Unpack(TpchgenProgram.FindWheel()!, Path.Combine(setting.Root, "artifacts", "benchmarks", "rivals"));
        var sample = Command.Run(program, [.. _arguments.Split(' '), "--output-dir", setting.Work]).Sample;
        var file = new FileInfo(Path.Combine(setting.Work, "lineitem.parquet"));
        var (rows, columns) = ParquetShape.Of(file.FullName);
        return sample with { Rows = rows, Columns = columns, FileBytes = file.Length };
    }
}
