using Lakehouse.Benchmarks.Measuring;

namespace Lakehouse.Benchmarks.Cases;

/// <summary>Something to measure, in a process of its own so that its peak memory is its own.</summary>
/// <param name="Name">The name that the log keeps its samples under.</param>
/// <param name="What">What is done, for people.</param>
internal abstract record BenchmarkCase(string Name, string What)
{
    /// <summary>How often a run measures it; the log tells the median.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Of a rival: how far its work can be compared with ours.</summary>
    public string? Comparable { get; init; }

    /// <summary>Why this machine cannot measure it, as a sentence; null where it can.</summary>
    public virtual string? Absence(Setting setting) => null;

    /// <summary>Measures once. A case that compares gives one report for each thing compared.</summary>
    public abstract IEnumerable<Report> Run(Setting setting);
}

/// <summary>A case with one result.</summary>
internal abstract record SingleCase(string Name, string What) : BenchmarkCase(Name, What)
{
    public sealed override IEnumerable<Report> Run(Setting setting) => [new Report(Name, What, Measure(setting), Failure: null)];

    protected abstract Sample Measure(Setting setting);
}
