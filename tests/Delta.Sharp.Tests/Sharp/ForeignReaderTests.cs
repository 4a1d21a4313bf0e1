using System.Globalization;
using System.Numerics;
using Delta.Sharp.Kernel;
using Lakehouse.Testing;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

/// <summary>A second Parquet library as the judge of our data files.</summary>
public sealed class ForeignReaderTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Parquet_net_reads_the_values_that_duckdb_reads(int seed)
    {
        using ScratchFolder folder = new();
        RandomTable table = RandomTable.Make(seed, 700);
        table.Write(folder.FullName);
        DeltaTable opened = DeltaTable.Open(folder.FullName);
        using QuerySession session = QuerySession.Open();
        session.Add("w", "t", opened);
        List<string?[]> duck = session.Rows("SELECT * FROM w.t");

        List<string?[]> net = [];
        foreach (AddFile file in opened.Files)
        {
            net.AddRange(await Read(folder.Sub(file.Key), table.Columns));
        }

        Assert.Equal(duck.Count, net.Count);
        for (int row = 0; row < net.Count; row++)
        {
            Assert.Equal(duck[row], net[row]);
        }
    }

    private static async Task<List<string?[]>> Read(string path, IReadOnlyList<DeltaField> columns)
    {
        ParquetOptions options = new() { UseBigDecimal = true };
        await using ParquetReader reader = await ParquetReader.CreateAsync(path, options, TestContext.Current.CancellationToken);
        List<string?[]> rows = [];
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            string?[][] texts = await Task.WhenAll(columns.Select(c => Read(group, reader.Schema.FindDataField(c.Name), c.Type)));
            rows.AddRange(Enumerable.Range(0, (int)group.RowCount).Select(row => texts.Select(column => column[row]).ToArray()));
        }

        return rows;
    }

    private static async Task<string?[]> Read(ParquetRowGroupReader group, DataField field, DeltaType type)
    {
        if (type is DeltaPrimitive { Name: "string" })
        {
            string?[] texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory(), null, TestContext.Current.CancellationToken);
            return texts;
        }

        return type switch
        {
            DeltaPrimitive { Name: "integer" } => await Read<int>(group, field, n => n.ToString(CultureInfo.InvariantCulture)),
            DeltaPrimitive { Name: "long" } => await Read<long>(group, field, n => n.ToString(CultureInfo.InvariantCulture)),
            DeltaPrimitive { Name: "boolean" } => await Read<bool>(group, field, truth => truth ? "true" : "false"),
            DeltaPrimitive { Name: "date" } => await Read<DateTime>(
                group, field, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DeltaPrimitive { Name: "timestamp" } => await Read<DateTime>(
                group, field, time => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)),
            DeltaDecimal number => await Read<Parquet.Data.BigDecimal>(
                group, field, value => Plain(value.UnscaledValue, number.Scale)),
            _ => throw new InvalidOperationException($"There is no reader here for the type {type}."),
        };
    }

    private static async Task<string?[]> Read<T>(ParquetRowGroupReader group, DataField field, Func<T, string> text)
        where T : struct
    {
        T?[] values = new T?[group.RowCount];
        if (field.IsNullable)
        {
            await group.ReadAsync<T>(field, values.AsMemory(), null, TestContext.Current.CancellationToken);
        }
        else
        {
            T[] each = new T[group.RowCount];
            await group.ReadAsync<T>(field, each.AsMemory(), null, TestContext.Current.CancellationToken);
            values = [.. each.Select(value => (T?)value)];
        }

        return [.. values.Select(value => value is { } known ? text(known) : null)];
    }

    private static string Plain(BigInteger unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled.Sign < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }
}
