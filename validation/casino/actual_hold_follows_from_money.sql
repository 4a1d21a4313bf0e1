/* actual_hold is 100 (coin_in - coin_out) / coin_in, to four decimals, rounded half away from zero.
   A row returned: a play or meter with another hold. */
WITH cents AS (
    SELECT event_id, coin_in, coin_out, actual_hold, CAST(actual_hold * 10000 AS BIGINT) AS hold,
           CAST(coin_in * 100 AS HUGEINT) AS taken, CAST((coin_in - coin_out) * 100 AS HUGEINT) AS kept
    FROM casino.bronze_slot_telemetry
    WHERE event_type IN ('GAME_PLAY', 'METER_UPDATE') AND coin_in <> 0)
SELECT event_id, coin_in, coin_out, actual_hold
FROM cents
WHERE hold <> sign(kept) * ((2000000 * abs(kept) + taken) // (2 * taken))
