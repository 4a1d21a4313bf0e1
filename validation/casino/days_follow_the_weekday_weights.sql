/* Each type of event (jackpots over and under 1,200 apart) is spread over the gaming days by weekday: Monday to Sunday
   85 85 90 95 120 125 100. What falls before a day is the share of the weights before it, to less than one row.
   A row returned: a type and a day before which there are too many or too few rows of it. */
WITH loads AS (
    SELECT _ingested_at,
           CASE WHEN jackpot_amount >= knob('filings.w2g_from') THEN 'JACKPOT with a W-2G'
                WHEN event_type = 'JACKPOT' THEN 'JACKPOT without one' ELSE event_type END AS kind,
           count(*) AS rows
    FROM casino.bronze_slot_telemetry
    GROUP BY ALL),
counts AS (
    SELECT CAST(_ingested_at AT TIME ZONE zone() AS DATE) - 1 AS day, kind, sum(rows) AS rows
    FROM loads
    GROUP BY day, kind),
weights AS (
    SELECT CAST(d AS DATE) AS day, CAST(knob('calendar.weekdays.' || lower(dayname(d))) AS BIGINT) AS weight
    FROM generate_series((SELECT CAST(min(day) AS TIMESTAMP) FROM counts),
                         (SELECT CAST(max(day) AS TIMESTAMP) FROM counts), INTERVAL 1 DAY) AS window_days(d)),
upto AS (
    SELECT kind, day, sum(coalesce(rows, 0)) OVER past AS rows, sum(weight) OVER past AS weight
    FROM (SELECT DISTINCT kind FROM counts) CROSS JOIN weights LEFT JOIN counts USING (kind, day)
    WINDOW past AS (PARTITION BY kind ORDER BY day))
SELECT kind, day, rows AS rows_to_its_end
FROM upto
QUALIFY abs(rows * max(weight) OVER () - max(rows) OVER (PARTITION BY kind) * weight) >= max(weight) OVER ()
