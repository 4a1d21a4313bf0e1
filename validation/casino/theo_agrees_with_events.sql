/* total_theo is the opening balance plus coin_in times theoretical hold of all the player's plays and the theoretical win of
   the player's ratings, summed exactly in millionths of a cent and rounded half up once.
   A row returned: a player with another theoretical win. */
SELECT player_id, total_theo, opening_theo, coalesce(millionths, 0) AS millionths_of_a_cent
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id, sum(millionths) AS millionths
    FROM (
        SELECT player_id, CAST(coin_in * 100 AS HUGEINT) * CAST(theoretical_hold * 10000 AS HUGEINT) AS millionths
        FROM casino.bronze_slot_telemetry
        WHERE event_type = 'GAME_PLAY'
        UNION ALL
        SELECT player_id, CAST(theoretical_win * 100 AS HUGEINT) * 1000000 FROM casino.bronze_table_games)
    WHERE player_id IS NOT NULL
    GROUP BY player_id) USING (player_id)
WHERE CAST(total_theo * 100 AS HUGEINT) <>
      (2 * (CAST(opening_theo * 100 AS HUGEINT) * 1000000 + coalesce(millionths, 0)) + 1000000) // 2000000
