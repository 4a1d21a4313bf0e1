/* By default nobody can be recognised: names are an initial, e-mails an initial at a domain that nobody owns, phones the last four
   digits of a number that nobody has, birth dates a year, ZIP codes three digits, addresses and social security numbers keyed
   hashes. Lakes made with --include-pii are not meant.
   A row returned: a player with a value that shows more. */
SELECT player_id, first_name, last_name, email, phone, date_of_birth, ssn_hash, ssn_masked, address_line1, zip_code
FROM casino.bronze_player_profile
WHERE NOT regexp_full_match(first_name, '[A-Z]\*\*\*')
   OR NOT regexp_full_match(last_name, '[A-Z]\*\*\*')
   OR NOT regexp_full_match(email, '[a-z]\*\*\*@example\.(com|net|org)')
   OR left(email, 1) <> lower(left(first_name, 1))
   OR NOT regexp_full_match(phone, '\(\*\*\*\) \*\*\*-01[0-9]{2}')
   OR dayofyear(date_of_birth) <> 1
   OR NOT regexp_full_match(ssn_hash, 'sha256:[0-9a-f]{64}')
   OR NOT regexp_full_match(ssn_masked, 'XXX-XX-[0-9]{4}')
   OR ssn_masked = 'XXX-XX-0000'
   OR NOT regexp_full_match(address_line1, 'sha256:[0-9a-f]{64}')
   OR NOT regexp_full_match(zip_code, '[0-9]{3}00')
