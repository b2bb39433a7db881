-- Working days up to each day from 1 January 2005, as a list: a look-up and not a join.
CREATE TEMP TABLE calendar AS
SELECT * FROM read_csv('@CALENDAR@', header = true, auto_detect = false, delim = ',', columns = {'day': 'DATE', 'wdn': 'INTEGER'});
SET VARIABLE working = (SELECT list(wdn ORDER BY day) FROM calendar);
CREATE MACRO elapsed(a, b) AS getvariable('working')[b - DATE '2004-12-31'] - getvariable('working')[a - DATE '2004-12-31'];
