using Delta.Sharp.Kernel;
using Lakehouse.Generation;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worker;

/// <summary>Turns exceptions into exit codes and one sentence, which is all that the engine passes on.</summary>
internal static class Failures
{
    private const int Failed = 1;
    private const int BadInput = 2;

    /// <summary>Engines keep the last 2 KB of what a worker says.</summary>
    private const int MostLetters = 1_000;

    public static int Report(Exception failure, TextWriter error)
    {
        var sentence = Sentence(failure);
        error.WriteLine(sentence.Length <= MostLetters ? sentence : sentence[..MostLetters] + " ...");
        return failure is PlanException or InputException ? BadInput : Failed;
    }

    private static string Sentence(Exception failure) => failure switch
    {
        PlanException or InputException or GenerationException or DeltaException => failure.Message,
        IOException or UnauthorizedAccessException => StoreFailure.Sentence("the records", "write", failure),
        OutOfMemoryException => "Memory ran out; give the executor more, or fewer workers at once.",
        _ when IsNativeLibrary(failure) =>
            "ParquetSharpNative.so could not be loaded; it belongs beside the worker, as the worker's archive has it.",
        _ => $"Something is wrong inside the worker itself ({failure.GetType().Name}: {failure.Message}); please report it.",
    };

    private static bool IsNativeLibrary(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is DllNotFoundException or BadImageFormatException)
            {
                return true;
            }
        }

        return false;
    }
}
