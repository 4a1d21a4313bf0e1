using Lakehouse.Worlds.Casino.Schemas;
using Lakehouse.Worlds.Casino.Visitors;
using Lakehouse.Worlds.Chance;
using Lakehouse.Worlds.Faults;
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
    [
        BronzeSlotTelemetrySchema.Schema, BronzeTableGamesSchema.Schema, BronzePlayerProfileSchema.Schema,
        PlayerOpeningSchema.Schema, BronzeFinancialTxnSchema.Schema, BronzeSecurityEventsSchema.Schema,
        BronzeComplianceSchema.Schema,
    ];

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

    internal override IReadOnlyList<Knob> OwnKnobs => CasinoKnobs.All;

    internal override FaultRules Faults { get; } = new()
    {
        Tables = [Slots, TableGames, Players, Financial, Security, Compliance],
        Arrival = "_ingested_at",
        IdOfNothing = IdOfNobody,
    };

    public override string CountOf(string table) => table == PlayerOpening ? Players : table;

    internal override IEnumerable<LeastCount> LeastCounts(Plan plan) => CountLimits.Of(plan);

    internal override void CheckKnobs(Plan plan) => KnobLimits.Check(plan.Knobs);

    internal override IReadOnlyList<WorldTable> Open(Plan plan, PiiKey key)
    {
        var model = new CasinoModel(plan);
        var persons = new PersonBook(model);
        var slots = new BronzeSlotTelemetry(model);
        var tables = new BronzeTableGames(model);
        var guards = new BronzeSecurityEvents(model);
        return
        [
            slots, tables, new BronzePlayerProfile(model, slots, tables, persons, key), new PlayerOpening(model, persons),
            new BronzeFinancialTxn(model, slots, persons, key), guards,
            new BronzeCompliance(model, slots, tables, guards, persons, key),
        ];
    }

    /// <summary>All references of the casino are to players, who are numbered without gap.</summary>
    private static string IdOfNobody(WorldTable players, ulong draw) =>
        PlayerBook.Id(players.RowCount + Mix.Below(draw, (9 * players.RowCount) + 100));

    private static Preset Make(
        string name, int days, long slots, long tables, long players, long financial, long security, long compliance) =>
        new(name, days,
        [
            new(Slots, slots), new(TableGames, tables), new(Players, players),
            new(Financial, financial), new(Security, security), new(Compliance, compliance),
        ]);
}
