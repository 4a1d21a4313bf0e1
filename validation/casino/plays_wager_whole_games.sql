/* A play row sums 1 to 466 games of one stake: half, once or twice the price's ordinary credits (240 80 36 14 6 5 4 for .01 .05
   .25 1 5 25 100), rounded up, times the price.
   A row returned: a play whose money in is not that. */
WITH plays AS (
    SELECT event_id, coin_in, games_played, denomination,
           CAST(knob('slots.credits.' || CASE WHEN denomination < 1 THEN 'cents_' || CAST(denomination * 100 AS INTEGER)
                                        ELSE 'dollars_' || CAST(denomination AS INTEGER) END) AS BIGINT) AS credits
    FROM casino.bronze_slot_telemetry
    WHERE event_type = 'GAME_PLAY')
SELECT event_id, coin_in, games_played, denomination
FROM plays
WHERE games_played NOT BETWEEN 1 AND knob('slots.play_seconds_most') * knob('slots.pace_most') / 3600
   OR (coin_in <> games_played * denomination * ((credits + 1) // 2)
       AND coin_in <> games_played * denomination * credits
       AND coin_in <> games_played * denomination * credits * 2)
