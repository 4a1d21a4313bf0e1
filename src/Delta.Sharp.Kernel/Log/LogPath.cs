namespace Delta.Sharp.Kernel;

/// <summary>Between a store's keys and the URIs that the log holds for them.</summary>
public static class LogPath
{
    /// <summary>The URI of a key, percent-encoded once.</summary>
    public static string Encode(string key) => throw new NotImplementedException();

    /// <summary>The key of a URI, percent-decoded exactly once.</summary>
    public static string Decode(string path) => throw new NotImplementedException();
}
