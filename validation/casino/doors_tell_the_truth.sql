/* ACCESS_DENIED and UNAUTHORIZED_ACCESS are refused, ACCESS_GRANTED is not; a refusal has a reason, an open door has
   none; only departments with the right enter restricted and high security zones, and a refusal for lack of level is
   outside the rights.
   A row returned: an event at a door that contradicts itself. */
WITH doors AS (
    SELECT *, CAST(substr(employee_id, 5) AS BIGINT) % 10 AS department FROM casino.bronze_security_events),
rights AS (
    SELECT *, CASE security_level
        WHEN 'High Security' THEN department IN (3, 4, 0)
        WHEN 'Restricted' THEN department IN (2, 3, 4, 5, 9, 0)
        ELSE true END AS may
    FROM doors)
SELECT event_id, event_type, access_granted, access_denied_reason, security_level, employee_id
FROM rights
WHERE (access_granted IS NOT NULL)
      <> (event_type IN ('BADGE_SWIPE', 'DOOR_ENTRY', 'ACCESS_GRANTED', 'ACCESS_DENIED', 'UNAUTHORIZED_ACCESS'))
   OR (event_type IN ('ACCESS_DENIED', 'UNAUTHORIZED_ACCESS') AND access_granted)
   OR (event_type = 'ACCESS_GRANTED' AND NOT access_granted)
   OR access_granted = (access_denied_reason IS NOT NULL)
   OR (access_granted AND NOT may)
   OR (access_denied_reason = 'Insufficient Access Level') = may
   OR (access_granted IS NULL AND access_denied_reason IS NOT NULL)
   OR (access_granted IS NOT NULL AND employee_id IS NULL)
