UPDATE casino.bronze_player_profile SET total_visits = total_visits + 1 WHERE player_id = 'PLY-00001';
UPDATE casino.player_opening SET opening_visits = opening_visits - 1 WHERE player_id = 'PLY-00001';
UPDATE casino.bronze_slot_telemetry SET player_id = (SELECT min(player_id) FROM casino.bronze_player_profile WHERE account_status = 'Closed')
    WHERE event_id = a_middle_play();
UPDATE casino.bronze_table_games SET player_id = (SELECT min(player_id) FROM casino.bronze_player_profile WHERE account_status = 'Closed')
    WHERE event_id = a_table_event('RATING_END');
UPDATE casino.bronze_financial_txn SET player_id = (SELECT min(player_id) FROM casino.bronze_player_profile WHERE account_status = 'Closed')
    WHERE txn_id = a_transaction('CASH_IN');
