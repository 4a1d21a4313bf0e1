/* Zones, event types, prices, machine types, makers and themes are those of the floor, and machines hold 4 to 12 percent.
   A row returned: a value that no machine of the floor has, with its number of rows. */
SELECT zone, event_type, denomination, theoretical_hold, machine_type, manufacturer, game_theme, count(*) AS rows
FROM casino.bronze_slot_telemetry
WHERE zone NOT IN ('North', 'South', 'East', 'West', 'VIP', 'High Limit', 'Penny')
   OR event_type NOT IN ('GAME_PLAY', 'METER_UPDATE', 'BILL_IN', 'TICKET_OUT', 'TILT', 'JACKPOT',
                         'DOOR_OPEN', 'DOOR_CLOSE', 'POWER_OFF', 'POWER_ON')
   OR denomination NOT IN (0.01, 0.05, 0.25, 1.00, 5.00, 25.00, 100.00)
   OR theoretical_hold NOT BETWEEN knob('slots.hold_least') AND knob('slots.hold_most')
   OR machine_type NOT IN ('Video Slots', 'Mechanical Reels', 'Video Poker', 'Progressive')
   OR manufacturer NOT IN ('IGT', 'Aristocrat', 'Konami', 'Scientific Games', 'Everi')
   OR NOT regexp_full_match(game_theme, '\S.* (Fortune|Riches|Gold|Diamond|Wild|Bonus)')
GROUP BY ALL
