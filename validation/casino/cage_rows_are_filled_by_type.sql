/* Check, wire and marker numbers stand on the rows that have them, each once but for markers; each type is paid in a way
   it can be; cash is in a report or under 10,000 dollars a direction.
   A row returned: a transaction with a number or method that its type does not have, or without one that it has. */
SELECT txn_id, transaction_type, payment_method, check_number, wire_reference, marker_number
FROM casino.bronze_financial_txn
WHERE (check_number IS NOT NULL) <> (transaction_type = 'CHECK_CASHING')
   OR (wire_reference IS NOT NULL) <> (transaction_type LIKE 'WIRE%')
   OR (marker_number IS NOT NULL) <> (transaction_type LIKE 'MARKER%')
   OR payment_method NOT IN (
          SELECT unnest(CASE
              WHEN transaction_type IN ('CASH_IN', 'CASH_OUT', 'CHIP_PURCHASE') THEN ['Cash']
              WHEN transaction_type = 'CHIP_REDEMPTION' THEN ['Chip']
              WHEN transaction_type = 'CHECK_CASHING' THEN ['Check']
              WHEN transaction_type LIKE 'WIRE%' THEN ['Wire']
              WHEN transaction_type = 'MARKER_ISSUE' THEN ['Marker']
              WHEN transaction_type IN ('MARKER_PAYMENT', 'FRONT_MONEY_DEPOSIT') THEN ['Cash', 'Check', 'Wire']
              WHEN transaction_type LIKE 'SAFEKEEPING%' THEN ['Cash', 'Chip']
              ELSE ['Cash', 'Check'] END))
   OR amount <= 0
   OR amount <> floor(amount)
