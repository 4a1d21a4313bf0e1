/* A SAR about an employee, counterfeit notes or other suspicious activity names an incident of the security table that
   is about its player and is not later; every other incident with a visitor has such a filing.
   A row returned: a filing without its incident, or an incident about a visitor without its filing. */
WITH incidents AS (
    SELECT incident_number, visitor_id AS player_id, event_timestamp, incident_category
    FROM casino.bronze_security_events
    WHERE visitor_id IS NOT NULL AND event_type IN ('INCIDENT_REPORT', 'SUSPICIOUS_ACTIVITY')),
filings AS (
    SELECT filing_id, player_id, filing_timestamp, sar_category,
           regexp_extract(sar_narrative, '(INC|SAR)-[0-9]{8}-[0-9]+') AS incident_number
    FROM casino.bronze_compliance
    WHERE sar_category IN ('Employee Involvement', 'Counterfeit Currency', 'Other Suspicious Activity'))
SELECT filing_id, incident_number, player_id, sar_category, incident_category, event_timestamp, filing_timestamp
FROM incidents
FULL JOIN filings USING (incident_number, player_id)
WHERE filing_id IS NULL
   OR event_timestamp IS NULL
   OR event_timestamp > filing_timestamp
   OR incident_category <> CASE sar_category
          WHEN 'Employee Involvement' THEN 'Employee Issue'
          WHEN 'Counterfeit Currency' THEN 'Counterfeit Currency'
          ELSE 'Fraud Attempt' END
