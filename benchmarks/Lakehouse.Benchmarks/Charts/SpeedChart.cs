using Lakehouse.Benchmarks.Log;

namespace Lakehouse.Benchmarks.Charts;

/// <summary>Rows per CPU second as bars, the calibrator's being one.</summary>
internal static class SpeedChart
{
    public const string Name = "speed";
    public const string Title = "Rows per CPU second, the calibrator's being 1";

    private const int Width = 880;
    private const int Left = 220;
    private const int Right = 640;
    private const int BarHeight = 16;
    private const int Step = 24;
    private const int Head = 74;
    private const int BetweenPanels = 44;

    private static readonly (Maker Maker, string Words)[] s_legend =
        [(Maker.Ours, "Lakehouse"), (Maker.Calibrator, "calibrator: DuckDB writes the same rows from memory"), (Maker.Rival, "rivals")];

    public static string Of(BenchmarkLog log)
    {
        var contests = Contest.All
            .Select(c => c with { Entrants = [.. c.Entrants.Where(e => Contest.Ratio(log, e.Case) is not null)] })
            .Where(c => c.Entrants.Count > 0)
            .ToList();
        var drawing = new Drawing(
            Width,
            Head + contests.Sum(c => (c.Entrants.Count * Step) + BetweenPanels),
            Title,
            "Bars for each table: how many times the calibrator's rows per second of processor time each way of making rows reaches.");
        drawing.Write(Drawing.Heading, 16, 26, Title + " (longer is faster)");
        var place = 16;
        foreach (var (maker, words) in s_legend)
        {
            drawing.Add("rect", Style(maker), ("x", place), ("y", 40), ("width", 12), ("height", 12));
            drawing.Write(Drawing.Label, place + 18, 50, words);
            place += 50 + (words.Length * 7);
        }

        var top = Head;
        foreach (var contest in contests)
        {
            Panel(drawing, log, contest, top);
            top += (contest.Entrants.Count * Step) + BetweenPanels;
        }

        return drawing.ToString();
    }

    private static void Panel(Drawing drawing, BenchmarkLog log, Contest contest, int top)
    {
        var greatest = contest.Entrants.Max(e => Contest.Ratio(log, e.Case)!.Value);
        var one = (Right - Left) / Math.Max(greatest, 1);
        drawing.Write(Drawing.Heading, 16, top + 14, contest.Table);
        top += Step;
        drawing.Line("limit", Left + one, top - 4, Left + one, top + (contest.Entrants.Count * Step));
        foreach (var entrant in contest.Entrants)
        {
            var ratio = Contest.Ratio(log, entrant.Case)!.Value;
            var speed = log.Find(entrant.Case)!.RowsPerCpuSecond;
            var figures = $"{Figures.Number(ratio)} x, {Figures.Short(speed!.Value)} rows";
            drawing.Write(Drawing.Label, Left - 10, top + 12, entrant.Label, "end");
            drawing.Add(
                "rect",
                Style(entrant.Maker),
                [("x", Left), ("y", top), ("width", ratio * one), ("height", BarHeight)],
                $"{entrant.Case}: {figures}");
            drawing.Write(Drawing.Note, Left + (ratio * one) + 8, top + 12, figures);
            top += Step;
        }
    }

    private static string Style(Maker maker) => maker switch
    {
        Maker.Ours => "ours",
        Maker.Calibrator => "calibrator",
        _ => "rival",
    };
}
