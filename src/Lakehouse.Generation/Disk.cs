using Delta.Sharp.Kernel;

namespace Lakehouse.Generation;

/// <summary>Calls of the file system whose failures come as sentences.</summary>
internal static class Disk
{
    public static void CreateFolder(string path) => Try(path, "create", () => Directory.CreateDirectory(path));

    public static T Try<T>(string path, string verb, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new GenerationException(StoreFailure.Sentence(path, verb, failure), failure);
        }
    }
}
