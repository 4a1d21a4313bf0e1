/* No two players have the same social security number, so no two have the same hash of it.
   A row returned: a hash that several players share. */
SELECT ssn_hash, count(*) AS players
FROM casino.bronze_player_profile
GROUP BY ssn_hash
HAVING count(*) > 1
