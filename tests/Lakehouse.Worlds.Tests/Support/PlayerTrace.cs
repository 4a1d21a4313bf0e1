using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>A row that tells of a player outside of the machines: when, and what it adds to the player's sums. Money in cents.</summary>
internal sealed record PlayerTrace(string PlayerId, DateOnly Day, long Theo, long WinLoss)
{
    private static readonly DateOnly s_epoch = new(1970, 1, 1);

    /// <summary>The rows of players at tables, at the cage and in filings.</summary>
    public static IEnumerable<PlayerTrace> All(World world) =>
        Of(world.Table(TestPlans.TableGames), "event_timestamp", "theoretical_win", "actual_win_loss")
            .Concat(Of(world.Table(TestPlans.Financial), "transaction_timestamp", null, null))
            .Concat(Of(world.Table(TestPlans.Compliance), "transaction_date", null, null));

    private static IEnumerable<PlayerTrace> Of(WorldTable table, string time, string? theo, string? winLoss)
    {
        var names = table.Schema.Columns.Select(c => c.Name).ToList();
        var (player, when) = (names.IndexOf("player_id"), names.IndexOf(time));
        foreach (var batch in table.Batches())
        {
            var cells = new BatchCells(table.Schema, batch);
            for (var i = 0; i < cells.Rows; i++)
            {
                if (cells.TextOrNull(player, i) is { } id)
                {
                    yield return new PlayerTrace(id, DayOf(cells.Number(when, i)), Cents(cells, theo, i), Cents(cells, winLoss, i));
                }
            }
        }

        DateOnly DayOf(long value) => table.Schema.Columns[when].Type.Kind == ColumnKind.Date
            ? s_epoch.AddDays((int)value)
            : CasinoClock.GamingDay(value / 1_000_000);

        long Cents(BatchCells cells, string? column, int row) =>
            column is null ? 0 : cells.UnscaledOrNull(names.IndexOf(column), row) ?? 0;
    }
}
