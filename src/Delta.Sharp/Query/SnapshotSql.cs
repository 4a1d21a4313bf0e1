using System.Text;
using Delta.Sharp.Kernel;

namespace Delta.Sharp;

/// <summary>The rows of a snapshot as a DuckDB query.</summary>
internal static class SnapshotSql
{
    // Stands for "no column of the file is wanted": read_parquet takes no empty schema.
    private const string NoColumn = "__none__";

    /// <summary>The paths of the snapshot's data files in log order.</summary>
    public static IEnumerable<string> Paths(Snapshot snapshot) => Paths(snapshot, snapshot.Files);

    /// <summary>
    /// Types and names come from the log, never from a file: what a file lacks is null, what it holds narrower is widened.
    /// Values of partition columns come from the log alone, found by the file's place in the list because a path is a pattern.
    /// </summary>
    public static string Select(Snapshot snapshot) => Select(snapshot, snapshot.Files);

    /// <summary>The rows of some of the snapshot's files.</summary>
    public static string Select(Snapshot snapshot, IReadOnlyList<AddFile> files)
    {
        IReadOnlyList<DeltaField> fields = snapshot.Schema.Fields;
        if (files.Count == 0)
        {
            string nulls = string.Join(
                ", ", fields.Select(f => $"CAST(NULL AS {DuckSql.TypeName(f.Type)}) AS {DuckSql.Identifier(f.Name)}"));
            return $"SELECT {nulls} WHERE false";
        }

        HashSet<string> partitions = new(snapshot.Metadata.PartitionColumns, StringComparer.Ordinal);
        IEnumerable<DeltaField> stored = fields.Where(f => !partitions.Contains(f.Name) && f.Type is not DeltaPrimitive { Name: "void" });
        return $"SELECT {string.Join(", ", fields.Select(field => Column(snapshot, files, field, partitions)))} "
            + $"FROM {ReadParquet(Paths(snapshot, files), [.. stored])}";
    }

    /// <summary>Parquet files as one table function, with names and types that do not come from them.</summary>
    public static string ReadParquet(IEnumerable<string> paths, IReadOnlyList<DeltaField> stored)
    {
        StringBuilder sql = new("read_parquet([");
        sql.AppendJoin(", ", paths.Select(DuckSql.FileLiteral));
        sql.Append("], hive_partitioning = false, schema = MAP {");
        sql.AppendJoin(
            ", ",
            stored.Count == 0 ? [SchemaEntry(NoColumn, "INTEGER")] : stored.Select(f => SchemaEntry(f.Name, DuckSql.TypeName(f.Type))));
        return sql.Append("})").ToString();
    }

    private static IEnumerable<string> Paths(Snapshot snapshot, IReadOnlyList<AddFile> files)
    {
        if (snapshot.Store is not FolderStore folder)
        {
            throw new QueryException(
                $"The table {snapshot.Store.DisplayName} cannot be queried: only tables in a local folder can.");
        }

        return files.Select(file => Path.Combine(folder.Root, file.Key));
    }

    private static string SchemaEntry(string name, string type) =>
        $"{DuckSql.Literal(name)}: {{name: {DuckSql.Literal(name)}, type: {DuckSql.Literal(type)}, default_value: NULL}}";

    private static string Column(
        Snapshot snapshot, IReadOnlyList<AddFile> files, DeltaField field, HashSet<string> partitions)
    {
        string name = DuckSql.Identifier(field.Name);
        string type = DuckSql.TypeName(field.Type);
        if (partitions.Contains(field.Name))
        {
            string values = string.Join(", ", files.Select(file => PartitionValue(snapshot, file, field)));
            return $"list_extract(CAST([{values}] AS {type}[]), CAST(file_index AS BIGINT) + 1) AS {name}";
        }

        return field.Type is DeltaPrimitive { Name: "void" } ? $"CAST(NULL AS {type}) AS {name}" : name;
    }

    private static string PartitionValue(Snapshot snapshot, AddFile file, DeltaField field)
    {
        if (!file.PartitionValues.TryGetValue(field.Name, out string? value))
        {
            throw new DeltaCorruptException(
                snapshot.Store.DisplayName,
                $"The log of {snapshot.Store.DisplayName} gives the file '{file.Path}' no value for the partition column "
                + $"'{field.Name}'. Make the table again, or leave the file out of it.");
        }

        if (string.IsNullOrEmpty(value))
        {
            return "NULL";
        }

        string literal = DuckSql.Literal(value);
        return field.Type is DeltaPrimitive { Name: "binary" } ? $"encode({literal})" : literal;
    }
}
