/* Of 100 players 40, 30, 18, 9 and 3 are Bronze, Silver, Gold, Platinum and Diamond, among the active as among all, each to one
   player.
   A row returned: a tier with too many or too few players. */
WITH tiers AS (
    SELECT tier, 100 * knob('players.tiers.' || lower(tier)) / sum(knob('players.tiers.' || lower(tier))) OVER () AS share
    FROM (SELECT unnest(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond']) AS tier)),
counts AS (
    SELECT active_only, tier, share, count(player_id) AS players
    FROM tiers CROSS JOIN (VALUES (true), (false)) AS parts(active_only)
    LEFT JOIN casino.bronze_player_profile ON loyalty_tier = tier AND (account_status = 'Active' OR NOT active_only)
    GROUP BY active_only, tier, share)
SELECT active_only, tier, players
FROM counts
QUALIFY abs(players * 100 - sum(players) OVER (PARTITION BY active_only) * share) > 100
