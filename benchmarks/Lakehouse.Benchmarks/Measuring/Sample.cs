namespace Lakehouse.Benchmarks.Measuring;

/// <summary>One measurement. What does not apply is null.</summary>
internal sealed record Sample
{
    /// <summary>Wall time.</summary>
    public required double Seconds { get; init; }

    /// <summary>User and system time of the whole process.</summary>
    public required double CpuSeconds { get; init; }

    public long? Rows { get; init; }

    /// <summary>Columns of each row.</summary>
    public int? Columns { get; init; }

    public long? AllocatedBytes { get; init; }

    /// <summary>The most physical memory that the process ever held.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>Bytes of the files that were written.</summary>
    public long? FileBytes { get; init; }

    /// <summary>Bytes of the program that was started, with everything that lies beside it.</summary>
    public long? ProgramBytes { get; init; }
}

/// <summary>A measurement, or the sentence of what went wrong instead, under the name of what was measured.</summary>
internal sealed record Report(string Name, string What, Sample? Sample, string? Failure);
