using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Kernel;

public sealed class StatisticsCollectorTests
{
    [Fact]
    public void Statistics_are_those_worked_out_the_long_way() => Property.ForAll(s_columns, 3_000, column =>
    {
        (IArrowType type, object?[][] batches) = column;
        Schema schema = Cells.Schema(("c", type, true));
        var collector = new StatisticsCollector(schema);
        foreach (object?[] values in batches)
        {
            collector.Add(new RecordBatch(schema, [Cells.Column(type, values)], values.Length));
        }

        AssertEqual(type, [.. batches.SelectMany(b => b)], collector);
    });

    [Fact]
    public void A_slice_of_an_array_counts_only_its_own_rows() => Property.ForAll(
        Gen.Select(s_columns, Gen.Int[0, 70], Gen.Int[0, 70], (c, s, l) => (Column: c, Start: s, Length: l)), 1_000, cut =>
        {
            object?[] values = cut.Column.Batches[0];
            int start = Math.Min(cut.Start, values.Length);
            int length = Math.Min(cut.Length, values.Length - start);
            Schema schema = Cells.Schema(("c", cut.Column.Type, true));
            var collector = new StatisticsCollector(schema);
            IArrowArray whole = Cells.Column(cut.Column.Type, values);
            collector.Add(new RecordBatch(schema, [ArrowArrayFactory.Slice(whole, start, length)], length));
            AssertEqual(cut.Column.Type, values[start..(start + length)], collector);
        });

    [Fact]
    public void A_dictionary_that_batches_share_counts_by_the_entries_used_in_any_of_them() => Property.ForAll(
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 5].Array[1, 5].Array[1, 4], (size, batches) => (Size: size, Batches: batches)), 1_000, shared =>
        {
            string[] entries = [.. Enumerable.Range(0, shared.Size).Select(i => FormattableString.Invariant($"v{i * 5 % 7}"))];
            ArrayData dictionary = ((StringArray)Cells.Column(StringType.Default, entries)).Data;
            Schema schema = Cells.Schema(("c", Cells.Coded, true));
            var collector = new StatisticsCollector(schema);
            foreach (int[] batch in shared.Batches)
            {
                byte[] indices = [.. batch.SelectMany(i => BitConverter.GetBytes(i % shared.Size))];
                var column = new DictionaryArray(new ArrayData(
                    Cells.Coded, batch.Length, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(indices)], null, dictionary));
                collector.Add(new RecordBatch(schema, [column], batch.Length));
            }

            AssertEqual(Cells.Coded, [.. shared.Batches.SelectMany(b => b).Select(i => entries[i % shared.Size])], collector);
        });

    public static TheoryData<string, string, string?> Texts => new()
    {
        { Repeat("a", 32), Repeat("a", 32), Repeat("a", 32) },
        { Repeat("a", 33), Repeat("a", 32), Repeat("a", 32) + "\u007f" },
        { Repeat("a", 32) + "\u007f", Repeat("a", 32), Repeat("a", 32) + "\U0010ffff" },
        { Repeat("a", 32) + "é", Repeat("a", 32), Repeat("a", 32) + "\U0010ffff" },
        { Repeat("😀", 40), Repeat("😀", 32), Repeat("😀", 16) + "\U0010ffff" },
        { "a" + Repeat("😀", 40), "a" + Repeat("😀", 31), "a" + Repeat("😀", 16) + "\U0010ffff" },
        { Repeat("a", 32) + "\U0010ffff", Repeat("a", 32), Repeat("a", 32) + "\U0010ffff" },
        { Repeat("a", 32) + "\U0010ffffb", Repeat("a", 32), Repeat("a", 32) + "\U0010ffff\u007f" },
        { Repeat("a", 32) + Repeat("\U0010ffff", 16) + "b", Repeat("a", 32), Repeat("a", 32) + Repeat("\U0010ffff", 16) + "\u007f" },
        { Repeat("a", 32) + Repeat("\U0010ffff", 17) + "b", Repeat("a", 32), null },
        { Repeat("\U0010ffff", 100), Repeat("\U0010ffff", 32), null },
        { "", "", "" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Long_texts_are_cut_so_that_they_still_bound(string text, string min, string? max)
    {
        JsonElement json = StatisticsOf(Cells.Batch(("c", StringType.Default, true, [text])));
        Assert.Equal(min, json.GetProperty("minValues").GetProperty("c").GetString());
        Assert.Equal(max, json.GetProperty("maxValues").TryGetProperty("c", out JsonElement value) ? value.GetString() : null);
    }

    [Fact]
    public void Texts_are_ordered_by_their_bytes_and_not_by_their_UTF16_units()
    {
        JsonElement json = StatisticsOf(Cells.Batch(("c", StringType.Default, true, ["\uffee", "😀"])));
        Assert.Equal("\uffee", json.GetProperty("minValues").GetProperty("c").GetString());
        Assert.Equal("😀", json.GetProperty("maxValues").GetProperty("c").GetString());
    }

    [Fact]
    public void A_table_has_its_statistics_in_the_order_of_its_columns_and_always_the_same_text()
    {
        RecordBatch batch = Cells.Batch(
            ("z", Int64Type.Default, false, [long.MaxValue, long.MinValue]),
            ("time", Cells.Instant, false, [-1L, 1_999L]),
            ("day", Date32Type.Default, false, [-1, 0]),
            ("money", new Decimal128Type(10, 2), true, [(Int128)(-5), null]),
            ("a", Cells.Coded, true, ["x", null]),
            ("flag", BooleanType.Default, false, [true, false]),
            ("none", StringType.Default, true, [null, null]));
        var collector = new StatisticsCollector(batch.Schema);
        collector.Add(batch);
        Assert.Equal(
            """{"numRecords":2,"minValues":{"z":-9223372036854775808,"time":"1969-12-31T23:59:59.999Z","day":"1969-12-31","money":-0.05,"a":"x"}"""
            + ""","maxValues":{"z":9223372036854775807,"time":"1970-01-01T00:00:00.001Z","day":"1970-01-01","money":-0.05,"a":"x"}"""
            + ""","nullCount":{"z":0,"time":0,"day":0,"money":1,"a":1,"flag":0,"none":2}}""",
            collector.ToJson());
    }

    [Fact]
    public void Only_the_first_columns_get_statistics()
    {
        RecordBatch batch = Cells.Batch([.. Enumerable.Range(0, 40).Select(i =>
            (FormattableString.Invariant($"c{i}"), (IArrowType)Int32Type.Default, true, new object?[] { i }))]);
        Assert.Equal(32, StatisticsOf(batch).GetProperty("nullCount").EnumerateObject().Count());
        Assert.Equal(40, Members(new StatisticsCollector(batch.Schema, -1)));
        Assert.Equal(0, Members(new StatisticsCollector(batch.Schema, 0)));

        static int Members(StatisticsCollector collector) =>
            JsonDocument.Parse(collector.ToJson()).RootElement.GetProperty("nullCount").EnumerateObject().Count();
    }

    [Fact]
    public void Without_rows_there_are_no_bounds()
    {
        Assert.Equal(
            """{"numRecords":0,"minValues":{},"maxValues":{},"nullCount":{"c":0}}""",
            new StatisticsCollector(Cells.Schema(("c", Int64Type.Default, true))).ToJson());
    }

    [Fact]
    public void Bytes_that_are_no_text_have_no_bounds()
    {
        byte[] offsets = [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(1)];
        byte[] bytes = [0xff];
        var array = new StringArray(1, new ArrowBuffer(offsets), new ArrowBuffer(bytes), ArrowBuffer.Empty);
        Schema schema = Cells.Schema(("c", StringType.Default, true));
        Assert.Empty(StatisticsOf(new RecordBatch(schema, [array], 1)).GetProperty("minValues").EnumerateObject());
    }

    [Fact]
    public void A_time_beyond_the_calendar_of_JSON_text_has_no_bound()
    {
        JsonElement json = StatisticsOf(Cells.Batch(
            ("t", Cells.Instant, false, [long.MinValue, 0L, long.MaxValue]),
            ("d", Date32Type.Default, false, [int.MinValue, 0, int.MaxValue])));
        Assert.Empty(json.GetProperty("minValues").EnumerateObject());
        Assert.Empty(json.GetProperty("maxValues").EnumerateObject());
    }

    [Fact]
    public void A_batch_costs_no_memory_a_row()
    {
        const int Rows = 16_384;
        RecordBatch batch = Cells.Batch(
            ("l", Int64Type.Default, true, [.. Enumerable.Range(0, Rows).Select(i => i % 3 == 0 ? null : (object)(long)i)]),
            ("m", new Decimal128Type(20, 2), false, [.. Enumerable.Range(0, Rows).Select(i => (object)(Int128)i)]),
            ("t", StringType.Default, false, [.. Enumerable.Range(0, Rows).Select(i => (object)FormattableString.Invariant($"ID-{i:D9}"))]),
            ("d", Cells.Coded, true, [.. Enumerable.Range(0, Rows).Select(i => (object)FormattableString.Invariant($"v{i % 9}"))]));
        var collector = new StatisticsCollector(batch.Schema);
        Assert.InRange(Allocated.By(() => collector.Add(batch)), 0, Rows / 8);
    }

    private static readonly Gen<string> s_texts = Gen.Select(
        Gen.OneOf(
            Gen.Const(""),
            Gen.Int[1, 40].Select(n => Repeat("a", n)),
            Gen.Int[1, 40].Select(n => Repeat("😀", n)),
            Gen.Int[1, 70].Select(n => Repeat("\U0010ffff", n)),
            Gen.Int[31, 33].Select(n => Repeat("prefix-1", 4)[..Math.Min(n, 32)])),
        Gen.OneOf(
            Gen.Const(""), Gen.Const("\0"), Gen.Const("é"), Gen.Const("\u007f"), Gen.Const("\uffff"), Gen.Const("\U0010ffff"),
            Gen.Char['a', 'd'].Array[0, 9].Select(c => new string(c))),
        Gen.OneOf(Gen.Const(""), Gen.Const("b"), Gen.Const("ü"), Gen.Const("\U0010ffff")),
        (a, b, c) => a + b + c);

    private static readonly (IArrowType Type, Gen<object> Values)[] s_kinds =
    [
        (StringType.Default, s_texts.Select(t => (object)t)),
        (Cells.Coded, s_texts.Select(t => (object)t)),
        (new DictionaryType(Int8Type.Default, StringType.Default, false), Gen.Int[0, 60].Select(i => (object)Repeat("k", i))),
        (new DictionaryType(Int16Type.Default, StringType.Default, false), s_texts.Select(t => (object)t)),
        (Int8Type.Default, Gen.SByte.Select(v => (object)v)),
        (Int16Type.Default, Gen.Short.Select(v => (object)v)),
        (Int32Type.Default, Gen.Int.Select(v => (object)v)),
        (Int64Type.Default, Gen.Long.Select(v => (object)v)),
        (BooleanType.Default, Gen.Bool.Select(v => (object)v)),
        (Date32Type.Default, Gen.Int[-719_162, 2_932_896].Select(v => (object)v)),
        (Cells.Instant, Gen.Long[-62_135_596_800_000_000, 253_402_300_799_999_999].Select(v => (object)v)),
        (Cells.Instant, Gen.Long[-3_000, 3_000].Select(v => (object)v)),
        (new TimestampType(TimeUnit.Microsecond, (string?)null), Gen.Long[-3_000, 3_000].Select(v => (object)v)),
        (new Decimal128Type(9, 2), Gen.Int[-999_999_999, 999_999_999].Select(v => (object)(Int128)v)),
        (new Decimal128Type(18, 0), Gen.Long[-999_999_999_999_999_999, 999_999_999_999_999_999].Select(v => (object)(Int128)v)),
        (new Decimal128Type(38, 10), Gen.Select(Gen.Long, Gen.Long[0, 9_999_999_999]).Select(v => (object)(v.Item1 * (Int128)v.Item2))),
        (new Decimal128Type(38, 38), Gen.Select(Gen.Long, Gen.Int[-1, 1]).Select(v => (object)((Int128)v.Item1 * v.Item2))),
        (DoubleType.Default, Gen.OneOf(
            Gen.Double, Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity), Gen.Const(double.NegativeInfinity), Gen.Const(1.5))
            .Select(v => (object)(v == 0 ? 0.0 : v))),
    ];

    private static readonly Gen<(IArrowType Type, object?[][] Batches)> s_columns =
        Gen.Int[0, s_kinds.Length - 1].SelectMany(kind =>
            Gen.Select(Gen.Int[0, 3], s_kinds[kind].Values, (n, v) => n == 0 ? null : v)
                .Array[0, 200].Array[1, 3]
                .Select(Gen.Int[0, 2], (batches, nulls) => (s_kinds[kind].Type, nulls switch
                {
                    0 => [.. batches.Select(b => b.Where(v => v is not null).ToArray())],
                    1 => batches,
                    _ => [.. batches.Select((b, i) => i == 0 ? new object?[b.Length] : b)],
                })));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static JsonElement StatisticsOf(RecordBatch batch)
    {
        var collector = new StatisticsCollector(batch.Schema);
        collector.Add(batch);
        return JsonDocument.Parse(collector.ToJson()).RootElement;
    }

    private static void AssertEqual(IArrowType type, object?[] values, StatisticsCollector collector)
    {
        JsonElement json = JsonDocument.Parse(collector.ToJson()).RootElement;
        (string? min, string? max) = NaiveStatistics.Of(type, values);
        Assert.Equal(values.Length, json.GetProperty("numRecords").GetInt64());
        Assert.Equal(values.Count(v => v is null), json.GetProperty("nullCount").GetProperty("c").GetInt64());
        AssertBound(min, json.GetProperty("minValues"));
        AssertBound(max, json.GetProperty("maxValues"));
    }

    private static void AssertBound(string? expected, JsonElement bounds)
    {
        if (expected is null)
        {
            Assert.Empty(bounds.EnumerateObject());
            return;
        }

        JsonElement actual = bounds.GetProperty("c");
        if (actual.ValueKind == JsonValueKind.String)
        {
            Assert.Equal(JsonDocument.Parse(expected).RootElement.GetString(), actual.GetString());
        }
        else
        {
            Assert.Equal(expected, actual.GetRawText());
        }
    }
}
