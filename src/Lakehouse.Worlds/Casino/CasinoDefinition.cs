using System.Globalization;
using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Tables;

namespace Lakehouse.Worlds.Casino;

/// <summary>A casino: machines, players, tables, cage, security and filings.</summary>
internal sealed class CasinoDefinition : WorldDefinition
{
    public const string Slots = "bronze_slot_telemetry";
    public const string TableGames = "bronze_table_games";
    public const string Players = "bronze_player_profile";
    public const string Financial = "bronze_financial_txn";
    public const string Security = "bronze_security_events";
    public const string Compliance = "bronze_compliance";
    public const string PlayerOpening = "player_opening";

    /// <summary>A gaming day ends, and the next begins, at this local hour.</summary>
    public const int FirstHour = 6;

    public override string Name => "casino";

    public override int Version => 1;

    public override string Description => "A casino floor: slot machines, carded players, their visits and balances.";

    public override string Zone => "America/Los_Angeles";

    public override int DayStartHour => FirstHour;

    public override IReadOnlyList<TableSchema> Tables { get; } =
        [BronzeSlotTelemetrySchema.Schema, BronzePlayerProfileSchema.Schema, PlayerOpeningSchema.Schema];

    public override IReadOnlyList<string> CountNames { get; } = [Slots, TableGames, Players, Financial, Security, Compliance];

    public override IReadOnlyList<string> Stocks { get; } = [Players];

    public override IReadOnlyList<Preset> Presets { get; } =
    [
        Make("demo", 7, 1_000, 500, 100, 500, 200, 100),
        Make("small", 30, 10_000, 5_000, 500, 2_500, 1_000, 500),
        Make("medium", 30, 100_000, 50_000, 5_000, 25_000, 10_000, 5_000),
        Make("large", 30, 500_000, 100_000, 10_000, 50_000, 25_000, 10_000),
        Make("xlarge", 30, 2_000_000, 500_000, 50_000, 250_000, 100_000, 50_000),
    ];

    public override string CountOf(string table) => table == PlayerOpening ? Players : table;

    internal override IEnumerable<LeastCount> LeastCounts(Plan plan)
    {
        var ledger = new Ledger(plan);
        yield return new LeastCount(Compliance, ledger.LeastFilings, string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Count(Slots)} slot rows have {ledger.JackpotFilings} jackpots, each with a filing of its own"));
        if (ledger.CurrencyFilings < 0)
        {
            yield break;
        }

        var visitors = CasinoModel.MostVisitorsOf(plan, ledger);
        yield return new LeastCount(Players, PlayerBook.LeastFor(visitors), string.Create(
            CultureInfo.InvariantCulture,
            $"the busiest day has {visitors} visitors, each another active player, and 15 of 100 players are not active"));
    }

    internal override IReadOnlyList<WorldTable> Open(Plan plan, PiiKey key)
    {
        var model = new CasinoModel(plan);
        var persons = new PersonBook(model);
        var slots = new BronzeSlotTelemetry(model);
        return [slots, new BronzePlayerProfile(model, slots, persons, key), new PlayerOpening(model, persons)];
    }

    private static Preset Make(
        string name, int days, long slots, long tables, long players, long financial, long security, long compliance) =>
        new(name, days,
        [
            new(Slots, slots), new(TableGames, tables), new(Players, players),
            new(Financial, financial), new(Security, security), new(Compliance, compliance),
        ]);
}
