using Lakehouse.Generation.SingleFiles;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>What is to be proved, and whether what is wrong is to be mended.</summary>
public sealed record VerifyRequest
{
    /// <summary>A lake, the folder of one table, or a folder of single files with their manifest.</summary>
    public required string Path { get; init; }

    public required int Threads { get; init; }

    /// <summary>Opens the tables of a plan that was found in a lake; they need not be able to make rows that need a key.</summary>
    public required Func<Plan, IReadOnlyList<WorldTable>> OpenTables { get; init; }

    /// <summary>Make every row again and compare it.</summary>
    public bool Deep { get; init; }

    /// <summary>Mend what can be mended. Without it nothing is written.</summary>
    public bool Repair { get; init; }

    /// <summary>How files are made and read in a format that another assembly knows; null where it was not brought along.</summary>
    public IFileFormat? FileFormat { get; init; }

    /// <summary>Plans that may have made a table whose own log no longer says; what is not proved by the lake is not used.</summary>
    public IReadOnlyList<Plan> Plans { get; init; } = [];

    public IRunObserver Observer { get; init; } = SilentObserver.Instance;
}

/// <summary>What can be wrong with a lake.</summary>
public enum ProblemKind
{
    /// <summary>A file that the log tells of is not there.</summary>
    Missing,

    /// <summary>A file is not what was written: its length, digest or rows differ.</summary>
    Damaged,

    /// <summary>A file lies in a table's folder and the log has never told of it.</summary>
    Unlisted,

    /// <summary>The log cannot be read, or is not the one that the plan makes.</summary>
    Log,

    /// <summary>The plan that the table names is damaged, or the table is not what the plan says.</summary>
    Plan,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Table">The table with its world.</param>
/// <param name="File">The file, relative to the path that was verified.</param>
/// <param name="Kind">What is wrong with it.</param>
public sealed record Problem(string Table, string File, ProblemKind Kind)
{
    /// <summary>What a repair did about it; null where none was asked for.</summary>
    public RepairOutcome? Outcome { get; init; }
}

/// <summary>What became of a problem.</summary>
/// <param name="Repaired">Whether it is gone, as a second look proved.</param>
/// <param name="Reason">Why it is not, as a sentence.</param>
public sealed record RepairOutcome(bool Repaired, string? Reason);

/// <summary>What was proved, and what was not.</summary>
/// <param name="Problems">What is, or was, wrong.</param>
/// <param name="Unproved">Tables whose rows were to be made again and cannot be, with the reason.</param>
/// <param name="Tables">Tables that were looked at.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Bytes">Their length.</param>
public sealed record VerifyResult(
    IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, string> Unproved, int Tables, long Files, long Bytes)
{
    /// <summary>Whether nothing is wrong any more, and all that was asked is proved.</summary>
    public bool IsSound => Unproved.Count == 0 && Problems.All(p => p.Outcome?.Repaired == true);
}
