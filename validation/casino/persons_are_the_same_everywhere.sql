/* A player's hashes, masks and birth date in filings are those of the profile, and document type and hash are the same
   at the cage and in filings.
   A row returned: a player who is somebody else in a filing. */
SELECT filing.filing_id, filing.player_id
FROM casino.bronze_compliance AS filing
JOIN casino.bronze_player_profile AS player USING (player_id)
WHERE filing.ssn_hash <> player.ssn_hash
   OR filing.ssn_masked <> player.ssn_masked
   OR filing.date_of_birth <> player.date_of_birth
   OR (player.address_line1 LIKE 'sha256:%' AND filing.address_hash <> player.address_line1)
UNION ALL
SELECT 'documents', player_id
FROM (
    SELECT player_id, id_type, id_number_hash FROM casino.bronze_compliance
    UNION ALL SELECT player_id, id_type, id_number_hash FROM casino.bronze_financial_txn WHERE id_type IS NOT NULL)
GROUP BY player_id
HAVING count(DISTINCT id_type) > 1 OR count(DISTINCT id_number_hash) > 1
