/* Everybody who plays with a card is a player of the profile, and an active one: dormant, closed, suspended and self-excluded
   accounts do not come.
   A row returned: a player id on slot rows that is unknown or not active. */
SELECT player_id, account_status, self_excluded
FROM (SELECT DISTINCT player_id FROM casino.bronze_slot_telemetry WHERE player_id IS NOT NULL)
LEFT JOIN casino.bronze_player_profile USING (player_id)
WHERE account_status IS DISTINCT FROM 'Active' OR self_excluded
