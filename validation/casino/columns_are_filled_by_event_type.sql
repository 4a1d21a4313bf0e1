/* Money, games, holds, errors and players stand on the types of event that have them, and on no other. A meter without
   a wager has no hold; plays, bills and tickets may be anonymous; jackpots are hand paid to a carded player and are in no
   other column.
   A row returned: an event that lacks a value of its type or has one of another. */
SELECT event_id, event_type, coin_in, coin_out, jackpot_amount, games_played, actual_hold, player_id, error_code
FROM casino.bronze_slot_telemetry
WHERE (coin_in IS NOT NULL) <> (event_type IN ('GAME_PLAY', 'METER_UPDATE', 'BILL_IN'))
   OR (coin_out IS NOT NULL) <> (event_type IN ('GAME_PLAY', 'METER_UPDATE'))
   OR (games_played IS NOT NULL) <> (event_type IN ('GAME_PLAY', 'METER_UPDATE'))
   OR (actual_hold IS NOT NULL) <> (event_type IN ('GAME_PLAY', 'METER_UPDATE') AND coin_in <> 0)
   OR (jackpot_amount IS NOT NULL) <> (event_type = 'JACKPOT')
   OR (error_code IS NOT NULL) <> (event_type IN ('TILT', 'POWER_OFF'))
   OR (error_message IS NULL) <> (error_code IS NULL)
   OR (player_id IS NOT NULL AND event_type NOT IN ('GAME_PLAY', 'BILL_IN', 'TICKET_OUT', 'JACKPOT'))
   OR (player_id IS NULL AND event_type = 'JACKPOT')
