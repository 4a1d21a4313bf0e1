namespace Lakehouse.Generation;

/// <summary>What a run did to a table.</summary>
public enum TableAction
{
    /// <summary>Made from nothing.</summary>
    Written,

    /// <summary>The missing files of an earlier run were made.</summary>
    Completed,

    /// <summary>Another content was replaced.</summary>
    Overwritten,

    /// <summary>The table was there already.</summary>
    Unchanged,
}

/// <summary>A table after a run.</summary>
/// <param name="Table">Its name with its world: <c>casino.bronze_slot_telemetry</c>.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Files">Its data files.</param>
/// <param name="Bytes">Their length.</param>
/// <param name="Version">The Delta version; null in other formats.</param>
/// <param name="Action">What was done.</param>
public sealed record TableOutcome(string Table, long Rows, long Files, long Bytes, long? Version, TableAction Action);
