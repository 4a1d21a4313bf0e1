using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Delta.Sharp;

/// <summary>What DuckDB's C interface tells about a text of SQL before it runs.</summary>
internal static partial class DuckNative
{
    /// <summary>
    /// The kinds of the text's statements; <see cref="DuckDBStatementType.Invalid"/> for one that cannot be prepared yet.
    /// None for an empty text.
    /// </summary>
    public static IReadOnlyList<DuckDBStatementType> StatementTypes(DuckDBConnection connection, string sql)
    {
        DuckDBNativeConnection native = connection.NativeConnection;
        int count = NativeMethods.ExtractStatements.DuckDBExtractStatements(native, sql, out DuckDBExtractedStatements statements);
        using (statements)
        {
            if (count == 0 && NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) is { Length: > 0 } error)
            {
                throw new QueryException(DuckErrors.Sentence(error));
            }

            DuckDBStatementType[] types = new DuckDBStatementType[count];
            for (int i = 0; i < count; i++)
            {
                DuckDBState state = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(
                    native, statements, i, out DuckDBPreparedStatement prepared);
                using (prepared)
                {
                    types[i] = state == DuckDBState.Success
                        ? (DuckDBStatementType)PreparedStatementType(prepared.DangerousGetHandle())
                        : DuckDBStatementType.Invalid;
                }
            }

            return types;
        }
    }

    /// <summary>The version of the library, such as <c>v1.5.6</c>.</summary>
    public static string LibraryVersion() => Marshal.PtrToStringUTF8(GetLibraryVersion())!;

    /// <summary>The tables that a query names, as it spells them; null where DuckDB cannot tell without running it.</summary>
    public static IReadOnlyList<string>? TableNames(DuckDBConnection connection, string sql)
    {
        IntPtr list = GetTableNames(connection.NativeConnection.DangerousGetHandle(), sql, qualified: true);
        if (list == IntPtr.Zero)
        {
            return null;
        }

        try
        {
            string[] names = new string[GetListSize(list)];
            for (int i = 0; i < names.Length; i++)
            {
                IntPtr child = GetListChild(list, (ulong)i);
                IntPtr text = GetVarchar(child);
                names[i] = WithoutAlias(Marshal.PtrToStringUTF8(text) ?? "");
                Free(text);
                DestroyValue(ref child);
            }

            return names;
        }
        finally
        {
            DestroyValue(ref list);
        }
    }

    // DuckDB spells an alias after the name. A quoted name may hold the same word, then a quote is open after it.
    private static string WithoutAlias(string name)
    {
        const string As = " AS ";
        int at = name.LastIndexOf(As, StringComparison.Ordinal);
        return at >= 0 && name.AsSpan(at).Count('"') % 2 == 0 ? name[..at] : name;
    }

    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_type")]
    private static partial int PreparedStatementType(IntPtr statement);

    [LibraryImport("duckdb", EntryPoint = "duckdb_get_table_names", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr GetTableNames(
        IntPtr connection, string query, [MarshalAs(UnmanagedType.U1)] bool qualified);

    [LibraryImport("duckdb", EntryPoint = "duckdb_library_version")]
    private static partial IntPtr GetLibraryVersion();

    [LibraryImport("duckdb", EntryPoint = "duckdb_get_list_size")]
    private static partial ulong GetListSize(IntPtr value);

    [LibraryImport("duckdb", EntryPoint = "duckdb_get_list_child")]
    private static partial IntPtr GetListChild(IntPtr value, ulong index);

    [LibraryImport("duckdb", EntryPoint = "duckdb_get_varchar")]
    private static partial IntPtr GetVarchar(IntPtr value);

    [LibraryImport("duckdb", EntryPoint = "duckdb_destroy_value")]
    private static partial void DestroyValue(ref IntPtr value);

    [LibraryImport("duckdb", EntryPoint = "duckdb_free")]
    private static partial void Free(IntPtr pointer);
}
