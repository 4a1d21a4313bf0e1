namespace Lakehouse.Cli.Output;

/// <summary>Columns of text lined up with spaces: for people, and still easy to cut by a script.</summary>
internal sealed class TextTable
{
    private readonly string[] _header;
    private readonly bool[] _right;
    private readonly List<string[]> _rows = [];

    /// <param name="columns">The headings; one that starts with '&gt;' is aligned to the right.</param>
    public TextTable(params string[] columns)
    {
        _header = [.. columns.Select(c => c.TrimStart('>'))];
        _right = [.. columns.Select(c => c.StartsWith('>'))];
    }

    public void Add(params string[] cells) => _rows.Add(cells);

    public void WriteTo(TextWriter writer) => WriteTo(writer, withHeader: true);

    public void WriteTo(TextWriter writer, bool withHeader)
    {
        var widths = _header.Select((head, i) => _rows.Select(row => row[i].Length).Append(head.Length).Max()).ToArray();
        foreach (var row in withHeader ? _rows.Prepend(_header) : _rows)
        {
            var cells = row.Select((cell, i) => _right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            writer.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
