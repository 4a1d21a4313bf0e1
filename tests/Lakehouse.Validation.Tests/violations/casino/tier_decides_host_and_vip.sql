UPDATE casino.bronze_player_profile SET host_assigned = 'HOST-001' WHERE loyalty_tier = 'Silver';
UPDATE casino.bronze_player_profile SET host_assigned = NULL WHERE loyalty_tier = 'Diamond';
UPDATE casino.bronze_player_profile SET host_assigned = 'HOST-050' WHERE loyalty_tier = 'Gold';
UPDATE casino.bronze_player_profile SET vip_flag = true WHERE loyalty_tier = 'Gold';
UPDATE casino.bronze_player_profile SET vip_flag = false WHERE loyalty_tier = 'Platinum';
