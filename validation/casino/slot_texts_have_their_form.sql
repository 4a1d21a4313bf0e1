/* Ids and metadata of slot rows are written in their one form.
   A row returned: an event with an id, a location or a source that is not. */
SELECT event_id, machine_id, asset_number, location_id, player_id, session_id, _source, _batch_id
FROM casino.bronze_slot_telemetry
WHERE NOT regexp_full_match(event_id, 'evt_[0-9a-f]{8,}')
   OR NOT regexp_full_match(machine_id, 'SM-[0-9]{4,}')
   OR NOT regexp_full_match(asset_number, 'A-[0-9]{5,}')
   OR NOT regexp_full_match(location_id, 'LOC-0(0[1-9]|1[0-9])')
   OR NOT regexp_full_match(coalesce(player_id, 'PLY-00001'), 'PLY-[0-9]{5,}')
   OR NOT regexp_full_match(coalesce(session_id, 'SES-00000000'), 'SES-[0-9a-f]{8,}')
   OR NOT regexp_full_match(_batch_id, '[0-9a-f]{8}')
   OR _source <> 'SlotMachineGenerator'
