/* Shift and gaming day follow from the local time: Day from 06:00, Swing from 14:00, Grave from 22:00; loads come at the
   end of the gaming day.
   A row returned: a row whose shift, day or load is not that of its time. */
WITH rows AS (
    SELECT event_id AS id, event_timestamp AS moment, shift, NULL AS day, _ingested_at FROM casino.bronze_table_games
    UNION ALL SELECT txn_id, transaction_timestamp, shift, business_date, _ingested_at FROM casino.bronze_financial_txn
    UNION ALL SELECT event_id, event_timestamp, shift, NULL, _ingested_at FROM casino.bronze_security_events
    UNION ALL SELECT filing_id, filing_timestamp, NULL, transaction_date, _ingested_at FROM casino.bronze_compliance),
local AS (
    SELECT *, (moment AT TIME ZONE zone()) AS local_time,
           CAST((moment AT TIME ZONE zone()) - INTERVAL 6 HOUR AS DATE) AS gaming_day
    FROM rows)
SELECT id, moment, shift, day, _ingested_at
FROM local
WHERE shift <> CASE
          WHEN hour(local_time) BETWEEN 6 AND 13 THEN 'Day' WHEN hour(local_time) BETWEEN 14 AND 21 THEN 'Swing' ELSE 'Grave' END
   OR day <> gaming_day
   OR (_ingested_at AT TIME ZONE zone()) <> gaming_day + 1 + INTERVAL 6 HOUR
