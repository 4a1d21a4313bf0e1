using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>What is to be written, where and how.</summary>
public sealed record GenerationRequest
{
    public required Plan Plan { get; init; }

    /// <summary>The tables to write, each opened under the plan.</summary>
    public required IReadOnlyList<WorldTable> Tables { get; init; }

    /// <summary>The lake (Delta) or the folder of the files (all other formats).</summary>
    public required string Folder { get; init; }

    public required Layout Layout { get; init; }

    /// <summary>How files are made in a format that another assembly knows; null for the others.</summary>
    public IFileFormat? FileFormat { get; init; }

    /// <summary>How the window comes in batches; null where it comes at once, and for formats that have no versions.</summary>
    public Batching? Batching { get; init; }

    public required int Threads { get; init; }

    /// <summary>Replace what another plan or layout made.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The clock of commits that remove files; commits that only add take their time from the plan.</summary>
    public required TimeProvider Clock { get; init; }

    public IRunObserver Observer { get; init; } = SilentObserver.Instance;
}
