using Delta.Sharp.Kernel;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Generation.Dialects;

/// <summary>Tables as the log of a Delta table declares them.</summary>
public static class DeltaDialect
{
    /// <summary>The columns of a table, as generated Delta tables have them.</summary>
    public static DeltaSchema SchemaOf(TableSchema table)
    {
        var fields = new DeltaField[table.Columns.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            var column = table.Columns[i];
            fields[i] = new DeltaField(column.Name, DeltaType.Parse(column.Type.ToString()), column.Nullable, column.Comment);
        }

        return new DeltaSchema(fields);
    }

    /// <summary>The <c>schemaString</c> of each table.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<TableSchema> tables) => tables.Select(t => SchemaOf(t).ToSchemaString());
}
