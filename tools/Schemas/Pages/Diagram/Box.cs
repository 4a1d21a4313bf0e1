namespace Lakehouse.Tools.Schemas.Pages.Diagram;

/// <summary>A table in the diagram: its name above, a line for each column below.</summary>
internal sealed class Box
{
    public const int HeadHeight = 30;
    public const int RowHeight = 18;
    public const int MarkWidth = 38;
    private const int Foot = 6;
    private const int Padding = 10;

    // Of the fonts in DiagramWriter, a little more than the widest in use.
    private const double NameLetter = 7.4;
    private const double TypeLetter = 6.8;
    private const double HeadLetter = 8.2;

    public Box(ContractTable table)
    {
        Table = table;
        var rows = table.Properties.Max(c => (c.Name.Length * NameLetter) + (c.PhysicalType.Length * TypeLetter));
        Width = (int)Math.Ceiling(Math.Max(
            MarkWidth + rows + (2 * Padding), (table.Name.Length * HeadLetter) + (2 * Padding)));
        Height = HeadHeight + (table.Properties.Count * RowHeight) + Foot;
    }

    public ContractTable Table { get; }

    /// <summary>Wide enough for every line; tables of one column get the same.</summary>
    public int Width { get; set; }

    public int Height { get; }

    public int X { get; set; }

    public int Y { get; set; }

    public int Right => X + Width;

    public int Bottom => Y + Height;

    /// <summary>The middle of the line of a column.</summary>
    public int RowY(string column) =>
        Y + HeadHeight + (Table.Properties.FindIndex(c => c.Name == column) * RowHeight) + (RowHeight / 2);
}
