UPDATE casino.bronze_player_profile SET loyalty_tier = 'Diamond' WHERE loyalty_tier = 'Platinum';
UPDATE casino.bronze_player_profile SET loyalty_tier = CASE account_status WHEN 'Active' THEN 'Bronze' ELSE 'Silver' END
WHERE loyalty_tier IN ('Bronze', 'Silver');
