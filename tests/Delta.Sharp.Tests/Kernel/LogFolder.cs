using System.Globalization;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;

namespace Delta.Sharp.Tests.Kernel;

/// <summary>A table folder whose log is written line by line, right or wrong.</summary>
internal sealed class LogFolder : IDisposable
{
    internal const string ProtocolLine = """{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}""";

    internal const string MetadataLine =
        """{"metaData":{"id":"11111111-2222-3333-4444-555555555555","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}]}","partitionColumns":[],"configuration":{}}}""";

    internal LogFolder()
    {
        Store = new FolderStore(_scratch.Sub("table"));
        Log = new DeltaLog(Store);
        Directory.CreateDirectory(LogPath);
    }

    internal FolderStore Store { get; }

    internal DeltaLog Log { get; }

    internal string LogPath => Path.Combine(Store.Root, "_delta_log");

    internal static string Add(string path) =>
        $$$"""{"add":{"path":"{{{path}}}","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""";

    internal static string Remove(string path) => $$$"""{"remove":{"path":"{{{path}}}","dataChange":true}}""";

    /// <summary>Writes a commit file as it is given, without a last line end.</summary>
    internal LogFolder Commit(long version, params string[] lines)
    {
        File.WriteAllText(
            Path.Combine(LogPath, version.ToString("D20", CultureInfo.InvariantCulture) + ".json"), string.Join('\n', lines));
        return this;
    }

    internal LogFolder FirstCommit(params string[] lines) => Commit(0, [ProtocolLine, MetadataLine, .. lines]);

    internal LogFolder Put(string name, string text = "")
    {
        File.WriteAllText(Path.Combine(LogPath, name), text);
        return this;
    }

    public void Dispose() => _scratch.Dispose();

    private readonly ScratchFolder _scratch = new();
}
