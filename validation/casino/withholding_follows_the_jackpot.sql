/* A W-2G withholds 30 percent from 5,000 dollars on and nothing below; its game is that of the machine; other filings
   have none of it.
   A row returned: a filing with another rate, amount or game. */
SELECT filing_id, filing_type, jackpot_amount, withholding_rate, withholding_amount, game_type, machine_type
FROM casino.bronze_compliance
LEFT JOIN (SELECT DISTINCT machine_id, machine_type FROM casino.bronze_slot_telemetry) USING (machine_id)
WHERE withholding_rate IS DISTINCT FROM CASE WHEN filing_type = 'W2G' THEN CASE WHEN jackpot_amount >= 5000 THEN 0.3 ELSE 0 END END
   OR withholding_amount IS DISTINCT FROM CAST(jackpot_amount * withholding_rate AS DECIMAL(18, 2))
   OR game_type IS DISTINCT FROM CASE
          WHEN filing_type = 'W2G' THEN CASE WHEN machine_type = 'Video Poker' THEN 'Video Poker' ELSE 'Slots' END END
   OR (filing_type = 'W2G' AND (amount <> jackpot_amount OR transaction_amount <> jackpot_amount))
