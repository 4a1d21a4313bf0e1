/* Every player has an id of its own, and players are numbered from 1 on without a gap.
   A row returned: an id that stands twice, or is beyond the number of players. */
SELECT player_id
FROM casino.bronze_player_profile
QUALIFY count(*) OVER (PARTITION BY player_id) > 1
     OR CAST(substr(player_id, 5) AS BIGINT) NOT BETWEEN 1 AND count(*) OVER ()
