namespace Lakehouse.Worlds.Faults;

/// <summary>New values for single cells of a batch, in order of rows; told once, then taken column by column.</summary>
internal sealed class NewCells
{
    private readonly int[] _first;
    private readonly int[] _last;
    private Cell[] _cells = new Cell[64];
    private byte[] _texts = new byte[1024];
    private int _count;
    private int _length;
    private int _row;

    public NewCells(int columns)
    {
        _first = new int[columns];
        _last = new int[columns];
        Clear();
    }

    public void Clear()
    {
        _first.AsSpan().Fill(None);
        _count = 0;
        _length = 0;
    }

    /// <summary>The row, by its place in the new batch, that the cells told next are of.</summary>
    public void Row(int row) => _row = row;

    public void Null(int column) => Add(column) = new Cell(_row, isNull: true);

    /// <summary>An integer, days, microseconds, an unscaled decimal, or 0 or 1 for a boolean.</summary>
    public void Number(int column, Int128 value) => Add(column) = new Cell(_row, isNull: false) { Value = value };

    public void Text(int column, ReadOnlySpan<byte> text)
    {
        if (_texts.Length - _length < text.Length)
        {
            Array.Resize(ref _texts, Math.Max(_texts.Length * 2, _length + text.Length));
        }

        text.CopyTo(_texts.AsSpan(_length));
        Add(column) = new Cell(_row, isNull: false) { TextStart = _length, TextLength = text.Length };
        _length += text.Length;
    }

    public Cursor Of(int column) => new(this, _first[column]);

    private const int None = -1;

    private ref Cell Add(int column)
    {
        if (_count == _cells.Length)
        {
            Array.Resize(ref _cells, _cells.Length * 2);
        }

        if (_first[column] == None)
        {
            _first[column] = _count;
        }
        else
        {
            _cells[_last[column]].Next = _count;
        }

        _last[column] = _count;
        return ref _cells[_count++];
    }

    private struct Cell(int row, bool isNull)
    {
        public readonly int Row = row;
        public readonly bool IsNull = isNull;
        public Int128 Value;
        public int TextStart;
        public int TextLength;
        public int Next = None;
    }

    /// <summary>The new cells of a column, one after another.</summary>
    internal struct Cursor(NewCells cells, int at)
    {
        public readonly bool IsThere => at != None;

        public readonly int Row => cells._cells[at].Row;

        public readonly bool IsNull => cells._cells[at].IsNull;

        public readonly Int128 Value => cells._cells[at].Value;

        public readonly ReadOnlySpan<byte> Text => cells._texts.AsSpan(cells._cells[at].TextStart, cells._cells[at].TextLength);

        public void Next() => at = cells._cells[at].Next;
    }
}
