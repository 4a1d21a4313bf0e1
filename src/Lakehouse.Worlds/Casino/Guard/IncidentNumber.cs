using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino.Guard;

/// <summary>The number of an incident: its kind, the gaming day, and its number on that day.</summary>
internal static class IncidentNumber
{
    /// <summary>Writes it; returns its length.</summary>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> prefix, DateOnly day, long ofDay)
    {
        prefix.CopyTo(target);
        var length = prefix.Length;
        length += Texts.Decimal(target[length..], (day.Year * 10_000) + (day.Month * 100) + day.Day, 8);
        target[length++] = (byte)'-';
        return length + Texts.Decimal(target[length..], ofDay + 1, 3);
    }
}
