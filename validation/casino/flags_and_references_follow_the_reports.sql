/* The currency rows of a player and gaming day with a CTR carry the flag and the report's id, no other row does; they
   are filed when the report is.
   A row returned: a transaction whose flag, reference or filing is not that of its report. */
SELECT txn_id, ctr_flag, ctr_reference, ctr_filed, report_id, filing_date
FROM casino.bronze_financial_txn AS txn
LEFT JOIN casino.bronze_compliance AS filing
    ON filing.filing_type = 'CTR' AND filing.player_id = txn.player_id AND filing.transaction_date = txn.business_date
WHERE ctr_flag <> (filing_id IS NOT NULL AND (payment_method = 'Cash' OR transaction_type IN ('CHIP_REDEMPTION', 'CHECK_CASHING')))
   OR ctr_reference IS DISTINCT FROM CASE WHEN ctr_flag THEN report_id END
   OR ctr_filed <> (ctr_flag AND filing_date IS NOT NULL)
