using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Lakehouse.Cli.Completion;
using Lakehouse.Cli.Verbs;

namespace Lakehouse.Cli;

/// <summary>The <c>lakehouse</c> command: finds the verb, runs it, and turns whatever happens into an exit code and a sentence.</summary>
internal static class Application
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;

    public static int Run(string[] args, Terminal terminal, TimeProvider clock, Signals signals)
    {
        var context = new VerbContext(terminal, clock, signals.Token);
        var root = Root(context);
        try
        {
            return args is [Completer.Request, .. var words]
                ? Completer.Answer(root, words, terminal)
                : Run(root, args, terminal);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            terminal.Error.WriteLine("Stopped. What was finished is kept; the same command goes on from there.");
            return signals.ExitCode;
        }
        catch (Exception e)
        {
            return Failures.Report(e, terminal.Error);
        }
    }

    /// <summary>The commands as they are defined; nothing runs.</summary>
    internal static RootCommand Root(VerbContext context)
    {
        var root = new RootCommand("Makes synthetic businesses as lakes: believable tables with known answers, the same bytes every time.")
        {
            GenerateVerb.Create(context),
            TablesVerb.Create(context),
            RowVerb.Create(context),
            DigestVerb.Create(context),
            VerifyVerb.Create(context),
            DiffVerb.Create(context),
            SqlVerb.Create(context),
            DeltaVerb.Create(context),
            SchemaVerb.Create(context),
            CompletionVerb.Create(context),
            context.Quiet,
        };
        // Completion has its own question (see Completer), which keeps a shell's words as they are.
        root.Directives.Clear();
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static int Run(RootCommand root, string[] args, Terminal terminal)
    {
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is ParseErrorAction)
        {
            terminal.Error.WriteLine(ParseErrors.Describe(result));
            return BadInput;
        }

        using var output = new StreamWriter(terminal.Out, leaveOpen: true) { NewLine = "\n" };
        return result.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = output,
            Error = terminal.Error,
        });
    }

    /// <summary>The usual help, and after it the examples of the verb.</summary>
    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            var examples = (parseResult.CommandResult.Command as Verb)?.Examples ?? ["lakehouse generate casino"];
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            return code;
        }
    }
}
