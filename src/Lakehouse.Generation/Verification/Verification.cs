using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Verification;

/// <summary>What is to be proved.</summary>
public sealed record VerifyRequest
{
    /// <summary>A lake, the folder of one table, or a folder of single files with their manifest.</summary>
    public required string Path { get; init; }

    public required int Threads { get; init; }

    /// <summary>Opens the tables of a plan that was found in a lake, for their rows and slices.</summary>
    public required Func<Plan, IReadOnlyList<WorldTable>> OpenTables { get; init; }

    public IRunObserver Observer { get; init; } = SilentObserver.Instance;
}

/// <summary>What can be wrong with a lake.</summary>
public enum ProblemKind
{
    /// <summary>A file that the log tells of is not there.</summary>
    Missing,

    /// <summary>A file is not what was written: its length or digest differs.</summary>
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
public sealed record Problem(string Table, string File, ProblemKind Kind);

/// <summary>What was proved, and what was not.</summary>
public sealed record VerifyResult(IReadOnlyList<Problem> Problems, int Tables, long Files, long Bytes);
