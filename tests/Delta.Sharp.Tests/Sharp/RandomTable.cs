using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Delta.Sharp.Kernel;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>
/// A table of every type that the worlds use, nullable and not, with rows that are hard on readers; kept as plain values too,
/// so that tests know every answer without asking an engine.
/// </summary>
internal sealed class RandomTable
{
    private static readonly DateTime s_epoch = DateTime.UnixEpoch;

    private static readonly string[] s_texts =
    [
        "", " ", "plain", "\\N", "N", "null", "a\u001fb", "\u001f", "say \"hi\", ok", "line\nfeed\r\n", "tab\t",
        "é漢字", "😀👩‍👩‍👧", "\u0001\u007f",
        "'; DROP", "%20", new string('x', 300),
    ];

    private RandomTable(IReadOnlyList<DeltaField> columns, IReadOnlyList<object?[]> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<DeltaField> Columns { get; }

    /// <summary>
    /// Texts as string, integer as int, long as long, boolean as bool, date as int (days), timestamp as long (microseconds),
    /// decimals as BigInteger (unscaled).
    /// </summary>
    public IReadOnlyList<object?[]> Rows { get; }

    /// <param name="seed">Which table.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="firstYear">The earliest year of dates and times.</param>
    public static RandomTable Make(int seed, int rows, int firstYear = 1)
    {
        Random random = new(seed);
        List<DeltaField> columns = [];
        foreach (string type in new[]
        {
            "string", "integer", "long", "boolean", "date", "timestamp", "decimal(2,2)", "decimal(7,2)", "decimal(18,4)", "decimal(38,10)",
        })
        {
            string name = type.Replace('(', '_').Replace(',', '_').Replace(")", "", StringComparison.Ordinal);
            columns.Add(new DeltaField($"{name}_some", DeltaType.Parse(type), Nullable: true, $"A {type}, or none."));
            columns.Add(new DeltaField($"{name}_each", DeltaType.Parse(type), Nullable: false, $"A {type}."));
        }

        object?[][] made = new object?[rows][];
        for (int i = 0; i < rows; i++)
        {
            made[i] = [.. columns.Select(c => c.Nullable && random.Next(4) == 0 ? null : Value(random, c.Type, firstYear))];
        }

        return new RandomTable(columns, made);
    }

    /// <summary>Writes the rows as a new table of several files by the kernel.</summary>
    public void Write(string folder, int files = 3)
    {
        FolderStore store = new(folder);
        List<LogAction> actions =
        [
            new Protocol(1, 2),
            new Metadata(
                "3b1c7a52-6a0c-4d36-9b5e-0c8f6a1d2e3f", null, null, new DeltaSchema(Columns).ToSchemaString(), [],
                new Dictionary<string, string?>(), null),
        ];
        int perFile = (Rows.Count / files) + 1;
        for (int file = 0; file * perFile < Rows.Count; file++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"part-{file:00000} ü%[a]'.parquet");
            actions.Add(WriteFile(store, key, Rows.Skip(file * perFile).Take(perFile)));
        }

        new DeltaLog(store).Commit(0, actions);
    }

    /// <summary>A cell as <see cref="TextRows"/> should show it.</summary>
    public string? Text(int row, int column) => Rows[row][column] switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        int days when Columns[column].Type is DeltaPrimitive { Name: "date" } =>
            s_epoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        long micros when Columns[column].Type is DeltaPrimitive { Name: "timestamp" } =>
            s_epoch.AddTicks(micros * 10).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        BigInteger unscaled => Decimal(unscaled, ((DeltaDecimal)Columns[column].Type).Scale),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object other => throw new InvalidOperationException($"A value of the type {other.GetType()} has no text."),
    };

    /// <summary>The table's digest, taken here from the plain values as docs/digest.md defines it.</summary>
    public TableDigest Digest()
    {
        ulong sum = 0;
        for (int row = 0; row < Rows.Count; row++)
        {
            IEnumerable<string> pieces = Enumerable.Range(0, Columns.Count).Select(column => Rows[row][column] switch
            {
                null => @"\N",
                int or long => ((IFormattable)Rows[row][column]!).ToString(null, CultureInfo.InvariantCulture),
                _ => Text(row, column)!,
            });
            byte[] hash = MD5.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', pieces)));
            sum += System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        }

        return new TableDigest(Rows.Count, sum);
    }

    private static string Decimal(BigInteger unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    private static object Value(Random random, DeltaType type, int firstYear) => type switch
    {
        DeltaPrimitive { Name: "string" } => random.Next(3) == 0
            ? random.Next(1_000_000).ToString(CultureInfo.InvariantCulture)
            : s_texts[random.Next(s_texts.Length)],
        DeltaPrimitive { Name: "integer" } => random.Next(8) switch
        {
            0 => int.MinValue,
            1 => int.MaxValue,
            _ => random.Next(-1000, 1000),
        },
        DeltaPrimitive { Name: "long" } => random.Next(8) switch
        {
            0 => long.MinValue,
            1 => long.MaxValue,
            _ => random.NextInt64(),
        },
        DeltaPrimitive { Name: "boolean" } => random.Next(2) == 0,
        DeltaPrimitive { Name: "date" } => (int)(Moment(random, firstYear).Ticks / TimeSpan.TicksPerDay),
        DeltaPrimitive { Name: "timestamp" } => Moment(random, firstYear).Ticks / 10,
        DeltaDecimal number => Unscaled(random, number.Precision),
        _ => throw new InvalidOperationException($"There are no random values of the type {type}."),
    };

    private static TimeSpan Moment(Random random, int firstYear)
    {
        long first = new DateTime(firstYear, 1, 1).Ticks;
        return new TimeSpan(random.NextInt64(first, new DateTime(9999, 12, 30).Ticks) - s_epoch.Ticks);
    }

    private static BigInteger Unscaled(Random random, int precision)
    {
        BigInteger limit = BigInteger.Pow(10, precision);
        BigInteger magnitude = random.Next(8) switch
        {
            0 => 0,
            1 => limit - 1,
            2 => 5,
            _ => new BigInteger(random.NextDouble() * (double)limit) % limit,
        };
        return random.Next(2) == 0 ? magnitude : -magnitude;
    }

    private AddFile WriteFile(FolderStore store, string key, IEnumerable<object?[]> rows)
    {
        Schema schema = new([.. Columns.Select(c => new Field(c.Name, ArrowType(c.Type), c.Nullable))], null);
        using IStagedFile staged = store.Stage(key);
        DataFileSummary summary;
        using (DataFileWriter writer = new(staged.Content, key, schema, new DataFileOptions { RowGroupRows = 100 }))
        {
            foreach (object?[][] part in rows.Chunk(64))
            {
                using RecordBatch batch = new(schema, [.. Columns.Select((c, i) => ArrowArray(c.Type, part, i))], part.Length);
                writer.Write(batch);
            }

            summary = writer.Complete();
        }

        staged.Publish();
        return new AddFile(
            LogPath.Encode(key), new Dictionary<string, string?>(), summary.Bytes, 0, DataChange: true, summary.StatsJson);
    }

    private static IArrowType ArrowType(DeltaType type) => type switch
    {
        DeltaPrimitive { Name: "string" } => StringType.Default,
        DeltaPrimitive { Name: "integer" } => Int32Type.Default,
        DeltaPrimitive { Name: "long" } => Int64Type.Default,
        DeltaPrimitive { Name: "boolean" } => BooleanType.Default,
        DeltaPrimitive { Name: "date" } => Date32Type.Default,
        DeltaPrimitive { Name: "timestamp" } => new TimestampType(TimeUnit.Microsecond, "UTC"),
        DeltaDecimal number => new Decimal128Type(number.Precision, number.Scale),
        _ => throw new InvalidOperationException($"The type {type} has no Arrow type here."),
    };

    private static IArrowArray ArrowArray(DeltaType type, object?[][] rows, int column)
    {
        IEnumerable<object?> values = rows.Select(row => row[column]);
        switch (type)
        {
            case DeltaPrimitive { Name: "string" }:
                return new StringArray.Builder().AppendRange(values.Cast<string?>()).Build();
            case DeltaPrimitive { Name: "boolean" }:
                return values.Cast<bool?>().Aggregate(
                    new BooleanArray.Builder(), (array, truth) => truth is { } known ? array.Append(known) : array.AppendNull()).Build();
            case DeltaPrimitive { Name: "integer" or "date" }:
                return Raw(
                    ArrowType(type), values.Cast<int?>(), sizeof(int), (bytes, number) => BitConverter.TryWriteBytes(bytes, number));
            case DeltaPrimitive { Name: "long" or "timestamp" }:
                return Raw(
                    ArrowType(type), values.Cast<long?>(), sizeof(long), (bytes, number) => BitConverter.TryWriteBytes(bytes, number));
            default:
                return Raw(
                    ArrowType(type),
                    values.Cast<BigInteger?>(),
                    16,
                    (bytes, unscaled) => System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(bytes, (Int128)unscaled));
        }
    }

    private delegate void WriteValue<T>(Span<byte> bytes, T value);

    // The builders of these types take .NET's own times and numbers, which do not reach as far.
    private static IArrowArray Raw<T>(IArrowType type, IEnumerable<T?> values, int width, WriteValue<T> write)
        where T : struct
    {
        T?[] all = [.. values];
        byte[] data = new byte[all.Length * width];
        ArrowBuffer.BitmapBuilder validity = new();
        for (int i = 0; i < all.Length; i++)
        {
            validity.Append(all[i] is not null);
            if (all[i] is { } value)
            {
                write(data.AsSpan(i * width, width), value);
            }
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(
            type, all.Length, validity.UnsetBitCount, 0, [validity.Build(), new ArrowBuffer(data)]));
    }
}
