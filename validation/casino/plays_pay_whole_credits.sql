/* What a play row pays is a whole number of credits, and at most a hundred times the wager, the largest multiple of a game.
   A row returned: a play that pays a part of a credit, less than nothing, or too much. */
SELECT event_id, coin_in, coin_out, denomination
FROM casino.bronze_slot_telemetry
WHERE event_type = 'GAME_PLAY'
  AND (coin_out < 0 OR coin_out > 100 * coin_in
       OR CAST(coin_out * 100 AS BIGINT) % CAST(denomination * 100 AS BIGINT) <> 0)
