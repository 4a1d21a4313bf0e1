/* average_daily_theo is total_theo divided by total_visits, rounded half up.
   A row returned: a player with another average. */
SELECT player_id, average_daily_theo, total_theo, total_visits
FROM casino.bronze_player_profile
WHERE CAST(average_daily_theo * 100 AS HUGEINT) <>
      (2 * CAST(total_theo * 100 AS HUGEINT) + total_visits) // (2 * CAST(total_visits AS HUGEINT))
