using Delta.Sharp.Kernel;

namespace Lakehouse.Generation;

/// <summary>Calls of the file system whose failures come as sentences.</summary>
internal static class Disk
{
    /// <summary>Makes a folder and those above it; false if it was there.</summary>
    public static bool CreateFolder(string path)
    {
        try
        {
            return Try(path, "create", () =>
            {
                var isNew = !Directory.Exists(path);
                Directory.CreateDirectory(path);
                return isNew;
            });
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

    /// <summary>Whether there is a folder that holds nothing.</summary>
    public static bool IsEmptyFolder(string path) =>
        Directory.Exists(path) && Try(path, "read", () => !Directory.EnumerateFileSystemEntries(path).Any());

    /// <summary>Removes a folder that holds nothing. One that cannot be removed harms nobody, and must not hide why a run failed.</summary>
    public static void RemoveIfEmpty(string path)
    {
        try
        {
            if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
            {
                Directory.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
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
