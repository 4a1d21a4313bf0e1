namespace Lakehouse.Validation.Tests.Statistics;

/// <summary>Something drawn evenly between two bounds: a query of its mean and number, and the bounds.</summary>
internal sealed record DrawnMean(string Name, string Sql, double Low, double High)
{
    private const string Balances = "casino.player_opening JOIN casino.bronze_player_profile USING (player_id)";
    private const string Tier = "[list_position(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond'], loyalty_tier)]";

    public static IReadOnlyList<DrawnMean> All { get; } =
    [
        new(
            "theoretical_hold of machines",
            "SELECT avg(theoretical_hold), count(*) FROM (SELECT DISTINCT machine_id, theoretical_hold FROM casino.bronze_slot_telemetry)",
            4,
            12),
        new(
            "opening_theo in units of the tier",
            $"SELECT avg(opening_theo / [500, 2500, 15000, 75000, 500000]{Tier}), count(*) FROM {Balances}",
            0.5,
            2),
        new("opening_win_loss by theo", "SELECT avg(opening_win_loss / opening_theo), count(*) FROM casino.player_opening", -0.15, 0.05),
        new(
            "opening_points_balance in units of the tier",
            $"SELECT avg(opening_points_balance / [1000, 5000, 25000, 100000, 500000]{Tier}), count(*) FROM {Balances}",
            0.1,
            2),
        new(
            "opening_lifetime_points by balance",
            "SELECT avg(opening_lifetime_points / opening_points_balance), count(*) FROM casino.player_opening",
            3,
            20),
        .. VisitDraws.Means,
    ];
}
