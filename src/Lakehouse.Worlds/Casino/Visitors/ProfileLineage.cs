using Lakehouse.Worlds.Casino.Floor;
using Lakehouse.Worlds.Tables;
using Columns = Lakehouse.Worlds.Casino.Schemas.BronzePlayerProfileSchema;
using Openings = Lakehouse.Worlds.Casino.Schemas.PlayerOpeningSchema;
using Slots = Lakehouse.Worlds.Casino.Schemas.BronzeSlotTelemetrySchema;

namespace Lakehouse.Worlds.Casino.Visitors;

/// <summary>What the cells of a player's profile were made from: the player's own cells, opening balance and slot rows.</summary>
internal sealed class ProfileLineage(CasinoModel model, BronzeSlotTelemetry slots)
{
    public void Trace(long player, LineageBuilder lineage)
    {
        lineage.Rootless(
            Columns.PlayerId, Columns.FirstName, Columns.LastName, Columns.DateOfBirth, Columns.SsnHash, Columns.SsnMasked,
            Columns.AddressLine1, Columns.City, Columns.State, Columns.Country, Columns.LoyaltyTier, Columns.PreferredGame,
            Columns.CommunicationPreference, Columns.MarketingOptIn, Columns.MarketingChannel, Columns.SelfExcluded,
            Columns.AccountStatus, Columns.IngestedAt, Columns.Source, Columns.BatchId);
        lineage.FromOwn(Columns.LoyaltyNumber, Columns.LoyaltyTier, Columns.EnrollmentDate);
        lineage.FromOwn(Columns.ZipCode, Columns.State);
        lineage.FromOwn(Columns.EnrollmentDate, Columns.DateOfBirth);
        lineage.FromOwn(Columns.HostAssigned, Columns.LoyaltyTier);
        lineage.FromOwn(Columns.VipFlag, Columns.LoyaltyTier);
        lineage.FromOwn(Columns.TierCredits, Columns.LifetimePoints);
        lineage.FromOwn(Columns.AverageDailyTheo, Columns.TotalTheo, Columns.TotalVisits);
        TraceContact(lineage);
        TraceSums(player, lineage);
    }

    // A masked address shows only the first letter of the first name, a masked number nothing of its state.
    private void TraceContact(LineageBuilder lineage)
    {
        if (model.Plan.Pii.Raw)
        {
            lineage.FromOwn(Columns.Email, Columns.FirstName, Columns.LastName, Columns.PlayerId);
            lineage.FromOwn(Columns.Phone, Columns.State);
        }
        else
        {
            lineage.FromOwn(Columns.Email, Columns.FirstName);
            lineage.Rootless(Columns.Phone);
        }
    }

    private void TraceSums(long player, LineageBuilder lineage)
    {
        var visits = Start(Openings.OpeningVisits);
        var lastVisit = Start(Openings.OpeningLastVisitDate);
        var balance = Start(Openings.OpeningPointsBalance);
        var lifetime = Start(Openings.OpeningLifetimePoints);
        var theo = Start(Openings.OpeningTheo);
        var winLoss = Start(Openings.OpeningWinLoss);
        foreach (var row in RowsOf(player))
        {
            var time = SlotLineage.Cell(row.Key, Slots.EventTimestamp);
            visits.Add(time);
            lastVisit.Add(time);
            if (row.Event == SlotEvent.GamePlay)
            {
                var coinIn = SlotLineage.Cell(row.Key, Slots.CoinIn);
                balance.AddRange([time, coinIn]);
                lifetime.AddRange([time, coinIn]);
                theo.AddRange([coinIn, SlotLineage.Cell(row.Key, Slots.TheoreticalHold)]);
                winLoss.AddRange([coinIn, SlotLineage.Cell(row.Key, Slots.CoinOut)]);
            }
            else if (row.Event == SlotEvent.Jackpot)
            {
                winLoss.Add(SlotLineage.Cell(row.Key, Slots.JackpotAmount));
            }
        }

        lineage.From(Columns.TotalVisits, visits);
        lineage.From(Columns.LastVisitDate, lastVisit);
        lineage.From(Columns.PointsBalance, balance);
        lineage.From(Columns.LifetimePoints, lifetime);
        lineage.From(Columns.TotalTheo, theo);
        lineage.From(Columns.TotalActualWinLoss, winLoss);

        // Both tables have one row a player, in the same order.
        List<CellReference> Start(int column) => [new(Openings.Schema.Name, lineage.Key, Openings.Schema.Columns[column].Name)];
    }

    /// <summary>Every slot row of the player, day by day.</summary>
    private List<StayRow> RowsOf(long player)
    {
        var rows = new List<StayRow>();
        var eligible = model.Players.EligibleIndex(player);
        if (eligible < 0)
        {
            return rows;
        }

        var slotLineage = new SlotLineage(slots);
        var seats = new Seat[GamingCalendar.Bands];
        foreach (var day in model.Days)
        {
            var position = model.RosterOf(day.Day).PositionOf(eligible);
            var count = position < 0 ? 0 : day.SeatsOf(position, seats);
            for (var i = 0; i < count; i++)
            {
                rows.AddRange(slotLineage.RowsOf(day, seats[i]));
            }
        }

        return rows;
    }
}
