/* Security events, incidents, filings and their documents have ids of their own.
   A row returned: an id of several things. */
SELECT event_id AS id, count(*) AS rows FROM casino.bronze_security_events GROUP BY event_id HAVING count(*) > 1
UNION ALL
SELECT incident_number, count(*) FROM casino.bronze_security_events WHERE incident_number IS NOT NULL GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT filing_id, count(*) FROM casino.bronze_compliance GROUP BY filing_id HAVING count(*) > 1
UNION ALL
SELECT report_id, count(*) FROM casino.bronze_compliance GROUP BY report_id HAVING count(*) > 1
UNION ALL
SELECT coalesce(fincen_reference, irs_reference), count(*)
FROM casino.bronze_compliance
WHERE coalesce(fincen_reference, irs_reference) IS NOT NULL
GROUP BY ALL
HAVING count(*) > 1
