/* Table events, fill slips and credit slips have ids of their own; a rating has one start and one end, of one player at
   one table.
   A row returned: an id that stands for several things. */
SELECT event_id AS id, count(*) AS rows FROM casino.bronze_table_games GROUP BY event_id HAVING count(*) > 1
UNION ALL
SELECT fill_slip_number, count(*) FROM casino.bronze_table_games WHERE fill_slip_number IS NOT NULL GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT player_rating_id, count(*)
FROM casino.bronze_table_games
WHERE player_rating_id IS NOT NULL
GROUP BY player_rating_id
HAVING count(*) <> 2
    OR count(DISTINCT event_type) <> 2
    OR count(DISTINCT player_id) <> 1
    OR count(DISTINCT table_id) <> 1
    OR min(event_timestamp) FILTER (event_type = 'RATING_START') >= min(event_timestamp) FILTER (event_type = 'RATING_END')
