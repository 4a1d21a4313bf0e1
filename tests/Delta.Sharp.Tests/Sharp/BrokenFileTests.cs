using Lakehouse.Testing;
using Xunit;

namespace Delta.Sharp.Tests.Sharp;

public sealed class BrokenFileTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "missing", "is missing" },
        { "empty", "is 0 bytes long" },
        { "shorter", "were written" },
        { "no footer", "is damaged" },
        { "bad pages", "is damaged" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_data_file_at_fault_is_named(string fault, string words)
    {
        using ScratchFolder lake = new();
        string folder = lake.Sub("Tables", "w", "t");
        RandomTable.Make(1, 900).Write(folder);
        string file = Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal).ElementAt(1);
        Break(file, fault);
        using QuerySession session = Lake.Open(lake.FullName).Query();

        QueryException e = Assert.Throws<QueryException>(() => session.Rows("SELECT * FROM w.t"));

        Assert.StartsWith($"The table 'w.t' cannot be read: its data file '{file}' is ", e.Message, StringComparison.Ordinal);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.Contains("lakehouse verify", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    private static void Break(string file, string fault)
    {
        byte[] bytes = File.ReadAllBytes(file);
        switch (fault)
        {
            case "missing":
                File.Delete(file);
                return;
            case "empty":
                bytes = [];
                break;
            case "shorter":
                bytes = bytes[..^100];
                break;
            case "no footer":
                bytes.AsSpan(^200).Clear();
                break;
            case "bad pages":
                bytes.AsSpan(4, bytes.Length / 2).Fill(0xEE);
                break;
            default:
                throw new InvalidOperationException($"There is no fault '{fault}'.");
        }

        File.WriteAllBytes(file, bytes);
    }
}
