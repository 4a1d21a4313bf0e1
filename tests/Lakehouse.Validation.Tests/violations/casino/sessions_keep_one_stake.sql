UPDATE casino.bronze_slot_telemetry SET coin_in = coin_in * 2 WHERE event_id = a_middle_play();
