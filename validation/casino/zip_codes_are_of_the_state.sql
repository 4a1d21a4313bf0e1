/* A ZIP code begins with three digits that the player's state has.
   A row returned: a player whose ZIP code is of another state, or whose state is none. */
WITH states(state, first, last) AS (
    VALUES ('AK', 995, 999), ('AL', 350, 369), ('AR', 716, 729), ('AZ', 850, 865), ('CA', 900, 961), ('CO', 800, 816), ('CT', 60, 69),
           ('DC', 200, 205), ('DE', 197, 199), ('FL', 320, 349), ('GA', 300, 319), ('HI', 967, 968), ('IA', 500, 528), ('ID', 832, 838),
           ('IL', 600, 629), ('IN', 460, 479), ('KS', 660, 679), ('KY', 400, 427), ('LA', 700, 714), ('MA', 10, 27), ('MD', 206, 219),
           ('ME', 39, 49), ('MI', 480, 499), ('MN', 550, 567), ('MO', 630, 658), ('MS', 386, 397), ('MT', 590, 599), ('NC', 270, 289),
           ('ND', 580, 588), ('NE', 680, 693), ('NH', 30, 38), ('NJ', 70, 89), ('NM', 870, 884), ('NV', 889, 898), ('NY', 100, 149),
           ('OH', 430, 459), ('OK', 730, 749), ('OR', 970, 979), ('PA', 150, 196), ('RI', 28, 29), ('SC', 290, 299), ('SD', 570, 577),
           ('TN', 370, 385), ('TX', 750, 799), ('UT', 840, 847), ('VA', 220, 246), ('VT', 50, 59), ('WA', 980, 994), ('WI', 530, 549),
           ('WV', 247, 268), ('WY', 820, 831))
SELECT player_id, state, zip_code
FROM casino.bronze_player_profile LEFT JOIN states USING (state)
WHERE NOT regexp_full_match(zip_code, '[0-9]{5}')
   OR (TRY_CAST(left(zip_code, 3) AS INTEGER) BETWEEN first AND last) IS NOT TRUE
