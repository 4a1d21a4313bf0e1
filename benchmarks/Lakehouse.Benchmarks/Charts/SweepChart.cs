using Lakehouse.Benchmarks.Log;

namespace Lakehouse.Benchmarks.Charts;

/// <summary>Time and memory against the number of rows, both axes logarithmic.</summary>
internal static class SweepChart
{
    public const string Name = "sweep";
    public const string Title = "Rows against time and memory";

    private const int Width = 880;
    private const int Height = 400;
    private const int Top = 80;
    private const int Bottom = 340;
    private const int PanelWidth = 340;
    private const int Radius = 4;
    private const double Megabyte = 1e6;

    public static string Of(IReadOnlyList<SweepPoint> points)
    {
        var formats = points.Select(p => p.Format).Distinct().ToList();
        var drawing = new Drawing(
            Width,
            Height,
            Title,
            $"Two logarithmic charts of slot telemetry in {string.Join(", ", formats)}: seconds of wall time and megabytes of peak memory "
            + $"for {Figures.Short(points.Min(p => p.Rows))} to {Figures.Short(points.Max(p => p.Rows))} rows.");
        Legend(drawing, formats);
        Panel(drawing, 70, "Wall time, seconds", points, formats, p => p.Summary.Seconds, "s", limit: null);
        Panel(drawing, 510, "Peak memory, MB", points, formats, p => p.Summary.PeakBytes!.Value / Megabyte, "MB", Targets.MostMegabytes);
        return drawing.ToString();
    }

    private static void Legend(Drawing drawing, List<string> formats)
    {
        const int Step = 110;
        for (var i = 0; i < formats.Count; i++)
        {
            drawing.Add("circle", Style(i), ("cx", 76 + (i * Step)), ("cy", 24), ("r", Radius));
            drawing.Write(Drawing.Label, 86 + (i * Step), 28, formats[i]);
        }
    }

    private static void Panel(
        Drawing drawing,
        int left,
        string title,
        IReadOnlyList<SweepPoint> points,
        List<string> formats,
        Func<SweepPoint, double> figure,
        string unit,
        double? limit)
    {
        var across = new LogScale(points.Select(p => (double)p.Rows), left, left + PanelWidth);
        var up = new LogScale(points.Select(figure).Concat(limit is { } must ? [must] : []), Bottom, Top);
        drawing.Write(Drawing.Heading, left, Top - 20, title);
        foreach (var tick in up.Ticks)
        {
            drawing.Line(Drawing.Grid, left, up.At(tick), left + PanelWidth, up.At(tick));
            drawing.Write(Drawing.Note, left - 8, up.At(tick) + 4, Figures.Short(tick), "end");
        }

        foreach (var tick in across.Ticks)
        {
            drawing.Line(Drawing.Grid, across.At(tick), Top, across.At(tick), Bottom);
            drawing.Write(Drawing.Note, across.At(tick), Bottom + 20, Figures.Short(tick), "middle");
        }

        drawing.Line(Drawing.Axis, left, Bottom, left + PanelWidth, Bottom);
        drawing.Write(Drawing.Note, left + (PanelWidth / 2.0), Bottom + 42, "rows", "middle");
        if (limit is { } bound)
        {
            drawing.Line("limit", left, up.At(bound), left + PanelWidth, up.At(bound));
            drawing.Write(Drawing.Note, left + PanelWidth, up.At(bound) - 6, $"must stay below {Figures.Short(bound)} {unit}", "end");
        }

        for (var series = 0; series < formats.Count; series++)
        {
            var line = points.Where(p => p.Format == formats[series]).OrderBy(p => p.Rows).ToList();
            var places = line.Select(p => FormattableString.Invariant($"{across.At(p.Rows):0.##},{up.At(figure(p)):0.##}"));
            drawing.Add("polyline", $"{Style(series)} line", ("points", string.Join(' ', places)));
            foreach (var point in line)
            {
                drawing.Add(
                    "circle",
                    Style(series),
                    [("cx", across.At(point.Rows)), ("cy", up.At(figure(point))), ("r", Radius)],
                    $"{point.Format}, {Figures.Whole(point.Rows)} rows: {Figures.Number(figure(point))} {unit}");
            }
        }
    }

    private static string Style(int series) => FormattableString.Invariant($"series{series}");
}
