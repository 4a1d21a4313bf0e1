using System.Runtime.InteropServices;

namespace Lakehouse.Worker;

/// <summary>
/// Why the work should end early: a signal, a stop file, or the end of whoever started the worker. An executor that is killed
/// leaves its children behind, and a cancelled query lets them go on, so a worker looks for itself.
/// </summary>
internal sealed partial class Stop : IDisposable
{
    private const int Interrupted = 130;
    private const int Terminated = 143;

    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly Timer _watch;
    private readonly int _parent = ParentId();
    private readonly string? _file;
    private Cause? _cause;

    public Stop(string? file)
    {
        _file = file;
        _signals = [On(PosixSignal.SIGTERM, Terminated), On(PosixSignal.SIGINT, Interrupted)];
        _watch = new Timer(_ => Look(), null, TimeSpan.Zero, s_lookEvery);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Why the token is cancelled.</summary>
    public string Reason => _cause!.Reason;

    public int ExitCode => _cause!.ExitCode;

    public void Dispose()
    {
        _watch.Dispose();
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private PosixSignalRegistration On(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Ask("The worker was told to stop.", exitCode);
    });

    private void Look()
    {
        if (ParentId() != _parent)
        {
            Ask("The process that started the worker has ended.", Terminated);
        }
        else if (_file is not null && File.Exists(_file))
        {
            Ask($"The stop file {_file} is there.", Terminated);
        }
    }

    private void Ask(string reason, int exitCode)
    {
        if (Interlocked.CompareExchange(ref _cause, new Cause(reason, exitCode), null) is null)
        {
            _source.Cancel();
        }
    }

    private sealed record Cause(string Reason, int ExitCode);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
