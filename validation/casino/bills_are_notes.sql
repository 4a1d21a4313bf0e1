/* A bill is a note of 1, 5, 10, 20, 50 or 100 dollars.
   A row returned: a bill of another value. */
SELECT event_id, coin_in
FROM casino.bronze_slot_telemetry
WHERE event_type = 'BILL_IN' AND coin_in NOT IN (1, 5, 10, 20, 50, 100)
