/* A meter carries the money and the games of all plays of its machine since the drop at the begin of the gaming day.
   A row returned: a meter that tells another sum. */
WITH sums AS (
    SELECT event_id, event_type, coin_in, coin_out, games_played,
           coalesce(sum(coin_in) FILTER (event_type = 'GAME_PLAY') OVER since_drop, 0) AS taken,
           coalesce(sum(coin_out) FILTER (event_type = 'GAME_PLAY') OVER since_drop, 0) AS paid,
           coalesce(sum(games_played) FILTER (event_type = 'GAME_PLAY') OVER since_drop, 0) AS games
    FROM casino.bronze_slot_telemetry
    WHERE event_type IN ('GAME_PLAY', 'METER_UPDATE')
    WINDOW since_drop AS (
        PARTITION BY machine_id, _ingested_at ORDER BY event_timestamp RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW))
SELECT event_id, coin_in, taken, coin_out, paid, games_played, games
FROM sums
WHERE event_type = 'METER_UPDATE' AND (coin_in <> taken OR coin_out <> paid OR games_played <> games)
