namespace Lakehouse.Benchmarks.Charts;

/// <summary>A logarithmic axis over whole powers of ten: from figures to places in the picture.</summary>
internal sealed class LogScale
{
    private readonly int _first;
    private readonly int _last;
    private readonly double _from;
    private readonly double _to;

    /// <param name="figures">The figures that must find a place; all greater than zero.</param>
    /// <param name="from">The place of the least power.</param>
    /// <param name="to">The place of the greatest power.</param>
    public LogScale(IEnumerable<double> figures, double from, double to)
    {
        var exponents = figures.Select(Math.Log10).ToList();
        _first = (int)Math.Floor(exponents.Min());
        _last = Math.Max((int)Math.Ceiling(exponents.Max()), _first + 1);
        _from = from;
        _to = to;
    }

    /// <summary>The powers of ten on the axis.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(_first, _last - _first + 1).Select(e => Math.Pow(10, e));

    public double At(double figure) => _from + ((Math.Log10(figure) - _first) / (_last - _first) * (_to - _from));
}
