using System.Text.RegularExpressions;
using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests;

/// <summary>docs/cli.md follows from the commands.</summary>
public sealed partial class CommandPageTests
{
    [Fact]
    public void PageFollowsFromTheCommands() => GeneratedDoc.AssertWhole("cli.md", CommandPage.Text());

    [Fact]
    public void EveryVariableIsTold()
    {
        var read = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => VariableRead().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct();

        Assert.Equal(CommandPage.Variables.Select(v => v.Name), read);
    }

    /// <summary>The examples of the help are command lines: each is parsed without an error.</summary>
    [Fact]
    public void ExamplesAreCommandLines()
    {
        var root = Commands.Root();
        foreach (var example in Commands.All().Select(c => c.Command).OfType<Verb>().SelectMany(verb => verb.Examples))
        {
            var call = CallOfLakehouse().Match(example).Groups[1].Value;
            Assert.True(root.Parse(call).Errors.Count == 0, $"'{example}' is no command line of lakehouse.");
        }
    }

    [GeneratedRegex("""GetEnvironmentVariable\("([^"]+)"\)""")]
    private static partial Regex VariableRead();

    /// <summary>The words of the program in a line of the shell, which may go on with a pipe, a file or a remark.</summary>
    [GeneratedRegex("""lakehouse ((?:"[^"]*"|[^"|>)#])*)""")]
    private static partial Regex CallOfLakehouse();
}
