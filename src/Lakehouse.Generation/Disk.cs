using Delta.Sharp.Kernel;

namespace Lakehouse.Generation;

/// <summary>Calls of the file system whose failures come as sentences.</summary>
internal static class Disk
{
    public static void CreateFolder(string path)
    {
        try
        {
            Try(path, "create", () => Directory.CreateDirectory(path));
        }
        catch (GenerationException e)
        {
            // The system's own answer does not say which part of the path is in the way.
            var there = path;
            while (!Path.Exists(there) && Path.GetDirectoryName(there) is { } above)
            {
                there = above;
            }

            throw File.Exists(there)
                ? new GenerationException($"Could not create {path}: {there} is a file, not a folder. Choose another folder.", e)
                : e.InnerException is DirectoryNotFoundException or FileNotFoundException
                    ? new GenerationException($"Could not create {path}: {there} takes no new folders. Choose another folder.", e)
                    : e;
        }
    }

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
