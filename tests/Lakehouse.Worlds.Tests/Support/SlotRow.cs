using System.Globalization;
using Xunit;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzeSlotTelemetrySchema;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>What a machine is, the same in all its rows.</summary>
internal sealed record MachineLook(
    string AssetNumber,
    string LocationId,
    string Zone,
    long DenominationCents,
    long TheoreticalHold,
    string MachineType,
    string Manufacturer,
    string GameTheme);

/// <summary>A row of slot telemetry; money in cents, holds in ten-thousandths of a percent, time in seconds since 1970 UTC.</summary>
internal sealed record SlotRow
{
    public required string EventId { get; init; }

    public required string MachineId { get; init; }

    public required MachineLook Machine { get; init; }

    public required string EventType { get; init; }

    public required long Time { get; init; }

    public required long? CoinIn { get; init; }

    public required long? CoinOut { get; init; }

    public required long? JackpotAmount { get; init; }

    public required long? GamesPlayed { get; init; }

    public required long? ActualHold { get; init; }

    public required string? PlayerId { get; init; }

    public required string? SessionId { get; init; }

    public required string? ErrorCode { get; init; }

    public required string? ErrorMessage { get; init; }

    public required long IngestedAt { get; init; }

    public required string Source { get; init; }

    public required string BatchId { get; init; }

    /// <summary>The machine, counted from 0.</summary>
    public long MachineNumber { get; private init; }

    /// <summary>The gaming day, told by a calendar of the tests' own.</summary>
    public DateOnly Day { get; private init; }

    public static List<SlotRow> All(World world)
    {
        var table = world.Table(TestPlans.Slots);
        var rows = new List<SlotRow>();
        foreach (var batch in table.Batches())
        {
            var cells = new BatchCells(table.Schema, batch);
            for (var i = 0; i < cells.Rows; i++)
            {
                rows.Add(Read(cells, i));
            }
        }

        return rows;
    }

    private static SlotRow Read(BatchCells cells, int i)
    {
        var microseconds = cells.Number(Columns.EventTimestamp, i);
        Assert.Equal(0, microseconds % 1_000_000);
        return new SlotRow
        {
            EventId = cells.Text(Columns.EventId, i),
            MachineId = cells.Text(Columns.MachineId, i),
            MachineNumber = long.Parse(cells.Text(Columns.MachineId, i).AsSpan(3), CultureInfo.InvariantCulture) - 1,
            Machine = new MachineLook(
                cells.Text(Columns.AssetNumber, i),
                cells.Text(Columns.LocationId, i),
                cells.Text(Columns.Zone, i),
                cells.Unscaled(Columns.Denomination, i),
                cells.Unscaled(Columns.TheoreticalHold, i),
                cells.Text(Columns.MachineType, i),
                cells.Text(Columns.Manufacturer, i),
                cells.Text(Columns.GameTheme, i)),
            EventType = cells.Text(Columns.EventType, i),
            Time = microseconds / 1_000_000,
            CoinIn = cells.UnscaledOrNull(Columns.CoinIn, i),
            CoinOut = cells.UnscaledOrNull(Columns.CoinOut, i),
            JackpotAmount = cells.UnscaledOrNull(Columns.JackpotAmount, i),
            GamesPlayed = cells.NumberOrNull(Columns.GamesPlayed, i),
            ActualHold = cells.UnscaledOrNull(Columns.ActualHold, i),
            PlayerId = cells.TextOrNull(Columns.PlayerId, i),
            SessionId = cells.TextOrNull(Columns.SessionId, i),
            ErrorCode = cells.TextOrNull(Columns.ErrorCode, i),
            ErrorMessage = cells.TextOrNull(Columns.ErrorMessage, i),
            IngestedAt = cells.Number(Columns.IngestedAt, i) / 1_000_000,
            Source = cells.Text(Columns.Source, i),
            BatchId = cells.Text(Columns.BatchId, i),
            Day = CasinoClock.GamingDay(microseconds / 1_000_000),
        };
    }
}
