using System.Text.RegularExpressions;
using Lakehouse.Tools.Schemas;
using Lakehouse.Tools.Schemas.Pages;
using Xunit;

namespace Lakehouse.Tools.Tests;

/// <summary>The dictionaries of the worlds, and one of a made-up world of twenty tables.</summary>
public sealed partial class DictionaryTests
{
    private static readonly ContractWorld s_madeUp = MadeUpWorld.Read(MadeUpWorld.Texts(20, 1));

    [Fact]
    public void All_files_follow_from_the_contracts()
    {
        var files = MadeFiles.Of(Repository.Root, out var problems);

        Assert.Empty(problems);
        Assert.Empty(MadeFiles.WithoutContract(Repository.Root, files));
        Assert.All(
            MadeFiles.WithoutContract(Repository.Root, files.Where(f => !f.Path.EndsWith(".svg", StringComparison.Ordinal))),
            problem => Assert.StartsWith("docs/dictionary/casino.svg: expected a contract", problem, StringComparison.Ordinal));
        Assert.Contains("docs/dictionary/casino.html", files.Select(f => f.Path));
        Assert.Empty(files.SelectMany(f => Drift.Between(f.Source, f.Path, f.Text, Repository.Read(f.Path))));
    }

    [Theory]
    [InlineData("casino")]
    [InlineData("madeup")]
    public void Every_link_of_the_page_leads_to_something_on_it(string name)
    {
        var html = HtmlPage.Write(World(name));
        var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();

        Assert.Distinct(ids);
        Assert.All(Anchor().Matches(html).Select(m => m.Groups[1].Value).Distinct(), target => Assert.Contains(target, ids));
        Assert.All(
            World(name).Tables.SelectMany(t => t.Properties.Select(c => $"{t.Name}.{c.Name}")), column => Assert.Contains(column, ids));
    }

    [Theory]
    [InlineData("casino")]
    [InlineData("madeup")]
    public void Every_link_of_the_markdown_leads_to_something_in_it(string name)
    {
        var text = MarkdownPage.Write(World(name));
        var ids = MarkdownId().Matches(text).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.All(MarkdownAnchor().Matches(text).Select(m => m.Groups[1].Value), target => Assert.Contains(target, ids));
        Assert.All(World(name).Tables.SelectMany(t => t.Properties.Select(c => $"{t.Name}.{c.Name}")), c => Assert.Contains(c, ids));
        Assert.All(
            text.Split('\n').Where(l => l.StartsWith("| <a id", StringComparison.Ordinal)),
            line => Assert.Equal(8, UnescapedBar().Count(line)));
    }

    [Fact]
    public void The_page_needs_no_other_file_and_no_network()
    {
        var html = HtmlPage.Write(s_madeUp);

        Assert.DoesNotMatch("(src|srcset)=", html);
        Assert.DoesNotMatch("@import|url\\(|fetch\\(|XMLHttpRequest|WebSocket", html);
        Assert.DoesNotContain("href=\"http", html, StringComparison.Ordinal);
        Assert.Equal("data:,", Assert.Single(Link().Matches(html)).Groups[1].Value);
    }

    [Fact]
    public void What_contracts_say_is_text_and_never_markup()
    {
        var html = HtmlPage.Write(s_madeUp);

        Assert.Contains("&lt;b&gt;tags&lt;/b&gt; &amp; signs", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<tags>", MarkdownPage.Write(s_madeUp), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_pages_say_everything_that_a_contract_says_about_a_column()
    {
        var world = Repository.World("casino");
        foreach (var page in new[] { HtmlPage.Write(world), MarkdownPage.Write(world) })
        {
            var text = Plain(page);
            foreach (var contract in world.Contracts)
            {
                var table = contract.Schema[0];
                string[] said =
                [
                    table.Description, table.DataGranularityDescription, contract.Description.Purpose, contract.Description.Usage,
                    contract.Description.Limitations,
                    .. table.Properties.SelectMany(c => new[] { c.Name, c.PhysicalType, c.Classification }),
                    .. table.Properties.SelectMany(c => new[] { c.Description, c.TransformDescription }),
                    .. table.Properties.SelectMany(c => c.Examples),
                    .. table.AllQuality.SelectMany(q => new[] { q.Name, q.Description, q.Query }),
                ];
                Assert.All(said, s => Assert.Contains(s, text, StringComparison.Ordinal));
            }
        }
    }

    private static ContractWorld World(string name) => name == "madeup" ? s_madeUp : Repository.World(name);

    private static string Plain(string page) =>
        System.Net.WebUtility.HtmlDecode(page.Replace("<wbr>", "", StringComparison.Ordinal)).Replace("\\*", "*", StringComparison.Ordinal);

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Anchor();

    [GeneratedRegex("<link [^>]*href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<a id=\"([^\"]+)\"></a>")]
    private static partial Regex MarkdownId();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex MarkdownAnchor();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
