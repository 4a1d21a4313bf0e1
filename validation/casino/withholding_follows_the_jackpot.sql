/* A W-2G withholds 30 percent from 5,000 dollars on and nothing below; its game is that of the machine; other filings
   have none of it.
   A row returned: a filing with another rate, amount or game. */
SELECT filing_id, filing_type, jackpot_amount, withholding_rate, withholding_amount, game_type, machine_type
FROM casino.bronze_compliance
LEFT JOIN (SELECT DISTINCT machine_id, machine_type FROM casino.bronze_slot_telemetry) USING (machine_id)
WHERE withholding_rate IS DISTINCT FROM CAST(CASE WHEN filing_type = 'W2G' THEN CASE WHEN jackpot_amount >= knob('filings.withholding_from') THEN knob('filings.withholding_rate') / 100 ELSE 0 END END AS DECIMAL(5, 4))
   OR withholding_amount IS DISTINCT FROM floor(jackpot_amount * withholding_rate * 100) / 100
   OR game_type IS DISTINCT FROM CASE
          WHEN filing_type = 'W2G' THEN CASE WHEN machine_type = 'Video Poker' THEN 'Video Poker' ELSE 'Slots' END END
   OR (filing_type = 'W2G' AND (amount <> jackpot_amount OR transaction_amount <> jackpot_amount))
