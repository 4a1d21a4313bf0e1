/* Payouts are at the Main Cage; 10,000 dollars and more, markers issued and wires in at High Limit or VIP; a supervisor
   approves 5,000 dollars and more, markers issued and checks; a document is shown for 3,000 dollars and more and for
   checks.
   A row returned: a transaction at the wrong window, or without or with the wrong approval or document. */
SELECT txn_id, transaction_type, amount, cage_location, supervisor_id, id_type, id_number_hash
FROM casino.bronze_financial_txn
WHERE (transaction_type = 'JACKPOT_PAYOUT' AND cage_location <> 'Main Cage')
   OR (transaction_type <> 'JACKPOT_PAYOUT' AND cage_location NOT IN ('High Limit', 'VIP')
       AND (amount >= knob('cage.large_from') OR transaction_type IN ('MARKER_ISSUE', 'WIRE_TRANSFER_IN')))
   OR (supervisor_id IS NOT NULL) <> (amount >= knob('cage.supervisor_from') OR transaction_type IN ('MARKER_ISSUE', 'CHECK_CASHING'))
   OR (id_type IS NOT NULL) <> (amount >= knob('cage.id_from') OR transaction_type = 'CHECK_CASHING')
   OR (id_number_hash IS NULL) <> (id_type IS NULL)
