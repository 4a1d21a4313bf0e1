/* The profile is one load, at the end of the window's last gaming day.
   A row returned: a load at another time, or one of several. */
WITH loads AS (SELECT DISTINCT _ingested_at, _batch_id FROM casino.bronze_player_profile)
SELECT _ingested_at, _batch_id
FROM loads
QUALIFY count(*) OVER () > 1
     OR NOT regexp_full_match(_batch_id, '[0-9a-f]{8}')
     OR _ingested_at <> (SELECT max(_ingested_at) FROM casino.bronze_slot_telemetry)
