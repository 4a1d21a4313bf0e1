/* Of 100 players 85 are active, 10 inactive, 3 suspended and 2 closed, and 1 is self-excluded, each to one player.
   A row returned: a status with too many or too few players. */
WITH statuses AS (
    SELECT unnest(['Active', 'Inactive', 'Suspended', 'Closed', 'self-excluded']) AS status, unnest([
               100 - knob('players.inactive_share') - knob('players.suspended_share') - knob('players.closed_share'),
               knob('players.inactive_share'), knob('players.suspended_share'), knob('players.closed_share'),
               knob('players.excluded_share')]) AS share),
total AS (SELECT count(*) AS total FROM casino.bronze_player_profile)
SELECT status, count(player_id) AS players, total
FROM statuses CROSS JOIN total
LEFT JOIN casino.bronze_player_profile
    ON CASE status WHEN 'self-excluded' THEN self_excluded ELSE account_status = status END
GROUP BY status, share, total
HAVING abs(count(player_id) * 100 - total * share) > 100
