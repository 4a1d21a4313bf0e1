using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Log;

/// <summary>The medians of a case that has samples.</summary>
internal sealed class CaseSummary(CaseResult result)
{
    private readonly CaseResult _result = result;

    public string Name => _result.Name;

    public double Seconds => Median(s => s.Seconds)!.Value;

    public double CpuSeconds => Median(s => s.CpuSeconds)!.Value;

    public double? Rows => Median(s => s.Rows);

    public double? Columns => Median(s => s.Columns);

    public double? PeakBytes => Median(s => s.PeakBytes);

    public double? FileBytes => Median(s => s.FileBytes);

    public double? ProgramBytes => Median(s => s.ProgramBytes);

    public double? RowsPerCpuSecond => Median(s => s.Rows / s.CpuSeconds);

    public double? ValuesPerCpuSecond => Median(s => s.Rows * s.Columns / s.CpuSeconds);

    public double? RowsPerSecond => Median(s => s.Rows / s.Seconds);

    public double? AllocatedPerRow => Median(s => (double?)s.AllocatedBytes / s.Rows);

    /// <summary>Processor time of the slowest less that of the fastest sample, as a share of the median.</summary>
    public double Spread => (_result.Samples.Max(s => s.CpuSeconds) - _result.Samples.Min(s => s.CpuSeconds)) / CpuSeconds;

    private double? Median(Func<Sample, double?> value)
    {
        var values = _result.Samples.Select(value).OfType<double>().Order().ToList();
        return values.Count switch
        {
            0 => null,
            var n when n % 2 == 1 => values[n / 2],
            var n => (values[(n / 2) - 1] + values[n / 2]) / 2,
        };
    }
}
