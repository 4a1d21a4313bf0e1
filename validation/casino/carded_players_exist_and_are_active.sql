/* Everybody who plays with a card, at a table or comes to the cage is a player of the profile, and an active one: dormant, closed, suspended and self-excluded
   accounts do not come.
   A row returned: a player id on such rows that is unknown or not active. */
SELECT player_id, account_status, self_excluded
FROM (
    SELECT player_id FROM casino.bronze_slot_telemetry WHERE player_id IS NOT NULL
    UNION SELECT player_id FROM casino.bronze_table_games WHERE player_id IS NOT NULL
    UNION SELECT player_id FROM casino.bronze_financial_txn)
LEFT JOIN casino.bronze_player_profile USING (player_id)
WHERE account_status IS DISTINCT FROM 'Active' OR self_excluded
