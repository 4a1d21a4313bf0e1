using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using Lakehouse.Worlds.Tables;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.DuckDb.Tests;

/// <summary>One row of a table whose values are hard on readers.</summary>
internal sealed record ListedRow(string? Note, string? Kind, long? Amount, int? Count, bool? Flag, int? Day, long At);

/// <summary>A table of rows that are given, in two slices.</summary>
internal sealed class ListedTable(IReadOnlyList<ListedRow> rows) : WorldTable(s_schema)
{
    private static readonly string[] s_awkward =
    [
        "", " ", "\"", "\"\"", ",", "\r\n", "\n", "\r", "a\"b,c\r\nd", "\\N", "null", "NULL", "None", "NaN", "true", "0123", "1e5",
        "2026-01-01", "{\"a\":1}", "[", "\\", "\\\"", "é", "漢字", "😀👩‍👩‍👧", "\u0001", "\u001f", "\u007f", "\u2028", "\ufeff", "'; DROP", "\t",
        " leading", "trailing ", "#comment", "=1+1", ",\"amount\":5,", new('x', 5_000),
    ];

    private static readonly TableSchema s_schema = new("bronze_listed", "Rows that a test gives: \"it's\" here.",
    [
        new Column("id", ColumnType.Long, Nullable: false, "The row's number."),
        new Column("note", ColumnType.Text, Nullable: true, "Any text, 'quoted'."),
        new Column("kind", ColumnType.Text, Nullable: true, "Any text.") { Dictionary = true },
        new Column("amount", ColumnType.Decimal(18, 4), Nullable: true, "Money."),
        new Column("count", ColumnType.Int, Nullable: true, "A number."),
        new Column("flag", ColumnType.Boolean, Nullable: true, "Yes or no."),
        new Column("day", ColumnType.Date, Nullable: true, "A day."),
        new Column("at", ColumnType.Timestamp, Nullable: false, "A time."),
    ]);

    /// <summary>Rows with every kind of trouble, often nulls. Amounts keep to the digits that a double holds.</summary>
    public static Gen<ListedRow> Rows { get; } =
        from note in Texts
        from kind in Texts
        from amount in Gen.Long[-999_999_999_999_999, 999_999_999_999_999].Nullable(0.2)
        from count in Gen.Int.Nullable(0.2)
        from flag in Gen.Bool.Nullable(0.3)
        from day in Gen.Int[-700_000, 2_900_000].Nullable(0.2)
        from at in Gen.Long[-60_000_000_000_000_000, 250_000_000_000_000_000]
        select new ListedRow(note, kind, amount, count, flag, day, at);

    public override long RowCount => rows.Count;

    public override string KeyOf(long row) => row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    protected override void Trace(long row, LineageBuilder lineage) => lineage.Rootless(0, 1, 2, 3, 4, 5, 6, 7);

    private static Gen<string?> Texts => Gen.Frequency<string?>(
        (2, Gen.Const((string?)null)),
        (6, Gen.Int[0, s_awkward.Length - 1].Select(i => (string?)s_awkward[i])),
        (3, Gen.String[Gen.Char["\",\n\ra \\é'{}"], 0, 12].Select(text => (string?)text)));

    public override IEnumerable<Slice> Slices()
    {
        var half = rows.Count / 2;
        return rows.Count < 2 ? [new Slice(0, 0, rows.Count)] : [new Slice(0, 0, half), new Slice(1, half, rows.Count - half)];
    }

    protected override IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        for (var first = firstRow; first < firstRow + rowCount; first += BatchRows)
        {
            yield return Batch((int)first, (int)Math.Min(BatchRows, firstRow + rowCount - first));
        }
    }

    private static ArrayData Fixed<T>(IArrowType type, IReadOnlyList<T?> values)
        where T : struct, IBinaryInteger<T>
    {
        var width = type is Decimal128Type ? 16 : type is Int32Type or Date32Type ? 4 : 8;

        // With room for the last one to be written at full width too.
        var bytes = new byte[(values.Count * width) + 16];
        var validity = new ArrowBuffer.BitmapBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            validity.Append(values[i] is not null);
            BitConverter.TryWriteBytes(bytes.AsSpan(i * width), Int128.CreateChecked(values[i] ?? T.Zero));
        }

        return new ArrayData(type, values.Count, validity.UnsetBitCount, 0, [validity.Build(), new ArrowBuffer(bytes.AsMemory(0, values.Count * width))]);
    }

    private RecordBatch Batch(int first, int count)
    {
        var part = rows.Skip(first).Take(count).ToList();
        var kinds = part.Select(row => row.Kind).OfType<string>().Distinct().ToList();
        var places = part.Select(row => row.Kind is null ? (int?)null : kinds.IndexOf(row.Kind)).ToList();
        var flags = new BooleanArray.Builder();
        foreach (var row in part)
        {
            _ = row.Flag is { } flag ? flags.Append(flag) : flags.AppendNull();
        }

        IArrowType TypeOf(string name) => Schema.Arrow.GetFieldByName(name).DataType;
        IArrowArray[] columns =
        [
            new Int64Array.Builder().AppendRange(Enumerable.Range(first, count).Select(i => (long)i)).Build(),
            new StringArray.Builder().AppendRange(part.Select(row => row.Note)).Build(),
            new DictionaryArray(
                (DictionaryType)TypeOf("kind"),
                ArrowArrayFactory.BuildArray(Fixed<int>(Int32Type.Default, places)),
                new StringArray.Builder().AppendRange(kinds).Build()),
            ArrowArrayFactory.BuildArray(Fixed<long>(TypeOf("amount"), [.. part.Select(row => row.Amount)])),
            ArrowArrayFactory.BuildArray(Fixed<int>(TypeOf("count"), [.. part.Select(row => row.Count)])),
            flags.Build(),
            ArrowArrayFactory.BuildArray(Fixed<int>(TypeOf("day"), [.. part.Select(row => row.Day)])),
            ArrowArrayFactory.BuildArray(Fixed<long>(TypeOf("at"), [.. part.Select(row => (long?)row.At)])),
        ];
        return new RecordBatch(Schema.Arrow, columns, count);
    }
}
