-- Of stages that are columns: the furthest, and each stage begun with its result.
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
  CASE WHEN s1_completed IS NULL THEN 'open' WHEN elapsed(s1_started, s1_completed) <= 5 THEN 'yes' ELSE 'no' END AS result
  FROM t WHERE kind = 'Complaint'
UNION ALL SELECT '2', s2_started,
  CASE WHEN s2_completed IS NULL THEN 'open' WHEN elapsed(s2_started, s2_completed) <= 20 THEN 'yes' ELSE 'no' END
  FROM t WHERE kind = 'Complaint'
UNION ALL SELECT '3', s3_started,
  CASE WHEN s3_completed IS NULL THEN 'open' WHEN elapsed(s3_started, s3_completed) <= 30 THEN 'yes' ELSE 'no' END
  FROM t WHERE kind = 'Complaint'
UNION ALL SELECT '4', s4_started,
  CASE WHEN s4_completed IS NULL THEN 'open' WHEN elapsed(s4_started, s4_completed) <= 30 THEN 'yes' ELSE 'no' END
  FROM t WHERE kind = 'Complaint';
