using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Delta.Sharp.Text;
using Xunit;

namespace Delta.Sharp.Tests.Text;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("-7", 0, "-7")]
    [InlineData("0", 4, "0.0000")]
    [InlineData("-1", 4, "-0.0001")]
    [InlineData("9999", 4, "0.9999")]
    [InlineData("-10000", 4, "-1.0000")]
    [InlineData("9223372036854775808", 2, "92233720368547758.08")]
    [InlineData("-99999999999999999999999999999999999999", 10, "-9999999999999999999999999999.9999999999")]
    [InlineData("5", 38, "0.00000000000000000000000000000000000005")]
    public void Decimals_have_their_full_scale(string unscaled, int scale, string expected)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, Int128.Parse(unscaled, CultureInfo.InvariantCulture));
        Decimal128Type type = new(38, scale);

        Assert.Equal(
            [expected],
            Texts(new Decimal128Array(new ArrayData(type, 1, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(bytes)]))));
    }

    [Fact]
    public void A_slice_of_an_array_has_the_cells_of_the_slice()
    {
        StringArray texts = new StringArray.Builder().Append("a").AppendNull().Append("").Append("ü").AppendNull().Append("f").Build();
        IArrowArray[] arrays =
        [
            texts,
            new Int32Array.Builder().Append(0).AppendNull().Append(-2).Append(int.MaxValue).AppendNull().Append(5).Build(),
            new Date32Array.Builder().Append(new DateTime(2024, 2, 29)).AppendNull().Append(new DateTime(1, 1, 1))
                .Append(new DateTime(1969, 12, 31)).AppendNull().Append(new DateTime(9999, 12, 31)).Build(),
            new BooleanArray.Builder().Append(true).AppendNull().Append(false).Append(true).AppendNull().Append(false).Build(),
            new BinaryArray.Builder().Append([1]).AppendNull().Append([]).Append([255, 0]).AppendNull().Append([7]).Build(),
            new DictionaryArray(
                new DictionaryType(UInt16Type.Default, StringType.Default, ordered: false),
                new UInt16Array.Builder().Append(2).AppendNull().Append(3).Append(0).AppendNull().Append(5).Build(),
                texts),
        ];
        foreach (IArrowArray array in arrays)
        {
            string?[] all = Texts(array);
            Assert.Equal(6, all.Length);
            Assert.Equal([true, false], new[] { all[1] is null, all[0] is null });
            for (int first = 0; first < 6; first++)
            {
                Assert.Equal(all[first..5], Texts(ArrowArrayFactory.Slice(array, first, 5 - first)));
            }
        }

        Assert.Equal(["", null, "ü", "a", null, "f"], Texts(arrays[^1]));
        Assert.Equal(["2024-02-29", null, "0001-01-01", "1969-12-31", null, "9999-12-31"], Texts(arrays[2]));
        Assert.Equal(["01", null, "", "ff00", null, "07"], Texts(arrays[4]));
    }

    [Fact]
    public void Times_are_counts_where_they_are_asked_for_as_such()
    {
        TimestampType type = new(TimeUnit.Microsecond, "UTC");
        TimestampArray times = new TimestampArray.Builder(type).Append(DateTimeOffset.UnixEpoch.AddTicks(-10)).AppendNull().Build();

        Assert.Equal(["-1", null], Texts(times, TimeSpelling.Counts));
        Assert.Equal(["1969-12-31T23:59:59.999999Z", null], Texts(times));
    }

    [Fact]
    public void A_type_without_a_text_is_refused_with_a_sentence()
    {
        TextFormatException e = Assert.Throws<TextFormatException>(() => CellText.For(DurationType.Microsecond));

        Assert.Contains("cast the column to VARCHAR", e.Message, StringComparison.Ordinal);
    }

    private static string?[] Texts(IArrowArray array, TimeSpelling times = TimeSpelling.Iso8601)
    {
        CellText cells = CellText.For(array.Data.DataType, times);
        Utf8Buffer text = new();
        cells.Bind(array);
        string?[] texts = [.. Enumerable.Range(0, array.Length).Select(row =>
        {
            text.Clear();
            if (cells.IsNull(row))
            {
                return null;
            }

            cells.Append(text, row);
            return Encoding.UTF8.GetString(text.Written);
        })];
        cells.Release();
        return texts;
    }
}
