using System.Globalization;
using System.Text.Json;
using Delta.Sharp;

namespace Lakehouse.Cli.Output;

/// <summary>One side of a comparison.</summary>
/// <param name="Folder">The lake as the user named it.</param>
/// <param name="Version">The version of its Delta tables; null for the newest.</param>
internal sealed record DiffedLake(string Folder, long? Version)
{
    public override string ToString() => Version is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"{Folder} at version {version}")
        : Folder;
}

/// <summary>What a comparison of two lakes found, for people and for programs.</summary>
internal sealed class DiffReport(DiffedLake a, DiffedLake b, LakeDiff lakes, IReadOnlyList<(string Name, TableDiff Diff)> found)
{
    private const int MostText = 60;

    public bool AreEqual => lakes.OnlyInA.Count == 0 && lakes.OnlyInB.Count == 0 && found.All(f => f.Diff.IsEqual);

    public string Verdict => AreEqual
        ? $"Equal: {Amounts.Count(found.Count, "table")}, {Amounts.Count(found.Sum(f => f.Diff.RowsInA), "row")}."
        : $"{Amounts.Count(found.Count(f => !f.Diff.IsEqual) + lakes.OnlyInA.Count + lakes.OnlyInB.Count)} of "
            + $"{Amounts.Count(found.Count + lakes.OnlyInA.Count + lakes.OnlyInB.Count, "table")} differ.";

    public void WriteText(TextWriter writer)
    {
        writer.WriteLine($"A  {a}");
        writer.WriteLine($"B  {b}");
        writer.WriteLine();
        WriteTables(writer);
        foreach (var (name, diff) in found)
        {
            WriteSchema(writer, name, diff);
            WriteColumns(writer, name, diff);
            WriteExamples(writer, name, diff);
        }
    }

    public void WriteJson(Utf8JsonWriter json)
    {
        WriteLake(json, "a", "versionA", a);
        WriteLake(json, "b", "versionB", b);
        json.WriteBoolean("equal", AreEqual);
        WriteNames(json, "tablesOnlyInA", lakes.OnlyInA);
        WriteNames(json, "tablesOnlyInB", lakes.OnlyInB);
        json.WriteStartArray("tables");
        foreach (var (name, diff) in found)
        {
            WriteJson(json, name, diff);
        }

        json.WriteEndArray();
    }

    private static void WriteLake(Utf8JsonWriter json, string folder, string version, DiffedLake lake)
    {
        json.WriteString(folder, lake.Folder);
        if (lake.Version is { } number)
        {
            json.WriteNumber(version, number);
        }
    }

    private void WriteTables(TextWriter writer)
    {
        var table = new TextTable("table", ">rows in A", ">rows in B", ">only in A", ">only in B", ">changed", "compared");
        foreach (var (name, diff) in found)
        {
            table.Add(
                name,
                Amounts.Count(diff.RowsInA),
                Amounts.Count(diff.RowsInB),
                Amounts.Count(diff.OnlyInA),
                Amounts.Count(diff.OnlyInB),
                diff.Key.Count == 0 ? "-" : Amounts.Count(diff.Changed),
                (diff.Key.Count == 0 ? "as whole rows" : $"by {string.Join(", ", diff.Key)}") + Notes(diff));
        }

        foreach (var name in lakes.OnlyInA)
        {
            table.Add(name, "-", "-", "-", "-", "-", "not: the table is only in A");
        }

        foreach (var name in lakes.OnlyInB)
        {
            table.Add(name, "-", "-", "-", "-", "-", "not: the table is only in B");
        }

        table.WriteTo(writer);
    }

    private static string Notes(TableDiff diff) =>
        diff.EqualFiles == 0 ? "" : $"; {Amounts.Count(diff.EqualFiles, "file")} equal by digest, not read";

    private static void WriteSchema(TextWriter writer, string name, TableDiff diff)
    {
        if (diff.Schema.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"{name}: columns that differ in the schema");
        var table = new TextTable("column", "type in A", "type in B", "");
        foreach (var column in diff.Schema)
        {
            table.Add(
                column.Column,
                column.TypeInA ?? "-",
                column.TypeInB ?? "-",
                column.IsCompared ? "values compared" : "values not compared");
        }

        table.WriteTo(writer);
    }

    private static void WriteColumns(TextWriter writer, string name, TableDiff diff)
    {
        if (diff.Columns.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"{name}: columns that changed");
        var table = new TextTable("column", ">rows");
        foreach (var column in diff.Columns)
        {
            table.Add(column.Column, Amounts.Count(column.Rows));
        }

        table.WriteTo(writer);
    }

    private static void WriteExamples(TextWriter writer, string name, TableDiff diff)
    {
        if (diff.RepeatedKeysInA + diff.RepeatedKeysInB > 0)
        {
            writer.WriteLine();
            writer.WriteLine($"{name}: {string.Join(", ", diff.Key)} does not identify a row; the rows of keys that stand several "
                + $"times ({Amounts.Count(diff.RepeatedKeysInA)} in A, {Amounts.Count(diff.RepeatedKeysInB)} in B) were compared whole");
            WriteRows(writer, "repeated", diff.ExamplesRepeated);
        }

        if (diff.ExamplesOnlyInA.Count + diff.ExamplesOnlyInB.Count + diff.Columns.Sum(c => c.Examples.Count) == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine($"{name}: examples");
        WriteRows(writer, "only in A", diff.ExamplesOnlyInA);
        WriteRows(writer, "only in B", diff.ExamplesOnlyInB);
        if (diff.Columns.All(c => c.Examples.Count == 0))
        {
            return;
        }

        var table = new TextTable("changed", "column", "in A", "in B");
        foreach (var column in diff.Columns)
        {
            foreach (var example in column.Examples)
            {
                table.Add(Text(example.Key), column.Column, Text(example.InA), Text(example.InB));
            }
        }

        table.WriteTo(writer);
    }

    private static void WriteRows(TextWriter writer, string what, IReadOnlyList<DiffRow> rows)
    {
        foreach (var row in rows)
        {
            writer.WriteLine($"{what}: {Text(row)}");
        }
    }

    private static string Text(DiffRow row) => row.Values.Count == 1
        ? Text(row.Values[0])
        : string.Join(", ", row.Columns.Select((column, i) => $"{column} {Text(row.Values[i])}"));

    private static string Text(DiffValue value) => value.Text switch
    {
        null => "NULL",
        { Length: > MostText } text => string.Concat(text.AsSpan(0, MostText - 1), "…"),
        var text => text.ReplaceLineEndings(" "),
    };

    private static void WriteNames(Utf8JsonWriter json, string member, IReadOnlyList<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter json, string name, TableDiff diff)
    {
        json.WriteStartObject();
        json.WriteString("table", name);
        json.WriteBoolean("equal", diff.IsEqual);
        WriteNames(json, "key", diff.Key);
        json.WriteNumber("rowsInA", diff.RowsInA);
        json.WriteNumber("rowsInB", diff.RowsInB);
        json.WriteNumber("onlyInA", diff.OnlyInA);
        json.WriteNumber("onlyInB", diff.OnlyInB);
        json.WriteNumber("changed", diff.Changed);
        json.WriteNumber("repeatedKeysInA", diff.RepeatedKeysInA);
        json.WriteNumber("repeatedKeysInB", diff.RepeatedKeysInB);
        json.WriteNumber("equalFiles", diff.EqualFiles);
        json.WriteStartArray("schema");
        foreach (var column in diff.Schema)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.WriteString("typeInA", column.TypeInA);
            json.WriteString("typeInB", column.TypeInB);
            json.WriteBoolean("compared", column.IsCompared);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("columns");
        foreach (var column in diff.Columns)
        {
            WriteJson(json, column);
        }

        json.WriteEndArray();
        WriteRows(json, "examplesOnlyInA", diff.ExamplesOnlyInA);
        WriteRows(json, "examplesOnlyInB", diff.ExamplesOnlyInB);
        WriteRows(json, "examplesRepeated", diff.ExamplesRepeated);
        json.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter json, ColumnDiff column)
    {
        json.WriteStartObject();
        json.WriteString("column", column.Column);
        json.WriteNumber("rows", column.Rows);
        json.WriteStartArray("examples");
        foreach (var example in column.Examples)
        {
            json.WriteStartObject();
            json.WritePropertyName("key");
            WriteRow(json, example.Key);
            json.WritePropertyName("a");
            json.WriteRawValue(example.InA.Json);
            json.WritePropertyName("b");
            json.WriteRawValue(example.InB.Json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, string member, IReadOnlyList<DiffRow> rows)
    {
        json.WriteStartArray(member);
        foreach (var row in rows)
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, DiffRow row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Columns.Count; i++)
        {
            json.WritePropertyName(row.Columns[i]);
            json.WriteRawValue(row.Values[i].Json);
        }

        json.WriteEndObject();
    }
}
