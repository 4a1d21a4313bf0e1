using Apache.Arrow;
using Apache.Arrow.Types;
using Lakehouse.Worlds.Tables;
using Column = Lakehouse.Worlds.Tables.Column;

namespace Lakehouse.Generation.Tests;

/// <summary>A small table with a column of every kind, whose cells follow from row number and seed.</summary>
internal sealed class FakeTable(ulong seed, long rows, long sliceRows, string name = "bronze_fake") : WorldTable(SchemaOf(name))
{
    private static readonly string[] s_kinds = ["PLAY", "", "Ünïcode 漢字 😀", "a,b\"c"];

    public override long RowCount => rows;

    /// <summary>Called before each batch with the batch's first row; may throw.</summary>
    public Action<long> BeforeBatch { get; init; } = _ => { };

    public static FakeTable Of(Plan plan, string name = "bronze_fake") => new(plan.Seed, 10_000, 1_800, name);

    public override IEnumerable<Slice> Slices()
    {
        for (var (index, first) = (0L, 0L); first < rows; index++, first += sliceRows)
        {
            yield return new Slice(index, first, Math.Min(sliceRows, rows - first));
        }
    }

    public override string KeyOf(long row) => row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    protected override void Trace(long row, LineageBuilder lineage) => lineage.Rootless(0, 1, 2, 3, 4, 5, 6, 7, 8);

    protected override IEnumerable<RecordBatch> Fill(long firstRow, long rowCount)
    {
        var kinds = new StringArray.Builder().AppendRange(s_kinds).Build();
        for (var first = firstRow; first < firstRow + rowCount; first += BatchRows)
        {
            BeforeBatch(first);
            yield return Batch(kinds, first, (int)Math.Min(BatchRows, firstRow + rowCount - first));
        }
    }

    private static TableSchema SchemaOf(string name) => new(name, "A table for tests.",
    [
        new Column("id", ColumnType.Long, Nullable: false, "Identifies the row.") { Skipping = true },
        new Column("note", ColumnType.Text, Nullable: true, "Free text."),
        new Column("kind", ColumnType.Text, Nullable: true, "One of few.") { Dictionary = true },
        new Column("amount", ColumnType.Decimal(18, 2), Nullable: true, "Money."),
        new Column("rate", ColumnType.Decimal(6, 4), Nullable: false, "A rate, often below one."),
        new Column("count", ColumnType.Int, Nullable: true, "A number."),
        new Column("flag", ColumnType.Boolean, Nullable: true, "Yes or no."),
        new Column("day", ColumnType.Date, Nullable: true, "A day, some before 1970."),
        new Column("at", ColumnType.Timestamp, Nullable: false, "A time to the microsecond.") { Skipping = true },
    ]);

    private RecordBatch Batch(StringArray kinds, long first, int length)
    {
        var id = new Int64Array.Builder();
        var note = new StringArray.Builder();
        var kind = new Int32Array.Builder();
        var amount = new Decimal128Array.Builder(new Decimal128Type(18, 2));
        var rate = new Decimal128Array.Builder(new Decimal128Type(6, 4));
        var count = new Int32Array.Builder();
        var flag = new BooleanArray.Builder();
        var day = new Date32Array.Builder();
        var at = new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, "UTC"));
        for (var row = first; row < first + length; row++)
        {
            var mix = Mix(row);
            id.Append(row);
            if (mix % 7 == 0)
            {
                note.AppendNull();
            }
            else
            {
                note.Append(mix % 5 == 0 ? "" : $"note {mix % 1_000_003}");
            }

            Append(kind, mix % 5 == 4, (int)(mix % 5));
            AppendDecimal(amount, mix % 11 == 0, ((decimal)(mix % 2_000_001) - 1_000_000m) / 100);
            AppendDecimal(rate, isNull: false, ((decimal)(mix % 20_001) - 10_000m) / 10_000);
            Append(count, mix % 13 == 0, unchecked((int)mix));
            if (mix % 3 == 2)
            {
                flag.AppendNull();
            }
            else
            {
                flag.Append(mix % 3 == 1);
            }

            if (mix % 17 == 0)
            {
                day.AppendNull();
            }
            else
            {
                day.Append(new DateTime(1960, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(mix % 30_000));
            }

            at.Append(DateTimeOffset.UnixEpoch.AddTicks(((row * 1_000_003) + (long)(mix % 1_000)) * 10));
        }

        IArrowArray[] columns =
        [
            id.Build(), note.Build(), new DictionaryArray((DictionaryType)Schema.Arrow.GetFieldByIndex(2).DataType, kind.Build(), kinds),
            amount.Build(), rate.Build(), count.Build(), flag.Build(), day.Build(), at.Build(),
        ];
        return new RecordBatch(Schema.Arrow, columns, length);
    }

    private ulong Mix(long row)
    {
        var x = unchecked(((ulong)row * 0x9E3779B97F4A7C15) + (seed * 0xD1B54A32D192ED03));
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return x ^ (x >> 31);
    }

    private static void Append(Int32Array.Builder builder, bool isNull, int value)
    {
        if (isNull)
        {
            builder.AppendNull();
        }
        else
        {
            builder.Append(value);
        }
    }

    private static void AppendDecimal(Decimal128Array.Builder builder, bool isNull, decimal value)
    {
        if (isNull)
        {
            builder.AppendNull();
        }
        else
        {
            builder.Append(value);
        }
    }
}
