using System.Collections.Concurrent;
using Lakehouse.Generation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lakehouse.Cli.Output;

/// <summary>Bars with rate and time left while a run goes on, where standard error is a terminal; elsewhere notices only.</summary>
internal static class RunProgress
{
    public static T Watch<T>(Terminal terminal, bool quiet, string unit, Func<IRunObserver, T> run)
    {
        if (quiet || !terminal.ErrorIsTerminal)
        {
            return run(new Notices(quiet ? null : terminal.Error));
        }

        var bars = new Bars();
        try
        {
            return Show(bars, unit, run);
        }
        finally
        {
            bars.WriteNotices(terminal.Error);
        }
    }

    private static T Show<T>(Bars bars, string unit, Func<IRunObserver, T> run)
    {
        // Enrichers would turn escapes on in pipes of build servers.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        return console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RateColumn(unit == "bytes"),
                new RemainingTimeColumn())
            .Start(context => run(bars.On(context)));
    }

    private sealed class Notices(TextWriter? error) : IRunObserver
    {
        public void Notice(string sentence)
        {
            if (error is not null)
            {
                lock (error)
                {
                    error.WriteLine(sentence);
                }
            }
        }
    }

    private sealed class Bars : IRunObserver
    {
        private readonly ConcurrentDictionary<string, ProgressTask> _tasks = new();
        private readonly ConcurrentQueue<string> _notices = new();
        private ProgressContext? _context;

        public Bars On(ProgressContext context)
        {
            _context = context;
            return this;
        }

        public void Started(string table, long amount)
        {
            lock (_tasks)
            {
                _tasks[table] = _context!.AddTask(Markup.Escape(table), maxValue: Math.Max(1, amount));
            }
        }

        public void Advanced(string table, long amount)
        {
            if (_tasks.TryGetValue(table, out var task))
            {
                lock (task)
                {
                    task.Increment(amount);
                }
            }
        }

        public void Notice(string sentence) => _notices.Enqueue(sentence);

        /// <summary>Words wait for the end: a line in between would be drawn over.</summary>
        public void WriteNotices(TextWriter error)
        {
            while (_notices.TryDequeue(out var notice))
            {
                error.WriteLine(notice);
            }
        }
    }

    private sealed class RateColumn(bool bytes) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Amounts.Rate(task.Value, (task.ElapsedTime ?? TimeSpan.Zero).TotalSeconds, bytes));
    }
}
