/* total_actual_win_loss is the opening balance plus what the player's plays paid, less what they took, plus the jackpots.
   A row returned: a player with another result. */
SELECT player_id, total_actual_win_loss, opening_win_loss, result
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id,
           sum(CASE event_type WHEN 'GAME_PLAY' THEN coin_out - coin_in WHEN 'JACKPOT' THEN jackpot_amount END) AS result
    FROM casino.bronze_slot_telemetry
    WHERE player_id IS NOT NULL
    GROUP BY player_id) USING (player_id)
WHERE total_actual_win_loss <> opening_win_loss + coalesce(result, 0)
