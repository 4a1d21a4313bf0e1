/* Slot rows have a value in every column that the contract requires.
   A row returned: an event that lacks one. */
SELECT *
FROM casino.bronze_slot_telemetry
WHERE event_id IS NULL OR machine_id IS NULL OR asset_number IS NULL OR location_id IS NULL OR zone IS NULL OR event_type IS NULL
   OR event_timestamp IS NULL OR denomination IS NULL OR theoretical_hold IS NULL OR machine_type IS NULL
   OR manufacturer IS NULL OR game_theme IS NULL OR _ingested_at IS NULL OR _source IS NULL OR _batch_id IS NULL
