/* Players and their opening balances have a value in every column that the contracts require: in all but the host.
   A row returned: a player or balance that lacks one. */
SELECT player_id, 'profile' AS part
FROM casino.bronze_player_profile
WHERE player_id IS NULL OR loyalty_number IS NULL OR first_name IS NULL OR last_name IS NULL OR email IS NULL OR phone IS NULL
   OR date_of_birth IS NULL OR ssn_hash IS NULL OR ssn_masked IS NULL OR address_line1 IS NULL OR city IS NULL OR state IS NULL
   OR zip_code IS NULL OR country IS NULL OR loyalty_tier IS NULL OR points_balance IS NULL OR lifetime_points IS NULL
   OR tier_credits IS NULL OR enrollment_date IS NULL OR last_visit_date IS NULL OR total_visits IS NULL OR total_theo IS NULL
   OR total_actual_win_loss IS NULL OR average_daily_theo IS NULL OR preferred_game IS NULL OR communication_preference IS NULL
   OR marketing_opt_in IS NULL OR marketing_channel IS NULL OR vip_flag IS NULL OR self_excluded IS NULL OR account_status IS NULL
   OR _ingested_at IS NULL OR _source IS NULL OR _batch_id IS NULL
UNION ALL
SELECT player_id, 'opening balance'
FROM casino.player_opening
WHERE player_id IS NULL OR opening_visits IS NULL OR opening_theo IS NULL OR opening_win_loss IS NULL
   OR opening_points_balance IS NULL OR opening_lifetime_points IS NULL OR opening_last_visit_date IS NULL
