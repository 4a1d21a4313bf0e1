using System.Buffers;
using System.Globalization;
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
    private readonly Dictionary<UInt128, (long Offset, int Length)> _index = [];

    private Spool(FileStream file)
    {
        _file = file;
    }

    /// <summary>The records so far.</summary>
    public int Count => _index.Count;

    public string Path => _file.Name;

    /// <summary>The file of a run inside a table's folder for work under way.</summary>
    public static string FileName(SpoolOwner owner)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(owner.Batches is { } batches
            ? string.Create(CultureInfo.InvariantCulture, $"{owner.PlanId}\n{owner.Layout.ToJson()}\n{batches}")
            : $"{owner.PlanId}\n{owner.Layout.ToJson()}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16)) + Extension;
    }

    /// <summary>Opens the spool of a run, with the records of an earlier one if there was one.</summary>
    public static Spool Open(string folder, SpoolOwner owner)
    {
        var path = System.IO.Path.Combine(folder, FileName(owner));
        var spool = new Spool(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            spool.ReadBack(owner);
            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    /// <summary>The spools in a folder with the run that their first lines name; null where the line is torn.</summary>
    public static IEnumerable<(string Path, SpoolOwner? Owner)> AllIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(path);
            yield return (path, ParseHeader(Encoding.UTF8.GetBytes(reader.ReadLine() ?? "")));
        }
    }

    /// <summary>The record of a file; null if it is not finished.</summary>
    public SliceRecord? Find(string name)
    {
        lock (_gate)
        {
            if (SliceFileName.HashIn(name) is not { } hash || !_index.TryGetValue(hash, out var place))
            {
                return null;
            }

            var bytes = new byte[place.Length];
            _file.Position = place.Offset;
            _file.ReadExactly(bytes);
            return SliceRecord.TryParse(bytes);
        }
    }

    /// <summary>Adds a record, or replaces the one of the same file.</summary>
    public void Add(SliceRecord record)
    {
        lock (_gate)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                record.WriteTo(json);
            }

            Append(SliceFileName.HashIn(record.Name));
        }
    }

    public void Dispose() => _file.Dispose();

    private void Append(UInt128? hash)
    {
        _file.Position = _file.Length;
        if (hash is { } index)
        {
            _index[index] = (_file.Length, _line.WrittenCount);
        }

        _line.Write("\n"u8);
        _file.Write(_line.WrittenSpan);
        _file.Flush();
    }

    private void ReadBack(SpoolOwner owner)
    {
        var end = 0L;
        var first = true;
        foreach (var (offset, line) in Lines())
        {
            if (first)
            {
                if (ParseHeader(line) != owner)
                {
                    break;
                }

                first = false;
            }
            else if (SliceRecord.TryParse(line) is { } record && SliceFileName.HashIn(record.Name) is { } hash)
            {
                _index[hash] = (offset, line.Length);
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
                json.WriteString("plan", owner.PlanId);
                json.WriteString("layout", owner.Layout.ToJson());
                if (owner.Batches is { } batches)
                {
                    json.WriteNumber("batches", batches);
                }

                json.WriteEndObject();
            }

            Append(hash: null);
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

    private static SpoolOwner? ParseHeader(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.GetProperty("plan").GetString() is { } planId
                && Layout.TryParse(root.GetProperty("layout").GetString()!) is { } layout
                ? new SpoolOwner(planId, layout, root.TryGetProperty("batches", out var batches) ? batches.GetInt32() : null)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>Whose files a spool tells of.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Layout">The layout.</param>
/// <param name="Batches">The number of batches of a table with a history; null for one that is made at once.</param>
internal sealed record SpoolOwner(string PlanId, Layout Layout, int? Batches = null);
