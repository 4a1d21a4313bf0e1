/* A table has one number, game, zone and pair of limits in all of its rows.
   A row returned: a table that stands in the rows in several ways. */
SELECT table_id, count(*) AS ways
FROM (SELECT DISTINCT table_id, table_number, game_type, zone, min_bet, max_bet FROM casino.bronze_table_games)
GROUP BY table_id
HAVING count(*) > 1
UNION ALL
SELECT CAST(table_number AS VARCHAR), count(DISTINCT table_id)
FROM casino.bronze_table_games
GROUP BY table_number
HAVING count(DISTINCT table_id) > 1
