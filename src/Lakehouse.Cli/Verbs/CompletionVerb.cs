using System.CommandLine;
using Lakehouse.Cli.Options;

namespace Lakehouse.Cli.Verbs;

/// <summary><c>lakehouse completion</c>: the script that makes a shell complete command lines.</summary>
internal static class CompletionVerb
{
    public static Verb Create(VerbContext context)
    {
        var shell = new Argument<string>("shell")
        {
            Description = "The shell that shall complete.",
            HelpName = "bash|zsh|fish|pwsh",
        };
        var verb = new Verb(
            "completion",
            "Prints a script that makes a shell complete commands, options, worlds, tables and paths.",
            "source <(lakehouse completion bash)    # in ~/.bashrc or ~/.zshrc, with the shell's name",
            "lakehouse completion fish > ~/.config/fish/completions/lakehouse.fish",
            "lakehouse completion pwsh | Out-String | Invoke-Expression    # in $PROFILE")
        {
            shell,
        };
        verb.SetAction(result =>
        {
            var extension = Values.Choice(
                result.GetValue(shell)!, "The shell", ("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("pwsh", "ps1"));
            using var script = typeof(CompletionVerb).Assembly.GetManifestResourceStream($"completion.{extension}")!;
            script.CopyTo(context.Terminal.Out);
            context.Terminal.Out.Flush();
            return Application.Done;
        });
        return verb;
    }
}
