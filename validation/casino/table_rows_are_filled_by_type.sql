/* The type of a table row decides which of its columns are filled.
   A row returned: a row with a value that its type does not have, or without one that it has. */
SELECT event_id, event_type, player_id, player_rating_id, amount, chip_denomination, marker_number, fill_slip_number, drop_amount
FROM casino.bronze_table_games
WHERE (player_id IS NULL) <> (event_type IN ('FILL', 'CREDIT', 'SHIFT_START', 'SHIFT_END'))
   OR (player_rating_id IS NOT NULL) <> (event_type LIKE 'RATING%')
   OR (amount IS NULL) <> (event_type LIKE 'RATING%' OR event_type LIKE 'SHIFT%')
   OR (chip_denomination IS NOT NULL) <> (event_type IN ('BUY_IN', 'CASH_OUT', 'FILL', 'CREDIT'))
   OR (marker_number IS NOT NULL) <> (event_type LIKE 'MARKER%')
   OR (fill_slip_number IS NOT NULL) <> (event_type IN ('FILL', 'CREDIT'))
   OR (drop_amount IS NOT NULL) <> (event_type = 'SHIFT_END')
   OR chip_denomination > amount
   OR amount <= 0
