using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>The loads that bring a table's rows to the lake: one a gaming day, at the 06:00 that ends it.</summary>
internal sealed class Loads(CasinoModel model, string table)
{
    private readonly ulong _key = model.Keys.Of(table, "_batch_id");

    /// <summary>In microseconds since 1970 UTC.</summary>
    public long IngestedAt(int day) => model.Calendar.BeginUtc(day + 1) * 1_000_000;

    public string BatchId(int day)
    {
        Span<byte> text = stackalloc byte[16];
        var length = Texts.Hex(text, (long)(Mix.Of(_key, day) >> 32), 8);
        return System.Text.Encoding.ASCII.GetString(text[..length]);
    }
}
