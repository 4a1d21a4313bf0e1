/* Opening balances keep to the tier's ranges. Bronze to Diamond: visits 1 to 500 times 1 to 5 thirds, one at least and no more
   than days of membership; theo .5 to 2 times 500, 2,500, 15,000, 75,000, 500,000; result -.15 to .05 of it; points .1 to 2 times 1,000,
   5,000, 25,000, 100,000, 500,000; lifetime points 3 to 20 times the balance; last visit from enrolment to before the window.
   A row returned: a player with a balance out of range. */
WITH balances AS (
    SELECT player_id, enrollment_date, opening_visits, opening_theo, opening_win_loss, opening_points_balance,
           opening_lifetime_points, opening_last_visit_date,
           list_position(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond'], loyalty_tier) AS tier,
           knob('players.opening.theo.' || lower(loyalty_tier)) AS theo,
           knob('players.opening.points.' || lower(loyalty_tier)) AS points
    FROM casino.player_opening JOIN casino.bronze_player_profile USING (player_id))
SELECT player_id, opening_visits, opening_theo, opening_win_loss, opening_points_balance, opening_lifetime_points,
       opening_last_visit_date
FROM balances
WHERE opening_visits NOT BETWEEN 1 AND greatest(1, least(CAST(knob('players.opening.visits_most') AS BIGINT) * tier // 3, opening_last_visit_date - enrollment_date + 1))
   OR opening_theo NOT BETWEEN theo * knob('players.opening.theo_least') AND theo * knob('players.opening.theo_most')
   OR opening_win_loss NOT BETWEEN floor(opening_theo * 100 * knob('players.opening.win_loss_least')) / 100 AND ceil(opening_theo * 100 * knob('players.opening.win_loss_most')) / 100
   OR opening_points_balance NOT BETWEEN floor(points * knob('players.opening.points_least')) AND points * knob('players.opening.points_most')
   OR opening_lifetime_points NOT BETWEEN floor(opening_points_balance * knob('players.opening.lifetime_least')) AND opening_points_balance * knob('players.opening.lifetime_most')
   OR opening_last_visit_date < enrollment_date
   OR opening_last_visit_date >= (
       SELECT CAST(min(_ingested_at) AT TIME ZONE zone() AS DATE) - 1 FROM casino.bronze_slot_telemetry)
