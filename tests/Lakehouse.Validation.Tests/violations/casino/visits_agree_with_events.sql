UPDATE casino.bronze_player_profile SET total_visits = total_visits + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_visits = opening_visits - 1 WHERE player_id = 'PLY-00001';
DELETE FROM casino.bronze_slot_telemetry WHERE session_id = (SELECT min(session_id) FROM casino.bronze_slot_telemetry)
    OR player_id = (SELECT max(player_id) FROM casino.bronze_slot_telemetry) AND _ingested_at > a_load(1);
