using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lakehouse.Generation;

/// <summary>
/// The records of the slices that a run has finished, one JSON line each, on disk: a run of any length keeps little in
/// memory, and a run after a kill finds what is whole. The first line says whose it is; a torn last line is dropped.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const string Extension = ".spool";

    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Dictionary<long, (long Offset, int Length)> _index = [];

    private Spool(FileStream file)
    {
        _file = file;
    }

    /// <summary>The records so far.</summary>
    public int Count => _index.Count;

    public string Path => _file.Name;

    /// <summary>The file of a plan and layout inside a table's folder for work under way.</summary>
    public static string FileName(string planId, Layout layout)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{planId}\n{layout.ToJson()}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16)) + Extension;
    }

    /// <summary>Opens the spool of a plan and layout, with the records of an earlier run if there was one.</summary>
    public static Spool Open(string folder, string planId, Layout layout)
    {
        var path = System.IO.Path.Combine(folder, FileName(planId, layout));
        var spool = new Spool(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            spool.ReadBack(planId, layout);
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    /// <summary>The spools in a folder with the plan and layout that their first lines name; null where the line is torn.</summary>
    public static IEnumerable<(string Path, string? PlanId, Layout? Layout)> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(path);
            var (planId, layout) = ParseHeader(Encoding.UTF8.GetBytes(reader.ReadLine() ?? ""));
            yield return (path, planId, layout);
        }
    }

    /// <summary>The record of a slice; null if it is not finished.</summary>
    public SliceRecord? Find(long slice)
    {
        lock (_gate)
        {
            if (!_index.TryGetValue(slice, out var place))
            {
                return null;
            }

            var bytes = new byte[place.Length];
            _file.Position = place.Offset;
            _file.ReadExactly(bytes);
            return SliceRecord.TryParse(bytes);
        }
    }

    /// <summary>Adds a record, or replaces the one of the same slice.</summary>
    public void Add(SliceRecord record)
    {
        lock (_gate)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                record.WriteTo(json);
            }

            Append(record.Slice);
        }
    }

    public void Dispose() => _file.Dispose();

    private void Append(long? slice)
    {
        _file.Position = _file.Length;
        if (slice is { } index)
        {
            _index[index] = (_file.Length, _line.WrittenCount);
        }

        _line.Write("\n"u8);
        _file.Write(_line.WrittenSpan);
        _file.Flush();
    }

    private void ReadBack(string planId, Layout layout)
    {
        var end = 0L;
        var first = true;
        foreach (var (offset, line) in Lines())
        {
            if (first)
            {
                var header = ParseHeader(line);
                if (header.PlanId != planId || header.Layout != layout)
                {
                    break;
                }

                first = false;
            }
            else if (SliceRecord.TryParse(line) is { } record)
            {
                _index[record.Slice] = (offset, line.Length);
            }
            else
            {
                break;
            }

            end = offset + line.Length + 1;
        }

        _file.SetLength(end);
        if (end == 0)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                json.WriteStartObject();
                json.WriteString("plan", planId);
                json.WriteString("layout", layout.ToJson());
                json.WriteEndObject();
            }

            Append(slice: null);
        }
    }

    /// <summary>The lines that end in a line feed, with where they start.</summary>
    private IEnumerable<(long Offset, byte[] Line)> Lines()
    {
        _file.Position = 0;
        var buffer = new byte[1 << 16];
        var filled = 0;
        var start = 0L;
        while (true)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = _file.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                yield break;
            }

            filled += read;
            var taken = 0;
            for (int length; (length = buffer.AsSpan(taken, filled - taken).IndexOf((byte)'\n')) >= 0; taken += length + 1)
            {
                yield return (start + taken, buffer[taken..(taken + length)]);
            }

            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
            start += taken;
        }
    }

    private static (string? PlanId, Layout? Layout) ParseHeader(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return (
                document.RootElement.GetProperty("plan").GetString(),
                Layout.TryParse(document.RootElement.GetProperty("layout").GetString()!));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (null, null);
        }
    }
}
