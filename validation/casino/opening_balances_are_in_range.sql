/* Opening balances keep to the tier's ranges. Bronze to Diamond: visits 1 to 500 times 1 to 5 thirds, one at least and no more
   than days of membership; theo .5 to 2 times 500, 2,500, 15,000, 75,000, 500,000; result -.15 to .05 of it; points .1 to 2 times 1,000,
   5,000, 25,000, 100,000, 500,000; lifetime points 3 to 20 times the balance; last visit from enrolment to before the window.
   A row returned: a player with a balance out of range. */
WITH balances AS (
    SELECT player_id, enrollment_date, opening_visits, opening_theo, opening_win_loss, opening_points_balance,
           opening_lifetime_points, opening_last_visit_date,
           list_position(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond'], loyalty_tier) AS tier,
           [500, 2500, 15000, 75000, 500000][tier] AS theo,
           [1000, 5000, 25000, 100000, 500000][tier] AS points
    FROM casino.player_opening JOIN casino.bronze_player_profile USING (player_id))
SELECT player_id, opening_visits, opening_theo, opening_win_loss, opening_points_balance, opening_lifetime_points,
       opening_last_visit_date
FROM balances
WHERE opening_visits NOT BETWEEN 1 AND least(500 * tier // 3, opening_last_visit_date - enrollment_date + 1)
   OR opening_theo NOT BETWEEN theo * 0.5 AND theo * 2
   OR opening_win_loss NOT BETWEEN opening_theo * -0.15 AND opening_theo * 0.05
   OR opening_points_balance NOT BETWEEN points * 0.1 AND points * 2
   OR opening_lifetime_points NOT BETWEEN opening_points_balance * 3 AND opening_points_balance * 20
   OR opening_last_visit_date < enrollment_date
   OR opening_last_visit_date >= (
       SELECT CAST(min(_ingested_at) AT TIME ZONE 'America/Los_Angeles' AS DATE) - 1 FROM casino.bronze_slot_telemetry)
