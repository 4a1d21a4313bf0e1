/* A jackpot is 1, 2, 5, 10 or 50 times a thousand credits of its machine.
   A row returned: a jackpot of another amount. */
SELECT event_id, denomination, jackpot_amount
FROM casino.bronze_slot_telemetry
WHERE event_type = 'JACKPOT' AND jackpot_amount NOT IN (
    1000 * denomination, 2000 * denomination, 5000 * denomination, 10000 * denomination, 50000 * denomination)
