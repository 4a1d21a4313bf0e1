/* A rating's wagers are its average bet by its hands, its theoretical win is those by the edge of the game, hands are within
   the pace of the knobs, the bet lies between the least bet and that with the spread, and the result's word is its sign.
   A row returned: a rating whose figures do not follow from each other. */
SELECT event_id, game_type, average_bet, hands_played, hours_played, theoretical_win, bet_amount, actual_win_loss, result
FROM casino.bronze_table_games
WHERE (event_type = 'RATING_END') <> (bet_amount IS NOT NULL)
   OR bet_amount IS DISTINCT FROM average_bet * hands_played
   OR theoretical_win <> round(bet_amount * CAST(knob('tables.edges.' || replace(lower(game_type), ' ', '_')) / 100 AS DECIMAL(9, 6)), 2)
   OR average_bet * 100 NOT BETWEEN min_bet * 100 AND min_bet * (100 + knob('tables.bet_spread'))
   OR hands_played NOT BETWEEN floor(hours_played * knob('tables.pace_least')) AND hours_played * knob('tables.pace_most')
   OR actual_win_loss <> floor(actual_win_loss)
   OR result <> CASE sign(actual_win_loss) WHEN 1 THEN 'WIN' WHEN -1 THEN 'LOSS' ELSE 'PUSH' END
