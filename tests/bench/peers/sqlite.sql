-- The wide extract in memory, by the shell's own import; an empty date is none. Then aggregates.sql.
.mode csv
CREATE TABLE calendar (date TEXT PRIMARY KEY, wdn INTEGER) WITHOUT ROWID;
.import --skip 1 '@CALENDAR@' calendar
.import '@LOG@' log
CREATE TEMP VIEW t AS
SELECT kind, received, region, hos_area, case_type, lead_issue, issues, relationship, party_status,
  ethnic_origin, ethnicity_nk_reason, gender, s1_outcome, s2_outcome, s3_outcome, s4_outcome,
  nullif(closed, '') AS closed, nullif(s1_started, '') AS s1_started, nullif(s1_completed, '') AS s1_completed,
  nullif(s2_started, '') AS s2_started, nullif(s2_completed, '') AS s2_completed, nullif(s3_started, '') AS s3_started,
  nullif(s3_completed, '') AS s3_completed, nullif(s4_started, '') AS s4_started, nullif(s4_completed, '') AS s4_completed
FROM log;
CREATE TEMP VIEW u AS
SELECT *,
  CASE WHEN s4_started IS NOT NULL THEN 4 WHEN s3_started IS NOT NULL THEN 3 WHEN s2_started IS NOT NULL THEN 2
    WHEN s1_started IS NOT NULL THEN 1 ELSE 0 END AS far,
  CASE WHEN s4_started <= '2008-03-31' THEN 4 WHEN s3_started <= '2008-03-31' THEN 3 WHEN s2_started <= '2008-03-31' THEN 2
    WHEN s1_started <= '2008-03-31' THEN 1 ELSE 0 END AS far_by_end,
  CASE WHEN s4_started IS NOT NULL THEN s4_outcome WHEN s3_started IS NOT NULL THEN s3_outcome WHEN s2_started IS NOT NULL THEN s2_outcome
    ELSE s1_outcome END AS far_outcome
FROM t;
CREATE TEMP VIEW results AS
SELECT '1' AS stage, s1_started AS started,
  CASE WHEN s1_completed IS NULL THEN 'open' WHEN (SELECT wdn FROM calendar WHERE date = s1_completed) - (SELECT wdn FROM calendar WHERE date = s1_started) <= 5
    THEN 'yes' ELSE 'no' END AS result
FROM t WHERE kind = 'Complaint'
UNION ALL SELECT '2' AS stage, s2_started AS started,
  CASE WHEN s2_completed IS NULL THEN 'open' WHEN (SELECT wdn FROM calendar WHERE date = s2_completed) - (SELECT wdn FROM calendar WHERE date = s2_started) <= 20
    THEN 'yes' ELSE 'no' END AS result
FROM t WHERE kind = 'Complaint'
UNION ALL SELECT '3' AS stage, s3_started AS started,
  CASE WHEN s3_completed IS NULL THEN 'open' WHEN (SELECT wdn FROM calendar WHERE date = s3_completed) - (SELECT wdn FROM calendar WHERE date = s3_started) <= 30
    THEN 'yes' ELSE 'no' END AS result
FROM t WHERE kind = 'Complaint'
UNION ALL SELECT '4' AS stage, s4_started AS started,
  CASE WHEN s4_completed IS NULL THEN 'open' WHEN (SELECT wdn FROM calendar WHERE date = s4_completed) - (SELECT wdn FROM calendar WHERE date = s4_started) <= 30
    THEN 'yes' ELSE 'no' END AS result
FROM t WHERE kind = 'Complaint';
CREATE TEMP VIEW raised AS
SELECT relationship, value AS issue, n
FROM (SELECT relationship, issues, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY relationship, issues),
  json_each('["' || replace(issues, ';', '","') || '"]');
CREATE TEMP VIEW others AS
SELECT 'A24' AS a, substr(received, 1, 7) AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY substr(received, 1, 7)
UNION ALL SELECT 'A17', issue, '', sum(n) FROM raised WHERE relationship = 'Child' GROUP BY issue
UNION ALL SELECT 'A25', issue, '', sum(n) FROM raised GROUP BY issue;
.mode list
.separator "\t"
