using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.DeltaTables;

namespace Lakehouse.Generation.Repair;

/// <summary>
/// What can still be read in a commit file, however damaged: texts that look like what a run of ours writes. None of it is
/// believed until something proves it.
/// </summary>
internal sealed partial class LogText
{
    /// <summary>The most that is looked at; what identifies a table stands in the first lines.</summary>
    private const int MostBytes = 64 << 20;

    private readonly string _text;

    private LogText(string text)
    {
        _text = text;
    }

    public static LogText Empty { get; } = new("");

    public IEnumerable<string> Plans => Properties(PlanProperty());

    public IEnumerable<Layout> Layouts => Properties(LayoutProperty()).Select(Layout.TryParse).OfType<Layout>();

    /// <summary>In how many batches a table came.</summary>
    public IEnumerable<int> Batches => BatchesProperty().Matches(_text)
        .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>Whether it tells of a batch of a plan.</summary>
    public bool IsOf(string planId, string batch) => _text.Contains(planId, StringComparison.Ordinal)
        && _text.Contains($"\"{TableCommit.BatchParameter}\":\"{batch}\"", StringComparison.Ordinal);

    /// <summary>Whether a run of ours wrote it.</summary>
    public bool IsOurs => PlanTag().IsMatch(_text) || Plans.Any();

    /// <summary>Names of files that it added and that a slice could have.</summary>
    public IEnumerable<string> Added => Names(AddedName());

    /// <summary>Names of files that it removed and that a slice could have.</summary>
    public IEnumerable<string> Removed => Names(RemovedName());

    /// <summary>The time that a commit of ours repeats in most of its lines; null where no two of them agree.</summary>
    public long? Time => Times().Matches(_text)
        .GroupBy(m => m.Groups[1].Value)
        .Where(g => g.Count() > 1)
        .OrderByDescending(g => g.Count())
        .Select(g => (long?)long.Parse(g.Key, CultureInfo.InvariantCulture))
        .FirstOrDefault();

    public static LogText Read(FolderStore store, string key)
    {
        if (!store.Exists(key))
        {
            return Empty;
        }

        using var stream = store.OpenRead(key);
        var bytes = new byte[Math.Min(store.Size(key), MostBytes)];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return new LogText(Encoding.UTF8.GetString(bytes, 0, length));
    }

    /// <summary>The digests that its whole lines give to files, by name.</summary>
    public Dictionary<string, string> Digests()
    {
        var digests = new Dictionary<string, string>();
        foreach (var line in _text.Split('\n'))
        {
            if (DigestOf(line) is var (name, sha256))
            {
                digests[name] = sha256;
            }
        }

        return digests;
    }

    private static (string Name, string Sha256)? DigestOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var add = document.RootElement.GetProperty("add");
            return (
                LogPath.Decode(add.GetProperty("path").GetString()!),
                add.GetProperty("tags").GetProperty(TableCommit.Sha256Tag).GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private IEnumerable<string> Names(Regex action) => action.Matches(_text).Select(m => m.Groups[1].Value).Distinct();

    private IEnumerable<string> Properties(Regex property) => property.Matches(_text)
        .Select(m => Unescape(m.Groups[1].Value))
        .OfType<string>();

    private static string? Unescape(string inQuotes)
    {
        try
        {
            using var document = JsonDocument.Parse($"\"{inQuotes}\"");
            return document.RootElement.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex("""
        "lakehouse\.plan":"(\{(?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex PlanProperty();

    [GeneratedRegex("""
        "lakehouse\.layout":"(\{(?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex LayoutProperty();

    [GeneratedRegex("""
        "lakehouse\.batches":"([1-9][0-9]{0,3})"
        """)]
    private static partial Regex BatchesProperty();

    [GeneratedRegex("""
        "lakehouse\.(?:plan":"|adds":")[0-9a-f]{64}"|"lakehouse/[0-9a-f]{64}/
        """)]
    private static partial Regex PlanTag();

    [GeneratedRegex("""
        "add":\{"path":"(part-[0-9]{5,19}-[0-9a-f]{32}(?:\.[a-z]{1,8})?\.parquet)"
        """)]
    private static partial Regex AddedName();

    [GeneratedRegex("""
        "remove":\{"path":"(part-[0-9]{5,19}-[0-9a-f]{32}(?:\.[a-z]{1,8})?\.parquet)"
        """)]
    private static partial Regex RemovedName();

    [GeneratedRegex("""
        "(?:timestamp|lastUpdated|modificationTime|deletionTimestamp)":([0-9]{1,15})[,}]
        """)]
    private static partial Regex Times();
}
