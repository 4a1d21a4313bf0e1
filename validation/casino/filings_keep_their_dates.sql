/* A filing is begun within its gaming day, filed not before it and before the window's end, due after the days that its
   kind has; status, filing date, references, notes and amendments agree.
   A row returned: a filing whose dates or states contradict each other. */
SELECT filing_id, filing_type, transaction_date, filing_timestamp, filing_date, due_date, status, fincen_reference, irs_reference
FROM casino.bronze_compliance
WHERE CAST((filing_timestamp AT TIME ZONE zone()) - INTERVAL 6 HOUR AS DATE) <> transaction_date
   OR report_timestamp <> filing_timestamp
   OR filing_date < transaction_date
   OR filing_date > (SELECT max(transaction_date) FROM casino.bronze_compliance)
   OR filing_date - transaction_date > CASE filing_type WHEN 'CTR' THEN knob('filings.ctr_filed_within') WHEN 'SAR' THEN knob('filings.sar_filed_within') ELSE 0 END
   OR due_date <> CASE filing_type
          WHEN 'CTR' THEN transaction_date + CAST(knob('filings.ctr_due') AS INTEGER)
          WHEN 'SAR' THEN transaction_date + CAST(knob('filings.sar_due') AS INTEGER)
          ELSE make_date(year(transaction_date) + 1, 1, 31) END
   OR (filing_date IS NULL) <> (status IN ('Draft', 'Pending Review'))
   OR (fincen_reference IS NOT NULL) <> (filing_type <> 'W2G' AND status IN ('Filed', 'Amended'))
   OR (irs_reference IS NOT NULL) <> (filing_type = 'W2G')
   OR (status = 'Filed') <> (review_notes IS NULL)
   OR (status = 'Amended') <> (amended_from IS NOT NULL)
   OR (filing_type = 'W2G' AND status <> 'Filed')
   OR suspicious_activity_date IS DISTINCT FROM CASE WHEN filing_type = 'SAR' THEN transaction_date END
   OR report_type <> filing_type
