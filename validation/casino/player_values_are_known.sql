/* Tiers, statuses, games, channels and the country are those of the programme; places and metadata are filled.
   A row returned: a player with another value. */
SELECT player_id, city, country, loyalty_tier, preferred_game, communication_preference, marketing_channel, account_status, _source
FROM casino.bronze_player_profile
WHERE NOT regexp_full_match(player_id, 'PLY-[0-9]{5,}')
   OR trim(city) = ''
   OR country <> 'USA'
   OR loyalty_tier NOT IN ('Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond')
   OR preferred_game NOT IN ('Video Slots', 'Blackjack', 'Craps', 'Roulette', 'Poker', 'Baccarat', 'Video Poker')
   OR communication_preference NOT IN ('Email', 'SMS', 'Mail', 'Phone', 'None')
   OR marketing_channel NOT IN ('Email', 'Direct Mail', 'SMS', 'App Push', 'None')
   OR account_status NOT IN ('Active', 'Inactive', 'Suspended', 'Closed')
   OR _source <> 'PlayerGenerator'
