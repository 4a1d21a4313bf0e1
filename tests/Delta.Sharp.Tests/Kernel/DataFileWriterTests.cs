using System.Globalization;
using System.Security.Cryptography;
using Apache.Arrow;
using Apache.Arrow.Types;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Parquet;
using Parquet.Schema;
using Xunit;
using Field = Apache.Arrow.Field;

namespace Delta.Sharp.Tests.Kernel;

public sealed class DataFileWriterTests
{
    [Theory]
    [InlineData(DataFileCodec.Snappy)]
    [InlineData(DataFileCodec.Zstd)]
    [InlineData(DataFileCodec.None)]
    public async Task Another_library_reads_the_values_that_were_written(DataFileCodec codec)
    {
        const int Rows = 2_500;
        var options = new DataFileOptions { Codec = codec, RowGroupRows = 1_000, StatisticsColumns = ["time"], DictionaryColumns = ["i"] };
        using var file = new MemoryStream();
        DataFileSummary summary = Write(file, options, Batches(Rows));
        Assert.Equal(Rows, summary.Rows);
        Assert.Equal(file.Length, summary.Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.ToArray())), summary.Sha256);

        file.Position = 0;
        await using ParquetReader reader = await ParquetReader.CreateAsync(file, null, true, TestContext.Current.CancellationToken);
        Assert.Equal([1_000L, 1_000, 500], reader.RowGroups.Select(g => g.RowCount));
        Assert.Equal(Column(Rows, i => Time(i)), await Required<DateTime>(reader, "time"));
        Assert.Equal(Column<decimal?>(Rows, i => i % 5 == 0 ? null : (i - 50) / 100m), await Nullable<decimal>(reader, "small"));
        Assert.Equal(Column(Rows, i => i * 10_000_000_000m / 100m), await Required<decimal>(reader, "large"));
        Assert.Equal(Column(Rows, i => i * -7), await Required<int>(reader, "i"));
        Assert.Equal(Column<string?>(Rows, i => i % 7 == 0 ? null : Text(i)), await Texts(reader, "text"));
        Assert.Equal(Column<string?>(Rows, i => i % 11 == 0 ? null : Text(i % 4)), await Texts(reader, "coded"));
        Assert.Equal(Column(Rows, i => i % 2 == 0), await Required<bool>(reader, "flag"));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(250)]
    [InlineData(130)]
    public async Task Dictionary_whose_buffer_is_filled_anew_is_written_as_it_was(int rowGroupRows)
    {
        const int Rows = 100;
        DictionaryType type = new(Int32Type.Default, StringType.Default, ordered: false);
        Schema schema = new([new Field("load", type, nullable: false)], null);
        string[] loads = ["aaaabbbb", "aaaabbbb", "ccccdddd", "ccccbbbb", "ccccbbbb"];
        byte[] texts = new byte[8];
        byte[] offsets = [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(4), .. BitConverter.GetBytes(8)];
        byte[] indices = [.. Enumerable.Range(0, Rows).SelectMany(row => BitConverter.GetBytes(row % 2))];
        ArrayData dictionary = new(StringType.Default, 2, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(offsets), new ArrowBuffer(texts)]);
        using MemoryStream file = new();
        using (DataFileWriter writer = new(file, "x.parquet", schema, new DataFileOptions { RowGroupRows = rowGroupRows }))
        {
            foreach (string load in loads)
            {
                System.Text.Encoding.ASCII.GetBytes(load, texts);
                DictionaryArray column = new(new ArrayData(
                    type, Rows, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(indices)], children: null, dictionary));
                writer.Write(new RecordBatch(schema, [column], Rows));
            }

            writer.Complete();
        }

        file.Position = 0;
        await using ParquetReader reader = await ParquetReader.CreateAsync(file, null, true, TestContext.Current.CancellationToken);
        Assert.Equal(
            loads.SelectMany(load => Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? load[..4] : load[4..])),
            await Texts(reader, "load"));
    }

    [Fact]
    public async Task Columns_stand_in_the_file_as_Spark_would_write_them()
    {
        using var file = new MemoryStream();
        Write(file, new DataFileOptions { StatisticsColumns = ["time"] }, Batches(10));
        file.Position = 0;
        await using ParquetReader reader = await ParquetReader.CreateAsync(file, null, true, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["time INT64 REQUIRED", "small INT32 OPTIONAL", "large INT64 REQUIRED", "i INT32 REQUIRED", "text BYTE_ARRAY OPTIONAL",
                "coded BYTE_ARRAY OPTIONAL", "flag BOOLEAN REQUIRED"],
            reader.Metadata!.Schema.Skip(1).Select(e => $"{e.Name} {e.Type} {e.RepetitionType}"));
        Assert.True(reader.Metadata.Schema[1].LogicalType!.TIMESTAMP!.IsAdjustedToUTC);
        Assert.NotNull(reader.Metadata.Schema[1].LogicalType!.TIMESTAMP!.Unit.MICROS);
        Assert.Equal(
            ["time"],
            reader.Metadata.RowGroups[0].Columns.Where(c => c.MetaData!.Statistics is not null).Select(c => c.MetaData!.PathInSchema.Single()));
        Assert.Equal(
            ["coded"],
            reader.Metadata.RowGroups[0].Columns
                .Where(c => c.MetaData!.DictionaryPageOffset is not null).Select(c => c.MetaData!.PathInSchema.Single()));
        Assert.Empty(reader.CustomMetadata);
        Assert.DoesNotContain(reader.Metadata.RowGroups[0].Columns, c => c.ColumnIndexOffset is not null);
    }

    [Fact]
    public void The_same_batches_make_the_same_bytes_on_any_thread()
    {
        string[] digests = new string[4];
        Parallel.For(0, digests.Length, i =>
        {
            using var file = new MemoryStream();
            digests[i] = Write(file, new DataFileOptions { RowGroupRows = 700 }, Batches(3_000)).Sha256;
        });
        Assert.Single(digests.Distinct());
    }

    [Fact]
    public void Statistics_are_those_of_the_rows()
    {
        using var file = new MemoryStream();
        DataFileSummary summary = Write(file, new DataFileOptions(), Batches(100));
        var collector = new StatisticsCollector(s_schema);
        foreach (RecordBatch batch in Batches(100))
        {
            collector.Add(batch);
        }

        Assert.Equal(collector.ToJson(), summary.StatsJson);
    }

    [Fact]
    public void A_file_that_is_given_up_is_never_published_and_has_no_footer()
    {
        using var scratch = new ScratchFolder();
        var store = new FolderStore(scratch.FullName);
        using (IStagedFile staged = store.Stage("part-0.parquet"))
        {
            var options = new DataFileOptions { RowGroupRows = 100 };
            using (var writer = new DataFileWriter(staged.Content, "part-0.parquet", s_schema, options))
            {
                foreach (RecordBatch batch in Batches(1_000))
                {
                    writer.Write(batch);
                }
            }

            staged.Content.Flush();
            byte[] bytes = File.ReadAllBytes(store.PathOf(store.Leftovers().Single().Key));
            Assert.NotEmpty(bytes);
            Assert.NotEqual("PAR1"u8.ToArray(), bytes[^4..]);
        }

        Assert.Empty(store.List(""));
    }

    public static TheoryData<string, Func<RecordBatch>> Misfits => new()
    {
        { "'a' as utf8 and the file has it as int64", () => Cells.Batch(("a", StringType.Default, true, ["x"]), s_b) },
        { "'a' as dictionary of utf8 by int32", () => Cells.Batch(("a", Cells.Coded, true, ["x"]), s_b) },
        { "'a' as timestamp[Microsecond, UTC]", () => Cells.Batch(("a", Cells.Instant, true, [1L]), s_b) },
        {
            "'b' as decimal(10,3) and the file has it as decimal(10,2)",
            () => Cells.Batch(s_a, ("b", new Decimal128Type(10, 3), true, [(Int128)1]))
        },
        { "'c' where the file has 'b'", () => Cells.Batch(s_a, ("c", new Decimal128Type(10, 2), true, [(Int128)1])) },
        { "brings 1 columns and the file has 2", () => Cells.Batch(s_a) },
        { "a null in the column 'a'", () => Cells.Batch(("a", Int64Type.Default, true, [null]), s_b) },
        { "a batch of 2 rows brings 1 values", () => new RecordBatch(Cells.Batch(s_a, s_b).Schema, Cells.Batch(s_a, s_b).Arrays, 2) },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_batch_that_does_not_fit_is_refused(string words, Func<RecordBatch> batch)
    {
        using var file = new MemoryStream();
        Schema schema = Cells.Schema(("a", Int64Type.Default, false), ("b", new Decimal128Type(10, 2), true));
        using var writer = new DataFileWriter(file, "x.parquet", schema, new DataFileOptions());
        var failure = Assert.Throws<DeltaException>(() => writer.Write(batch()));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Could not write x.parquet: ", failure.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => writer.Complete());
    }

    [Fact]
    public void An_index_outside_its_dictionary_never_reaches_the_native_writer()
    {
        foreach (int index in new[] { -1, 2, int.MaxValue, int.MinValue })
        {
            StringArray entries = new StringArray.Builder().Append("x").Append("y").Build();
            byte[] indices = [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(index)];
            var column = new DictionaryArray(new ArrayData(
                Cells.Coded, 2, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(indices)], null, entries.Data));
            Schema schema = Cells.Schema(("c", Cells.Coded, true));
            using var writer = new DataFileWriter(Stream.Null, "x.parquet", schema, new DataFileOptions());
            var failure = Assert.Throws<DeltaException>(() => writer.Write(new RecordBatch(schema, [column], 2)));
            Assert.Contains("outside its dictionary", failure.Message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<IArrowType> Unwritable => new()
    {
        new TimestampType(TimeUnit.Nanosecond, "UTC"),
        UInt32Type.Default,
        new ListType(Int32Type.Default),
        new StructType([new Field("x", Int32Type.Default, true)]),
        new Decimal128Type(10, -1),
        new DictionaryType(Int32Type.Default, Int64Type.Default, false),
    };

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void A_column_of_another_kind_is_refused_by_name(IArrowType type)
    {
        var failure = Assert.Throws<DeltaException>(() => new DataFileWriter(
            Stream.Null, "x.parquet", Cells.Schema(("odd", type, true)), new DataFileOptions()));
        Assert.Contains("'odd'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told_in_a_sentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full to stand for a full disk.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var failure = Assert.Throws<DeltaStoreException>(() => Write(full, new DataFileOptions { RowGroupRows = 100 }, Batches(5_000)));
        Assert.Equal(
            "Could not write x.parquet: no space is left on the device. Free some space or choose another folder.", failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    public void A_stream_that_fails_is_told_with_its_own_reason_and_nothing_else_happens(int bytes)
    {
        using var failing = new FailingStream(bytes);
        var failure = Assert.Throws<DeltaStoreException>(() => Write(failing, new DataFileOptions { RowGroupRows = 100 }, Batches(5_000)));
        Assert.Equal("Could not write x.parquet: the cable came out.", failure.Message);
        Assert.Same(failing.Failure, failure.InnerException);
    }

    [Fact]
    public void A_file_without_rows_is_a_file()
    {
        using var file = new MemoryStream();
        DataFileSummary summary = Write(file, new DataFileOptions(), []);
        Assert.Equal(0, summary.Rows);
        Assert.Equal("PAR1"u8.ToArray(), file.ToArray()[^4..]);
    }

    [Fact]
    public void The_library_and_its_version_are_known() => Assert.Matches(@"\AParquetSharp [0-9.]+\z", DataFileWriter.LibraryVersion);

    private static readonly (string, IArrowType, bool, object?[]) s_a = ("a", Int64Type.Default, false, [1L]);

    private static readonly (string, IArrowType, bool, object?[]) s_b = ("b", new Decimal128Type(10, 2), true, [(Int128)1]);

    private static readonly Schema s_schema = Cells.Schema(
        ("time", Cells.Instant, false), ("small", new Decimal128Type(9, 2), true), ("large", new Decimal128Type(18, 2), false),
        ("i", Int32Type.Default, false), ("text", StringType.Default, true), ("coded", Cells.Coded, true),
        ("flag", BooleanType.Default, false));

    private static IEnumerable<RecordBatch> Batches(int rows)
    {
        for (int first = 0; first < rows; first += 300)
        {
            int[] numbers = [.. Enumerable.Range(first, Math.Min(300, rows - first))];
            yield return new RecordBatch(
                s_schema,
                [
                    Make(0, i => Time(i).Subtract(DateTime.UnixEpoch).Ticks / 10),
                    Make(1, i => i % 5 == 0 ? null : (Int128)(i - 50)),
                    Make(2, i => (Int128)i * 10_000_000_000),
                    Make(3, i => i * -7),
                    Make(4, i => i % 7 == 0 ? null : Text(i)),
                    Make(5, i => i % 11 == 0 ? null : Text(i % 4)),
                    Make(6, i => i % 2 == 0),
                ],
                numbers.Length);

            IArrowArray Make(int column, Func<int, object?> value) =>
                Cells.Column(s_schema.GetFieldByIndex(column).DataType, [.. numbers.Select(value)]);
        }
    }

    private static DateTime Time(int i) => new DateTime(1969, 12, 31, 23, 59, 0, DateTimeKind.Utc).AddMicroseconds(i * 123_457L);

    private static string Text(int i) => string.Create(CultureInfo.InvariantCulture, $"text ü {i:D5}");

    private static T[] Column<T>(int rows, Func<int, T> value) => [.. Enumerable.Range(0, rows).Select(value)];

    private static DataFileSummary Write(Stream stream, DataFileOptions options, IEnumerable<RecordBatch> batches)
    {
        using var writer = new DataFileWriter(stream, "x.parquet", s_schema, options);
        foreach (RecordBatch batch in batches)
        {
            writer.Write(batch);
        }

        return writer.Complete();
    }

    private static async Task<T[]> Required<T>(ParquetReader reader, string column)
        where T : struct
    {
        var values = new List<T>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            var part = new T[group.RowCount];
            await group.ReadAsync<T>(FieldOf(reader, column), part.AsMemory(), null, TestContext.Current.CancellationToken);
            values.AddRange(part);
        }

        return [.. values];
    }

    private static async Task<T?[]> Nullable<T>(ParquetReader reader, string column)
        where T : struct
    {
        var values = new List<T?>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            var part = new T?[group.RowCount];
            await group.ReadAsync<T>(FieldOf(reader, column), part.AsMemory(), null, TestContext.Current.CancellationToken);
            values.AddRange(part);
        }

        return [.. values];
    }

    private static async Task<string?[]> Texts(ParquetReader reader, string column)
    {
        var values = new List<string?>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            var part = new string?[group.RowCount];
            await group.ReadAsync(FieldOf(reader, column), part.AsMemory()!, null, TestContext.Current.CancellationToken);
            values.AddRange(part);
        }

        return [.. values];
    }

    private static DataField FieldOf(ParquetReader reader, string column) => reader.Schema.GetDataFields().Single(f => f.Name == column);

    private sealed class FailingStream(int bytes) : MemoryStream
    {
        public IOException Failure { get; } = new("the cable came out");

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Length + buffer.Length > bytes)
            {
                throw Failure;
            }

            base.Write(buffer);
        }
    }
}
