using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Delta.Sharp.Kernel;
using Lakehouse.Generation.SingleFiles;

namespace Lakehouse.Generation.Repair;

/// <summary>What can still be read in a manifest, however damaged. None of it is believed until something proves it.</summary>
internal sealed partial class ManifestText
{
    private const int MostBytes = 64 << 20;

    private ManifestText(string text)
    {
        Entries = [.. EntryStart().Matches(text).Select(m => ReadEntry(text[m.Index..])).OfType<ManifestEntry>().DistinctBy(e => e.Table)];
        Plans = [.. PlanLine().Matches(text).Select(m => m.Groups[1].Value).Distinct()];
        Layouts = [.. LayoutLine().Matches(text).Select(m => Layout.TryParse(m.Groups[1].Value)).OfType<Layout>().Distinct()];
    }

    /// <summary>The entries that are whole.</summary>
    public IReadOnlyList<ManifestEntry> Entries { get; }

    public IReadOnlyList<string> Plans { get; }

    public IReadOnlyList<Layout> Layouts { get; }

    public static ManifestText Read(ITableStore store)
    {
        if (!store.Exists(Manifest.Key))
        {
            return new ManifestText("");
        }

        using var stream = store.OpenRead(Manifest.Key);
        var bytes = new byte[Math.Min(store.Size(Manifest.Key), MostBytes)];
        return new ManifestText(Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
    }

    private static ManifestEntry? ReadEntry(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            using var document = JsonDocument.ParseValue(ref reader);
            return Manifest.ReadEntry(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex("""
        \{\s*"table":
        """)]
    private static partial Regex EntryStart();

    [GeneratedRegex("""
        "plan": (\{.*\})
        """)]
    private static partial Regex PlanLine();

    [GeneratedRegex("""
        "layout": (\{.*\})
        """)]
    private static partial Regex LayoutLine();
}
