/* A loyalty number is the player's tier, the year of enrolment and a number, and is nobody else's.
   A row returned: a player whose loyalty number tells another tier or year, has another form, or is shared. */
SELECT player_id, loyalty_number, loyalty_tier, enrollment_date
FROM casino.bronze_player_profile
QUALIFY count(*) OVER (PARTITION BY loyalty_number) > 1
     OR count(*) OVER (PARTITION BY split_part(loyalty_number, '-', 3)) > 1
     OR NOT regexp_full_match(loyalty_number, '[A-Z]+-[0-9]{4}-[0-9]{5,}')
     OR split_part(loyalty_number, '-', 1) <> upper(loyalty_tier)
     OR split_part(loyalty_number, '-', 2) <> CAST(year(enrollment_date) AS VARCHAR)
