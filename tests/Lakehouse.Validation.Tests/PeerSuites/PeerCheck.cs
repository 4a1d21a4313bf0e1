namespace Lakehouse.Validation.Tests.PeerSuites;

/// <summary>An expectation of the peer's validation suites, on our tables.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Expects">What it expects, in words.</param>
/// <param name="Table">Our table.</param>
/// <param name="Holds">A condition on a row (or, with an aggregate, on the table); null where the column does not exist with us.</param>
/// <param name="Mostly">The share of the rows for which it must hold.</param>
/// <param name="Contradicts">Why it cannot hold here; null where it does.</param>
internal sealed record PeerCheck(string Suite, string Expects, string Table, string? Holds, double Mostly = 1, string? Contradicts = null)
{
    private const string Slots = "bronze_slot_telemetry";
    private const string Tables = "bronze_table_games";
    private const string Players = "bronze_player_profile";
    private const string Cage = "bronze_financial_txn";
    private const string Security = "bronze_security_events";
    private const string Filings = "bronze_compliance";

    private const string SeedIds = "the seed's samples have ids of another form";
    private const string NeverMade = "no generator of the peer makes the column, and the seed does not name it";
    private const string OtherWords = "the peer's own generators, and so the sheet, have other words";

    public static IReadOnlyList<PeerCheck> All { get; } = [.. OfSlots(), .. OfTables(), .. OfPlayers(), .. OfCage(), .. OfSecurity(), .. OfFilings()];

    /// <summary>One number: the share of the rows for which the check holds.</summary>
    public string Sql => IsOfTable
        ? $"SELECT ({Holds})::INT FROM casino.{Table}"
        : $"SELECT avg(coalesce({Holds}, true)::INT) FROM casino.{Table}";

    private bool IsOfTable => Holds!.StartsWith("count(", StringComparison.Ordinal);

    private static IEnumerable<PeerCheck> OfSlots()
    {
        const string Suite = "slot_machine";
        yield return new(Suite, "at least one row", Slots, "count(*) >= 1");
        yield return new(Suite, "13 columns in one order", Slots, null, 1, "the seed names 24");
        yield return new(Suite, "machine_id is not null", Slots, "machine_id IS NOT NULL");
        yield return new(Suite, "event_type is not null", Slots, "event_type IS NOT NULL");
        yield return new(Suite, "event_timestamp is not null", Slots, "event_timestamp IS NOT NULL");
        yield return new(Suite, "machine_id is SLOT- and four digits", Slots, "regexp_matches(machine_id, '^SLOT-[0-9]{4}$')", 1, SeedIds);
        yield return new(Suite, "event_type is known", Slots, """
            event_type IN ('GAME_PLAY', 'METER_UPDATE', 'BILL_IN', 'TICKET_OUT', 'TILT', 'JACKPOT', 'DOOR_OPEN', 'DOOR_CLOSE', 'POWER_OFF', 'POWER_ON')
            """);
        yield return new(Suite, "zone is known", Slots, "zone IN ('North', 'South', 'East', 'West', 'VIP', 'High Limit', 'Penny', 'Main Floor')");
        yield return new(Suite, "denomination is known", Slots, "denomination IN (0.01, 0.05, 0.10, 0.25, 0.50, 1, 2, 5, 10, 25, 100)");
        yield return new(Suite, "machine_type is known", Slots, "machine_type IN ('Video Slots', 'Mechanical Reels', 'Video Poker', 'Progressive')");
        yield return new(Suite, "coin_in is not negative", Slots, "coin_in >= 0", 0.99);
        yield return new(Suite, "coin_out is not negative", Slots, "coin_out >= 0", 0.99);
        yield return new(Suite, "jackpot_amount is coin_in at least", Slots, "jackpot_amount >= coin_in", 0.95);
        yield return new(Suite, "player_id is P and digits", Slots, "regexp_matches(player_id, '^P[0-9]+$')", 0.95, SeedIds);
        yield return new(Suite, "games_played is from 0 to 10,000", Slots, "games_played BETWEEN 0 AND 10000", 0.99);
        yield return new(
            Suite,
            "machine, time and type are unique together",
            Slots,
            "count(*) = count(DISTINCT (machine_id, event_timestamp, event_type))");
    }

    private static IEnumerable<PeerCheck> OfTables()
    {
        const string Suite = "table_games";
        yield return new(Suite, "event_id is a UUID", Tables, "regexp_matches(event_id, '^[0-9a-f]{8}-[0-9a-f]{4}-')", 0.95, SeedIds);
        yield return new(Suite, "event_id is unique", Tables, "count(*) = count(DISTINCT event_id)");
        yield return new(Suite, "table_id is TBL-, two letters and three digits", Tables, "regexp_matches(table_id, '^TBL-[A-Z]{2}-[0-9]{3}$')");
        yield return new(Suite, "game_type is one of five in upper case", Tables, "game_type = upper(game_type)", 1, OtherWords);
        yield return new(Suite, "event_type is one of 14", Tables, "event_type IN ('GAME_START', 'GAME_END', 'BET_PLACED', 'HAND_COMPLETE')", 1, OtherWords);
        yield return new(Suite, "result is a known outcome", Tables, "result IN ('WIN', 'LOSS', 'PUSH', 'BLACKJACK', 'BUST', 'SURRENDER')");
        yield return new(Suite, "bet_amount is not negative", Tables, "bet_amount >= 0", 0.99);
        yield return new(Suite, "win_amount and chip_count are not negative", Tables, null, 0.99, NeverMade);
        yield return new(Suite, "hand_number is 1 at least, seat_position 1 to 8, cards_dealt of a form", Tables, null, 0.9, NeverMade);
        yield return new(
            Suite, "player_id is not null", Tables, "player_id IS NOT NULL", 0.9, "fills, credits and shifts are of the house: a fifth of the rows");
    }

    private static IEnumerable<PeerCheck> OfPlayers()
    {
        const string Suite = "player";
        yield return new(Suite, "player_id is unique", Players, "count(*) = count(DISTINCT player_id)");
        yield return new(Suite, "loyalty_tier is known", Players, "loyalty_tier IN ('Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond')");
        yield return new(
            Suite, "ssn_hash is 64 hex digits", Players, "regexp_matches(ssn_hash, '^[0-9a-f]{64}$')", 0.99, "the seed writes 'sha256:' before them");
        yield return new(Suite, "email is an address", Players, "regexp_matches(email, '^[^@ ]+@[^@ ]+[.][a-z]+$')", 0.95);
        yield return new(Suite, "gender is M, F or O", Players, null, 1, NeverMade);
        yield return new(Suite, "phone has 10 to 20 characters", Players, "length(phone) BETWEEN 10 AND 20", 0.9);
        yield return new(Suite, "state is two letters", Players, "regexp_matches(state, '^[A-Z]{2}$')", 0.95);
        yield return new(Suite, "zip_code is five digits", Players, "regexp_matches(zip_code, '^[0-9]{5}$')", 0.95);
        yield return new(Suite, "date_of_birth is not null", Players, "date_of_birth IS NOT NULL", 0.99);
        yield return new(Suite, "enrollment_date is not null", Players, "enrollment_date IS NOT NULL", 0.99);
        yield return new(
            Suite, "names have 1 to 100 characters", Players, "length(first_name) BETWEEN 1 AND 100 AND length(last_name) BETWEEN 1 AND 100");
    }

    private static IEnumerable<PeerCheck> OfCage()
    {
        const string Suite = "financial";
        yield return new(Suite, "txn_id is unique", Cage, "count(*) = count(DISTINCT txn_id)");
        yield return new(Suite, "txn_id is of its form", Cage, "regexp_matches(txn_id, '^TXN-[A-Za-z0-9-]+$')", 0.95);
        yield return new(Suite, "transaction_type is one of ten", Cage, "transaction_type IN ('BUY_IN', 'CASH_OUT', 'MARKER', 'CHIP_EXCHANGE')", 1, OtherWords);
        yield return new(Suite, "amount is 0.01 at least", Cage, "amount >= 0.01");
        yield return new(Suite, "flags are true or false", Cage, "ctr_flag IN (true, false) AND suspicious_activity_flag IN (true, false)");
        yield return new(Suite, "currency is USD, CAD or MXN", Cage, "currency IN ('USD', 'CAD', 'MXN')");
        yield return new(Suite, "payment_method is in upper case", Cage, "payment_method = upper(payment_method)", 1, OtherWords);
        yield return new(Suite, "player_id is not null", Cage, "player_id IS NOT NULL", 0.9);
        yield return new(Suite, "source_amount and destination_amount are not negative", Cage, null, 0.99, NeverMade);
    }

    private static IEnumerable<PeerCheck> OfSecurity()
    {
        const string Suite = "security";
        yield return new(Suite, "event_id is unique", Security, "count(*) = count(DISTINCT event_id)");
        yield return new(Suite, "event_id is a UUID", Security, "regexp_matches(event_id, '^[0-9a-f]{8}-[0-9a-f]{4}-')", 0.95, SeedIds);
        yield return new(Suite, "20 types of event", Security, "count(DISTINCT event_type) <= 20");
        yield return new(Suite, "severity is one of four", Security, "threat_level IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')");
        yield return new(Suite, "location is of its form", Security, "regexp_matches(location, '^LOC-[A-Z0-9]{3,10}$')");
        yield return new(Suite, "location_type and person_type are known", Security, null, 1, NeverMade);
        yield return new(
            Suite,
            "resolution_status is PENDING, ..., FALSE_ALARM",
            Security,
            "resolution_status = upper(resolution_status)",
            1,
            OtherWords);
        yield return new(Suite, "description has 1,000 characters at most", Security, "length(incident_description) <= 1000");
    }

    private static IEnumerable<PeerCheck> OfFilings()
    {
        const string Suite = "compliance";
        yield return new(Suite, "filing_id is unique", Filings, "count(*) = count(DISTINCT filing_id)");
        yield return new(Suite, "filing_type is known", Filings, "filing_type IN ('CTR', 'SAR', 'W2G', 'CTRC', 'MTLAP')");
        yield return new(Suite, "filing_status is PENDING, SUBMITTED, ACCEPTED or REJECTED", Filings, null, 1, "the seed's column is status, its words are the sheet's");
        yield return new(Suite, "amount is not negative", Filings, "amount >= 0");
        yield return new(Suite, "timestamps are not null", Filings, "filing_timestamp IS NOT NULL AND transaction_date IS NOT NULL");
        yield return new(Suite, "gaming_day is not null", Filings, null, 0.99, "transaction_date is the gaming day");
        yield return new(Suite, "due_date is not null", Filings, "due_date IS NOT NULL", 0.95);
        yield return new(Suite, "player_id is not null", Filings, "player_id IS NOT NULL", 0.9);
        yield return new("compliance, CTR", "amount is 10,000 at least", Filings, "filing_type <> 'CTR' OR amount >= 10000");
        yield return new("compliance, CTR", "cage_location and cashier_id are not null", Filings, null, 1, NeverMade);
        yield return new("compliance, SAR", "the narrative has 100 to 10,000 characters", Filings, "length(sar_narrative) BETWEEN 100 AND 10000");
        yield return new("compliance, W2G", "amount is 600 at least", Filings, "filing_type <> 'W2G' OR amount >= 600");
        yield return new("compliance, W2G", "wager_amount is not negative", Filings, null, 1, NeverMade);
    }
}
