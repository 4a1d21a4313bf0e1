namespace Lakehouse.Tools.Schemas.Pages.Diagram;

/// <summary>The line of a relationship: corners from the table that refers to the one referred to.</summary>
internal sealed record Wire(Link Link, IReadOnlyList<(int X, int Y)> Corners);

/// <summary>
/// Places tables in columns, each to the right of what it refers to, and draws relationships through the free strips between
/// them: gutters between columns, gaps between the tables of one column. No line crosses a table. Lines that end alike at the same
/// table share a lane, as branches of one tree.
/// </summary>
internal sealed class DiagramLayout
{
    private const int Margin = 24;
    private const int Stub = 26;
    private const int LaneWidth = 10;
    private const int LeastGap = 28;
    private const double Aspect = 1.5;

    private readonly List<List<Box>> _columns;
    private readonly Dictionary<string, (Box Box, int Column)> _places = new(StringComparer.Ordinal);
    private readonly List<Route> _routes = [];

    // In each gutter and in each gap, the trees of lines that run there, in the order of their lanes.
    private readonly List<Tree>[] _gutters;
    private readonly List<Tree>[][] _gaps;

    public DiagramLayout(ContractWorld world)
    {
        _columns = Columns(Ranks(world));
        for (var column = 0; column < _columns.Count; column++)
        {
            var width = _columns[column].Max(b => b.Width);
            foreach (var box in _columns[column])
            {
                box.Width = width;
                _places[box.Table.Name] = (box, column);
            }
        }

        _gutters = [.. Enumerable.Range(0, _columns.Count + 1).Select(_ => new List<Tree>())];
        _gaps = [.. _columns.Select(c => Enumerable.Range(0, c.Count + 1).Select(_ => new List<Tree>()).ToArray())];

        // Once to see which gaps lines would take, and again with room for them.
        Place();
        foreach (var link in Facts.Links(world))
        {
            _routes.Add(Choose(link));
        }

        Place();
        Wires = [.. _routes.Select(Draw)];
    }

    public IEnumerable<Box> Boxes => _columns.SelectMany(c => c);

    public IReadOnlyList<Wire> Wires { get; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>The tables by how many others stand between them and tables that refer to nothing.</summary>
    private static List<List<Box>> Ranks(ContractWorld world)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = world.Tables.Select(t => t.Name).ToList();
        var result = world.Tables
            .GroupBy(t => Rank(t.Name, []))
            .OrderBy(g => g.Key)
            .Select(g => g.Select(t => new Box(t)).ToList())
            .ToList();

        // A table goes beside what it refers to, and a table referred to beside those that refer to it.
        for (var sweep = 0; sweep < 4; sweep++)
        {
            foreach (var rank in sweep % 2 == 0 ? result : Enumerable.Reverse(result))
            {
                var places = result.SelectMany(r => r.Select((box, i) => (box.Table.Name, Place: (double)i / r.Count)))
                    .ToDictionary(p => p.Name, p => p.Place);
                var sorted = rank.OrderBy(box => Neighbours(box.Table, sweep % 2 == 0).Select(n => places[n])
                    .DefaultIfEmpty(places[box.Table.Name]).Average()).ThenBy(box => order.IndexOf(box.Table.Name)).ToList();
                rank.Clear();
                rank.AddRange(sorted);
            }
        }

        return result;

        int Rank(string table, HashSet<string> above)
        {
            if (ranks.TryGetValue(table, out var known))
            {
                return known;
            }

            above.Add(table);
            var rank = world.Table(table).References
                .Where(r => !above.Contains(r.Table))
                .Select(r => 1 + Rank(r.Table, above))
                .DefaultIfEmpty(0)
                .Max();
            above.Remove(table);
            return ranks[table] = rank;
        }

        IEnumerable<string> Neighbours(ContractTable table, bool targets) => targets
            ? table.References.Select(r => r.Table)
            : world.Tables.Where(t => t.References.Any(r => r.Table == table.Name)).Select(t => t.Name);
    }

    /// <summary>Cuts ranks into columns of a height that brings the whole near to the shape of a page.</summary>
    private static List<List<Box>> Columns(List<List<Box>> ranks)
    {
        var tallest = ranks.Max(r => r.Max(b => b.Height));
        var all = ranks.Max(r => r.Sum(b => b.Height + LeastGap));
        return Enumerable.Range(0, 25)
            .Select(i => Cut(ranks, tallest + ((all - tallest) * i / 24)))
            .MinBy(columns => Math.Max(
                columns.Sum(c => c.Max(b => b.Width) + (3 * Stub)),
                Aspect * columns.Max(c => c.Sum(b => b.Height + LeastGap))))!;
    }

    private static List<List<Box>> Cut(List<List<Box>> ranks, int height)
    {
        var columns = new List<List<Box>>();
        foreach (var rank in ranks)
        {
            var used = int.MaxValue;
            foreach (var box in rank)
            {
                if (used == int.MaxValue || used + LeastGap + box.Height > height)
                {
                    columns.Add([]);
                    used = -LeastGap;
                }

                columns[^1].Add(box);
                used += LeastGap + box.Height;
            }
        }

        return columns;
    }

    private void Place()
    {
        var heights = _columns.Select((c, i) => c.Sum(b => b.Height) + Enumerable.Range(0, c.Count + 1).Sum(g => GapHeight(i, g))).ToList();
        var x = Margin + GutterWidth(0);
        for (var column = 0; column < _columns.Count; column++)
        {
            var y = Margin + ((heights.Max() - heights[column]) / 2);
            for (var i = 0; i < _columns[column].Count; i++)
            {
                var box = _columns[column][i];
                y += GapHeight(column, i);
                box.X = x;
                box.Y = y;
                y += box.Height;
            }

            x += _columns[column][0].Width + GutterWidth(column + 1);
        }

        Width = x + Margin;
        Height = heights.Max() + (2 * Margin);
    }

    private int GutterWidth(int gutter)
    {
        var lanes = _gutters[gutter].Count;
        var outer = gutter == 0 || gutter == _columns.Count;
        return outer && lanes == 0 ? 0 : (2 * Stub) + (LaneWidth * lanes);
    }

    private int GapHeight(int column, int gap)
    {
        var tracks = _gaps[column][gap].Count;
        var outer = gap == 0 || gap == _columns[column].Count;
        return (outer ? tracks == 0 ? 0 : LeastGap / 2 : LeastGap) + (LaneWidth * tracks);
    }

    /// <summary>The gutters and gaps that a line takes; each keeps a lane for its table.</summary>
    private Route Choose(Link link)
    {
        var (child, from) = _places[link.From.Name];
        var (parent, to) = _places[link.Reference.Table];
        var goal = to < from ? to + 1 : to;
        var passed = goal <= from
            ? Enumerable.Range(goal, from - goal).Reverse()
            : Enumerable.Range(from, goal - from);
        var y = child.RowY(link.Reference.Columns[0]);
        var tree = new Tree(parent.Table.Name, link.Optional);
        var gaps = new List<(int Column, int Gap)>();
        Lane(_gutters[from], tree);
        foreach (var column in passed)
        {
            var gap = Enumerable.Range(0, _columns[column].Count + 1).MinBy(g => Math.Abs(GapMiddle(column, g) - y));
            y = GapMiddle(column, gap);
            gaps.Add((column, gap));
            Lane(_gaps[column][gap], tree);
            Lane(_gutters[goal <= from ? column : column + 1], tree);
        }

        return new Route(link, tree, from, goal, gaps);

        static void Lane(List<Tree> lanes, Tree tree)
        {
            if (!lanes.Contains(tree))
            {
                lanes.Add(tree);
            }
        }
    }

    private int GapMiddle(int column, int gap)
    {
        var boxes = _columns[column];
        return gap == 0 ? boxes[0].Y - (LeastGap / 2)
            : gap == boxes.Count ? boxes[^1].Bottom + (LeastGap / 2)
            : (boxes[gap - 1].Bottom + boxes[gap].Y) / 2;
    }

    private Wire Draw(Route route)
    {
        var child = _places[route.Link.From.Name].Box;
        var parent = _places[route.Tree.Target].Box;
        var corners = new List<(int X, int Y)>();
        var y = child.RowY(route.Link.Reference.Columns[0]);
        corners.Add((child.X, y));
        var lane = LaneX(route.From, route.Tree);
        foreach (var (column, gap) in route.Gaps)
        {
            corners.Add((lane, y));
            y = TrackY(column, gap, route.Tree);
            corners.Add((lane, y));
            lane = LaneX(route.Goal <= route.From ? column : column + 1, route.Tree);
        }

        corners.Add((lane, y));
        y = parent.RowY(route.Link.Reference.TargetColumns[0]) + EndShift(route.Tree);
        corners.Add((lane, y));
        corners.Add((lane > parent.X ? parent.Right : parent.X, y));
        return new Wire(route.Link, corners);
    }

    // Where both kinds of line end at a table, each has an end of its own.
    private int EndShift(Tree tree) => _routes.Any(r => r.Tree == tree with { Optional = !tree.Optional })
        ? tree.Optional ? Box.RowHeight / 4 : -Box.RowHeight / 4
        : 0;

    private int LaneX(int gutter, Tree tree)
    {
        var begin = gutter == _columns.Count
            ? Width - Margin - GutterWidth(gutter)
            : _columns[gutter][0].X - GutterWidth(gutter);
        return begin + Stub + (LaneWidth * _gutters[gutter].IndexOf(tree)) + (LaneWidth / 2);
    }

    private int TrackY(int column, int gap, Tree tree)
    {
        var boxes = _columns[column];
        var inset = LeastGap / 2;
        var begin = gap == 0 ? boxes[0].Y - GapHeight(column, 0) : boxes[gap - 1].Bottom + inset;
        return begin + (LaneWidth * _gaps[column][gap].IndexOf(tree)) + (LaneWidth / 2);
    }

    /// <summary>Lines to one table that all may, or all may not, refer to nothing.</summary>
    private sealed record Tree(string Target, bool Optional);

    /// <summary>The gutter that a line starts in, the one it ends in, and the gaps between.</summary>
    private sealed record Route(Link Link, Tree Tree, int From, int Goal, IReadOnlyList<(int Column, int Gap)> Gaps);
}
