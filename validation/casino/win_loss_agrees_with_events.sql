/* total_actual_win_loss is the opening balance plus what the player's plays paid, less what they took, plus the jackpots,
   plus the results of rated play at tables.
   A row returned: a player with another result. */
SELECT player_id, total_actual_win_loss, opening_win_loss, result
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id, sum(result) AS result
    FROM (
        SELECT player_id,
               CASE event_type WHEN 'GAME_PLAY' THEN coin_out - coin_in WHEN 'JACKPOT' THEN jackpot_amount END AS result
        FROM casino.bronze_slot_telemetry
        UNION ALL SELECT player_id, actual_win_loss FROM casino.bronze_table_games)
    WHERE player_id IS NOT NULL
    GROUP BY player_id) USING (player_id)
WHERE total_actual_win_loss <> opening_win_loss + coalesce(result, 0)
