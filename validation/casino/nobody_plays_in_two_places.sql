/* A player's sessions at machines and ratings at tables never overlap, and no cage transaction falls into one.
   A row returned: a player in two places at once. */
WITH plays AS (
    SELECT player_id, session_id AS play, min(event_timestamp) AS begins, max(event_timestamp) AS ends
    FROM casino.bronze_slot_telemetry
    WHERE player_id IS NOT NULL
    GROUP BY ALL
    UNION ALL
    SELECT player_id, player_rating_id, min(event_timestamp), max(event_timestamp)
    FROM casino.bronze_table_games
    WHERE player_rating_id IS NOT NULL
    GROUP BY ALL
    UNION ALL
    SELECT player_id, txn_id, transaction_timestamp, transaction_timestamp
    FROM casino.bronze_financial_txn)
SELECT a.player_id, a.play, b.play AS other, a.begins, a.ends, b.begins AS other_begins
FROM plays AS a
JOIN plays AS b ON a.player_id = b.player_id AND a.play <> b.play AND b.begins BETWEEN a.begins AND a.ends
WHERE NOT (starts_with(a.play, 'TXN-') AND starts_with(b.play, 'TXN-'))
