namespace Delta.Sharp.Kernel;

/// <summary>Reads the lines of a stream as bytes, so that damaged text is seen as damaged. Blank lines are passed over.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The number of the current line, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>The current line without its end; valid until the next one is read.</summary>
    internal ReadOnlyMemory<byte> Current { get; private set; }

    internal bool Read()
    {
        while (ReadAny())
        {
            Number++;
            if (Current.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private byte[] _buffer = new byte[65_536];
    private int _start;
    private int _end;
    private bool _atEnd;

    private bool ReadAny()
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                int length = searched + found;
                Current = _buffer.AsMemory(_start, length);
                _start += length + 1;
                return true;
            }

            searched = _end - _start;
            if (_atEnd)
            {
                Current = _buffer.AsMemory(_start, searched);
                _start = _end;
                return searched > 0;
            }

            MakeRoom();
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _atEnd = read == 0;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, checked(_buffer.Length * 2));
        }
    }
}
