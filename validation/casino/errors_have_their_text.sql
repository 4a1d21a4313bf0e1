/* Error codes are E001 to E007, each with its one message.
   A row returned: a code that is unknown or has the message of another. */
SELECT event_id, error_code, error_message
FROM casino.bronze_slot_telemetry
WHERE error_code IS NOT NULL AND (error_code, coalesce(error_message, '')) NOT IN (
    ('E001', 'Door Open Tilt'), ('E002', 'Bill Jam'), ('E003', 'Coin Hopper Empty'), ('E004', 'Communication Error'),
    ('E005', 'Power Fluctuation'), ('E006', 'Reel Error'), ('E007', 'Touch Screen Error'))
