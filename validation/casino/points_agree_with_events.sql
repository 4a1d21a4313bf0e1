/* A visit earns a point for each whole 5.00 of its coin_in; balance and lifetime points are the opening balance plus the points
   of the visits, and tier credits a tenth of the lifetime points, rounded down.
   A row returned: a player with other points or credits. */
SELECT player_id, points_balance, opening_points_balance, lifetime_points, opening_lifetime_points, tier_credits, points
FROM casino.bronze_player_profile
JOIN casino.player_opening USING (player_id)
LEFT JOIN (
    SELECT player_id, sum(points) AS points
    FROM (
        SELECT player_id, CAST(sum(coin_in) * 100 AS HUGEINT) // CAST(knob('players.dollars_per_point') * 100 AS HUGEINT) AS points
        FROM casino.bronze_slot_telemetry
        WHERE event_type = 'GAME_PLAY' AND player_id IS NOT NULL
        GROUP BY player_id, _ingested_at)
    GROUP BY player_id) USING (player_id)
WHERE points_balance <> opening_points_balance + coalesce(points, 0)
   OR lifetime_points <> opening_lifetime_points + coalesce(points, 0)
   OR tier_credits <> lifetime_points // 10
