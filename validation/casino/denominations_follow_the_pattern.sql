/* Of 100 machines 30, 10, 25, 20, 10, 4 and 1 have the prices .01, .05, .25, 1, 5, 25 and 100, each price spread evenly
   over the hundred (ties to the larger count, then to the lower price), so every run of machines has a fair mix.
   A row returned: a machine with another price than its number gives it. */
WITH prices AS (
    SELECT unnest([0.01, 0.05, 0.25, 1, 5, 25, 100]) AS price,
           CAST(knob('slots.denominations.' || unnest(['cents_1', 'cents_5', 'cents_25', 'dollars_1', 'dollars_5', 'dollars_25', 'dollars_100'])) AS BIGINT) AS machines),
pattern AS (
    SELECT price, row_number() OVER (ORDER BY (2 * k + 1) * 1.0 / machines, machines DESC, price) AS place
    FROM prices, generate_series(0, 99) AS copies(k)
    WHERE k < machines)
SELECT DISTINCT machine_id, denomination, price AS expected
FROM casino.bronze_slot_telemetry
JOIN pattern ON place = (CAST(substr(machine_id, 4) AS BIGINT) - 1) % (SELECT CAST(sum(machines) AS BIGINT) FROM prices) + 1
WHERE denomination <> price
