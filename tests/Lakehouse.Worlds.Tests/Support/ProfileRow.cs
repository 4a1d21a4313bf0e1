using Xunit;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzePlayerProfileSchema;
using OpeningColumns = Lakehouse.Worlds.Casino.Schemas.PlayerOpeningSchema;

namespace Lakehouse.Worlds.Tests.Support;

/// <summary>What a player did: balances before the window, or as of its end. Money in cents.</summary>
internal sealed record Balance(long Visits, long Theo, long WinLoss, long Points, long LifetimePoints, DateOnly LastVisit);

/// <summary>The balances of a player in the profile and before the window.</summary>
internal sealed record ProfileRow(string PlayerId, Balance Opening, Balance Total, long AverageDailyTheo, long TierCredits)
{
    private static readonly DateOnly s_epoch = new(1970, 1, 1);

    public static List<ProfileRow> All(World world)
    {
        var openings = new Dictionary<string, Balance>();
        var opening = world.Table(TestPlans.Opening);
        foreach (var batch in opening.Batches())
        {
            var cells = new BatchCells(opening.Schema, batch);
            for (var i = 0; i < cells.Rows; i++)
            {
                openings.Add(cells.Text(OpeningColumns.PlayerId, i), new Balance(
                    cells.Number(OpeningColumns.OpeningVisits, i),
                    cells.Unscaled(OpeningColumns.OpeningTheo, i),
                    cells.Unscaled(OpeningColumns.OpeningWinLoss, i),
                    cells.Number(OpeningColumns.OpeningPointsBalance, i),
                    cells.Number(OpeningColumns.OpeningLifetimePoints, i),
                    s_epoch.AddDays((int)cells.Number(OpeningColumns.OpeningLastVisitDate, i))));
            }
        }

        var rows = new List<ProfileRow>();
        var profile = world.Table(TestPlans.Players);
        foreach (var batch in profile.Batches())
        {
            var cells = new BatchCells(profile.Schema, batch);
            for (var i = 0; i < cells.Rows; i++)
            {
                var player = cells.Text(Columns.PlayerId, i);
                var total = new Balance(
                    cells.Number(Columns.TotalVisits, i),
                    cells.Unscaled(Columns.TotalTheo, i),
                    cells.Unscaled(Columns.TotalActualWinLoss, i),
                    cells.Number(Columns.PointsBalance, i),
                    cells.Number(Columns.LifetimePoints, i),
                    s_epoch.AddDays((int)cells.Number(Columns.LastVisitDate, i)));
                rows.Add(new ProfileRow(
                    player, openings[player], total, cells.Unscaled(Columns.AverageDailyTheo, i), cells.Number(Columns.TierCredits, i)));
            }
        }

        Assert.Equal(openings.Count, rows.Count);
        return rows;
    }
}
