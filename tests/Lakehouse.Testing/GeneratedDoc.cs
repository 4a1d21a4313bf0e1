using Xunit;

namespace Lakehouse.Testing;

/// <summary>Pages in docs/, or parts of them, that follow from the program: compared, or written where eng/update-docs asks for it.</summary>
public static class GeneratedDoc
{
    private static bool IsUpdate => Environment.GetEnvironmentVariable("LAKEHOUSE_UPDATE_DOCS") == "1";

    public static void AssertWhole(string name, string text) => AssertText(name, File.ReadAllText(PathOf(name)), text);

    /// <param name="name">The page's name in docs/.</param>
    /// <param name="part">The name in the two remarks of the page that the text stands between.</param>
    /// <param name="text">What follows from the program.</param>
    public static void AssertPart(string name, string part, string text)
    {
        var (begin, end) = ($"<!-- {part}: begin -->\n", $"<!-- {part}: end -->");
        var page = File.ReadAllText(PathOf(name));
        var first = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var last = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(first >= begin.Length && last >= first, $"docs/{name} lacks the marks of its part '{part}'.");
        AssertText(name, page, page[..first] + text + page[last..]);
    }

    private static void AssertText(string name, string page, string text)
    {
        if (IsUpdate)
        {
            File.WriteAllText(PathOf(name), text);
            return;
        }

        var (told, made) = (page.Split('\n'), text.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(told.Length, made.Length))
            .FirstOrDefault(i => i >= told.Length || i >= made.Length || told[i] != made[i], -1);
        Assert.True(at < 0, $"""
            docs/{name} is not what the program says; 'eng/update-docs' writes it again. Line {at + 1} is
            {told.ElementAtOrDefault(at) ?? "(not there)"}
            and should be
            {made.ElementAtOrDefault(at) ?? "(not there)"}
            """);
    }

    private static string PathOf(string name) => Path.Combine(Checkout.Root, "docs", name);
}
