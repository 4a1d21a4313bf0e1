using Lakehouse.Testing;
using Xunit;

namespace Lakehouse.Cli.Tests.Completion;

/// <summary>The shells themselves with the scripts of <c>lakehouse completion</c>.</summary>
public sealed class ShellTests : IDisposable
{
    private const string Apt = "apt-get install";

    private readonly ScratchFolder _scratch = new();

    public ShellTests()
    {
        Directory.CreateDirectory(_scratch.Sub("my lake"));
        Directory.CreateDirectory(_scratch.Sub("other"));
        File.WriteAllText(_scratch.Sub("plan.json"), Cli.Run("generate", "casino", "--scale", "demo", "--plan").Out);
        File.CreateSymbolicLink(_scratch.Sub("lakehouse"), Cli.Program);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Keys typed at a terminal: the lines run only if the tab key made them whole.</summary>
    [Theory]
    [InlineData("bash", "bash --norc --noprofile -i", "bsdutils")]
    [InlineData("zsh", "zsh -f -i", "zsh")]
    public void KeysMakeWholeLines(string shell, string command, string package)
    {
        TestPart.Program("script", $"{Apt} bsdutils");
        TestPart.Program(shell, $"{Apt} {package}");
        File.WriteAllText(_scratch.Sub("keys"), string.Join('\n', [
            $"source <(lakehouse completion {shell})",
            "lakehouse row casino.player_o\t3 --sc\tdem\t",
            "lakehouse tab\tcas\t--sca\tdem\t--js\t --tab\tplayer_opening,bronze_p\t",
            "lakehouse verify my\t",
            "lakehouse generate casino --plan-f\tpl\t--format=par\t--out=oth\t && echo made",
            "exit",
            ""]));

        var answer = InFolder($"TERM=xterm timeout 60 script -qec '{command}' /dev/null < keys");

        Assert.Contains("{\"player_id\":\"PLY-00004\"", answer.Out, StringComparison.Ordinal);
        Assert.Contains("{\"tables\":[{\"table\":\"casino.player_opening\"", answer.Out, StringComparison.Ordinal);
        Assert.Contains("{\"table\":\"casino.bronze_player_profile\"", answer.Out, StringComparison.Ordinal);
        Assert.Contains($"There is no lake at {_scratch.Sub("my lake")}", answer.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_scratch.Sub("other", "bronze_slot_telemetry.parquet")), answer.Out);
    }

    public static TheoryData<string, string[]> Lines => new()
    {
        { "lakehouse gen", ["generate"] },
        { "lakehouse generate ", ["casino"] },
        { "lakehouse completion ", ["bash", "zsh", "fish", "pwsh"] },
        { "lakehouse sql 1 --format ", ["table", "csv", "json", "parquet"] },
        { "lakehouse generate casino --format=p", ["--format=parquet"] },
        { "lakehouse row casino.player_o", ["casino.player_opening"] },
        { "lakehouse sql \"select 1\" --la", ["--lake"] },
        { "lakehouse verify my", ["my lake"] },
        { "lakehouse generate casino --plan-file pl", ["plan.json"] },
        { "lakehouse generate casino --out=o", ["--out=other"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void FishOffers(string line, string[] expected)
    {
        TestPart.Program("fish", $"{Apt} fish");
        var answer = InFolder($"fish --no-config -c 'lakehouse completion fish | source; complete -C \"{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\"'");

        Assert.Equal("", answer.Error);
        Assert.Equal(Pruned(expected), Pruned(answer.Out.Split('\n').Where(l => l.Length > 0).Select(l => l.Split('\t')[0])));
    }

    [Fact]
    public void PowerShellOffers()
    {
        TestPart.Program("pwsh", "dotnet tool install --global PowerShell");
        // One start for all lines: it takes seconds.
        File.WriteAllText(_scratch.Sub("ask.ps1"), "lakehouse completion pwsh | Out-String | Invoke-Expression\n" + string.Concat(
            Lines.Select(line => $$"""
                $line = '{{line.Data.Item1}}'
                [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches |
                    ForEach-Object { $_.CompletionText }
                '.'

                """)));

        var answer = InFolder("POWERSHELL_TELEMETRY_OPTOUT=1 pwsh -NoProfile -NonInteractive -File ask.ps1");

        Assert.Equal("", answer.Error);
        var offers = answer.Out.Split(".\n", StringSplitOptions.None)[..^1];
        Assert.Equal(
            Lines.Select(line => string.Join(' ', Pruned(line.Data.Item2))),
            offers.Select(offer => string.Join(' ', Pruned(offer.Split('\n', StringSplitOptions.RemoveEmptyEntries)))));
    }

    /// <summary>Offers in one order, for fish sorts them; paths without the quotes, folder and slash that shells add.</summary>
    private static IEnumerable<string> Pruned(IEnumerable<string> offers) =>
        offers.Select(offer => offer.Replace("./", "", StringComparison.Ordinal).Trim('\'').TrimEnd('/'))
            .Order(StringComparer.Ordinal);

    private Answer InFolder(string script) => Cli.Shell($"cd '{_scratch.FullName}' && PATH=$PWD:$PATH && export PATH && {script}");
}
