/* Self-excluded accounts are suspended.
   A row returned: a self-excluded player with another status. */
SELECT player_id, account_status
FROM casino.bronze_player_profile
WHERE self_excluded AND account_status <> 'Suspended'
