using Delta.Sharp;
using Delta.Sharp.Kernel;
using Delta.Sharp.Text;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Cli;

/// <summary>Turns exceptions into sentences and exit codes. Apart from the rest so that a good run loads none of these types.</summary>
internal static class Failures
{
    private const int BrokenPipe = 32;

    public static int Report(Exception failure, TextWriter error)
    {
        if (failure is IOException && (failure.HResult & 0xFFFF) == BrokenPipe)
        {
            // Whoever read our output has seen enough.
            return Application.Done;
        }

        var (code, sentence) = Describe(failure);
        error.WriteLine(sentence);
        if (Environment.GetEnvironmentVariable("LAKEHOUSE_DEBUG") == "1")
        {
            error.WriteLine(failure);
        }

        return code;
    }

    private static (int Code, string Sentence) Describe(Exception failure) => failure switch
    {
        PlanException or InputException or RefusedException or TextFormatException
            or QueryException { IsFailedWork: false } =>
            (Application.BadInput, failure.Message),
        GenerationException or DeltaException or QueryException => (Application.Failed, failure.Message),
        IOException or UnauthorizedAccessException => (Application.Failed, StoreFailure.Sentence("the output", "write", failure)),
        OutOfMemoryException => (Application.Failed, "Memory ran out; give fewer --threads."),
        _ when NativeLibrary(failure) is { } library => (
            Application.Failed,
            $"A native library could not be loaded ({library}); 'dotnet build' in the project's folder puts it beside "
                + "the program, and this system may lack what it needs ('ldd' on the file tells)."),
        _ => (
            Application.Failed,
            $"Something is wrong inside lakehouse itself ({failure.GetType().Name}: {failure.Message}); please report "
                + "it with the command. LAKEHOUSE_DEBUG=1 shows where."),
    };

    private static string? NativeLibrary(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
            {
                return failure.Message.Split('\n')[0].TrimEnd('.', ' ', ':');
            }
        }

        return null;
    }
}
