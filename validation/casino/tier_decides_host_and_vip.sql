/* Players from Gold up have a host, HOST-001 to HOST-049; those from Platinum up are VIPs.
   A row returned: a player with a host or flag of another tier, or an unknown host. */
SELECT player_id, loyalty_tier, host_assigned, vip_flag
FROM (SELECT *, list_position(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond'], loyalty_tier) AS tier FROM casino.bronze_player_profile)
WHERE (host_assigned IS NOT NULL) <> (tier >= knob('players.host_from_tier'))
   OR NOT regexp_full_match(coalesce(host_assigned, 'HOST-001'), 'HOST-0(0[1-9]|[1-4][0-9])')
   OR vip_flag <> (tier >= knob('players.vip_from_tier'))
