/* A machine has one asset number, place, price, hold, type, maker and theme on all its rows.
   A row returned: a machine that has several. */
SELECT machine_id
FROM (
    SELECT DISTINCT machine_id, asset_number, location_id, zone, denomination, theoretical_hold,
                    machine_type, manufacturer, game_theme
    FROM casino.bronze_slot_telemetry)
GROUP BY machine_id
HAVING count(*) > 1
