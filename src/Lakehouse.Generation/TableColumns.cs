using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation;

/// <summary>The columns that a table's contract declares, in the types of Delta, which every format's are told by.</summary>
public static class TableColumns
{
    public static DeltaSchema Of(TableSchema schema) => new(
        [.. schema.Columns.Select(c => new DeltaField(c.Name, DeltaType.Parse(c.Type.ToString()), c.Nullable, c.Comment))]);
}
