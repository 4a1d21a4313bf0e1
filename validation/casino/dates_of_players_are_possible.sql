/* At the begin of the window players are 21 to 85 years old and members for 30 to 3,650 days, and none enrolled before the 21st
   birthday or came before enrolling. A birth date of 1 January may stand for any day of its year.
   A row returned: a player with impossible dates. */
WITH dates AS (
    SELECT player_id, date_of_birth, enrollment_date, last_visit_date,
           (SELECT CAST(min(_ingested_at) AT TIME ZONE zone() AS DATE) - 1 FROM casino.bronze_slot_telemetry) AS start,
           CASE WHEN dayofyear(date_of_birth) = 1 THEN make_date(year(date_of_birth), 12, 31) ELSE date_of_birth END AS born_by
    FROM casino.bronze_player_profile)
SELECT player_id, date_of_birth, enrollment_date, last_visit_date, start
FROM dates
WHERE start - enrollment_date NOT BETWEEN 30 AND knob('players.member_days_most')
   OR enrollment_date < date_of_birth + INTERVAL 21 YEAR
   OR start >= born_by + to_years(CAST(knob('players.age_most') AS INTEGER) + 1)
   OR last_visit_date < enrollment_date
