/* Every player of the profile has one opening balance, and nobody else has.
   A row returned: a player with none or several, or a balance of an unknown player. */
WITH openings AS (SELECT player_id, count(*) AS balances FROM casino.player_opening GROUP BY player_id)
SELECT player_id, balances
FROM casino.bronze_player_profile AS profile FULL JOIN openings USING (player_id)
WHERE profile.player_id IS NULL OR balances IS DISTINCT FROM 1
