using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Faults;

/// <summary>
/// The table that names every planted fault. It is the same for every world and is there only under a plan with faults, so
/// it has no contract of its own among those of a world's tables.
/// </summary>
internal static class AnswerKey
{
    public const string Name = WorldDefinition.AnswerKeyTable;

    public const int TableName = 0;
    public const int RowKey = 1;
    public const int FaultKind = 2;
    public const int ColumnName = 3;
    public const int TrueValue = 4;
    public const int PlantedValue = 5;

    public static TableSchema Schema { get; } = new(
        Name,
        "Every fault that was planted in the bronze tables, with what is true instead.",
        [
            new("table_name", ColumnType.Text, Nullable: false, "The table that the fault is in.")
            {
                Dictionary = true, Skipping = true, Rule = "Dealt: a fault in each stretch of 1 / rate rows of each bronze table.",
            },
            new("row_key", ColumnType.Text, Nullable: false, "The primary key of the row, which no fault touches; several values are joined by '/'.")
            {
                Rule = "Drawn evenly from the rows of the stretch.",
            },
            new("fault_kind", ColumnType.Text, Nullable: false, "What is wrong: late, duplicate, missing, malformed, out_of_range, orphan, wrong_type or drifted_schema.")
            {
                Dictionary = true, Rule = "Dealt by the weights of the kinds that the table can have.",
            },
            new("column_name", ColumnType.Text, Nullable: true, "The column that is wrong; null where the whole row is meant: duplicate and missing.")
            {
                Dictionary = true, Rule = "Drawn evenly from the columns that can have the fault; one that is null in the row passes it on to the next.",
            },
            new("true_value", ColumnType.Text, Nullable: true, "The value without the fault, as text; of a missing row the whole row as JSON. Null where there was none.")
            {
                // A longer window has other answers between those of a shorter one, too: the faults of one table after another.
                AsOfEnd = true, Rule = "Copied from the world without faults.",
            },
            new("planted_value", ColumnType.Text, Nullable: true, "What came instead, as text; of wrong_type and drifted_schema what stands in _rescued_data.")
            {
                Rule = "Computed from true_value and draws by the number of the fault.",
            },
        ])
    {
        Key = ["table_name", "row_key"],
    };
}
