namespace Lakehouse.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("lakehouse-test-").FullName;

    /// <summary>A path inside it, by parts.</summary>
    public string Sub(params string[] parts) => Path.Combine([FullName, .. parts]);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
