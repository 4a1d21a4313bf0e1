/* An employee is at one door or on one patrol in a second, and has one badge.
   A row returned: an employee at two places at once, or with two badges. */
SELECT employee_id, CAST(event_timestamp AS VARCHAR) AS what, count(*) AS places
FROM casino.bronze_security_events
WHERE employee_id IS NOT NULL AND event_type <> 'INCIDENT_REPORT'
GROUP BY employee_id, event_timestamp
HAVING count(*) > 1
UNION ALL
SELECT employee_id, 'badges', count(DISTINCT badge_number)
FROM casino.bronze_security_events
WHERE employee_id IS NOT NULL
GROUP BY employee_id
HAVING count(DISTINCT badge_number) <> 1
UNION ALL
SELECT badge_number, 'employees', count(DISTINCT employee_id)
FROM casino.bronze_security_events
WHERE badge_number IS NOT NULL
GROUP BY badge_number
HAVING count(DISTINCT employee_id) <> 1
