/* A dealer deals at one table in a shift of a gaming day, and at one game ever.
   A row returned: a dealer at two tables, or of two games. */
SELECT dealer_id, shift, CAST(CAST((event_timestamp AT TIME ZONE zone()) - INTERVAL 6 HOUR AS DATE) AS VARCHAR) AS day, count(DISTINCT table_id) AS tables
FROM casino.bronze_table_games
GROUP BY ALL
HAVING count(DISTINCT table_id) > 1
UNION ALL
SELECT dealer_id, '', '', count(DISTINCT game_type)
FROM casino.bronze_table_games
GROUP BY dealer_id
HAVING count(DISTINCT game_type) > 1
