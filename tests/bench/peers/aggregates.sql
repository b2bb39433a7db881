-- The aggregates over u (items) and results (stages begun), a line each; others has those that are written otherwise in each SQL.
SELECT a, coalesce(k1, ''), coalesce(k2, ''), n FROM (
  SELECT 'A01' AS a, case_type AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY case_type
  UNION ALL SELECT 'A02' AS a, lead_issue AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY lead_issue
  UNION ALL SELECT 'A03' AS a, lead_issue AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2006-04-01' AND '2007-03-31' GROUP BY lead_issue
  UNION ALL SELECT 'A04', region, CAST(far AS VARCHAR), count(*) FROM u WHERE kind = 'Complaint' AND closed BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY region, CAST(far AS VARCHAR)
  UNION ALL SELECT 'A05', region, CAST(far_by_end AS VARCHAR), count(*) FROM u WHERE kind = 'Complaint' AND received <= '2008-03-31' AND (closed IS NULL OR closed > '2008-03-31') GROUP BY region, CAST(far_by_end AS VARCHAR)
  UNION ALL SELECT 'A06', stage, result, count(*) FROM results WHERE started BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY stage, result
  UNION ALL SELECT 'A07', stage, result, count(*) FROM results WHERE started BETWEEN '2006-04-01' AND '2007-03-31' GROUP BY stage, result
  UNION ALL SELECT 'A08' AS a, far_outcome AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND closed BETWEEN '2007-04-01' AND '2008-03-31' AND far = 1 GROUP BY far_outcome
  UNION ALL SELECT 'A09' AS a, far_outcome AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND closed BETWEEN '2007-04-01' AND '2008-03-31' AND far = 2 GROUP BY far_outcome
  UNION ALL SELECT 'A10', CAST(far AS VARCHAR), far_outcome, count(*) FROM u WHERE kind = 'Complaint' AND closed BETWEEN '2007-04-01' AND '2008-03-31' AND far >= 3 GROUP BY CAST(far AS VARCHAR), far_outcome
  UNION ALL SELECT 'A11' AS a, relationship AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY relationship
  UNION ALL SELECT 'A12' AS a, relationship AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2006-04-01' AND '2007-03-31' GROUP BY relationship
  UNION ALL SELECT 'A13' AS a, party_status AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY party_status
  UNION ALL SELECT 'A14' AS a, ethnic_origin AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' AND relationship NOT IN ('Solicitor', 'Organisation', 'Other') GROUP BY ethnic_origin
  UNION ALL SELECT 'A15' AS a, ethnicity_nk_reason AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' AND relationship NOT IN ('Solicitor', 'Organisation', 'Other') AND ethnic_origin = 'Not Specified' GROUP BY ethnicity_nk_reason
  UNION ALL SELECT 'A16' AS a, gender AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' AND relationship NOT IN ('Solicitor', 'Organisation', 'Other') GROUP BY gender
  UNION ALL SELECT 'A18' AS a, gender AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' AND relationship = 'Child' GROUP BY gender
  UNION ALL SELECT 'A19' AS a, ethnic_origin AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' AND relationship = 'Child' GROUP BY ethnic_origin
  UNION ALL SELECT 'A20', kind, region, count(*) FROM u WHERE received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY kind, region
  UNION ALL SELECT 'A21', kind, region, count(*) FROM u WHERE received BETWEEN '2006-04-01' AND '2007-03-31' GROUP BY kind, region
  UNION ALL SELECT 'A22' AS a, lead_issue AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2008-04-01' AND '2008-06-30' GROUP BY lead_issue
  UNION ALL SELECT 'A23', 'closed' || CAST(far AS VARCHAR), hos_area, count(*) FROM u WHERE kind = 'Complaint' AND closed BETWEEN '2008-04-01' AND '2008-06-30' AND far >= 1 GROUP BY CAST(far AS VARCHAR), hos_area
  UNION ALL SELECT 'A23', 'children', hos_area, count(*) FROM u WHERE kind = 'Complaint' AND received BETWEEN '2008-04-01' AND '2008-06-30' AND relationship = 'Child' GROUP BY hos_area
  UNION ALL SELECT 'A23', 'ongoing', hos_area, count(*) FROM u WHERE kind = 'Complaint' AND received <= '2008-06-30' AND (closed IS NULL OR closed > '2008-06-30') GROUP BY hos_area
  UNION ALL SELECT 'A23', 'comments', hos_area, count(*) FROM u WHERE kind = 'Comment' AND received BETWEEN '2008-04-01' AND '2008-06-30' GROUP BY hos_area
  UNION ALL SELECT 'A23', 'compliments', hos_area, count(*) FROM u WHERE kind = 'Compliment' AND received BETWEEN '2008-04-01' AND '2008-06-30' GROUP BY hos_area
  UNION ALL SELECT a, k1, k2, n FROM others
) ORDER BY 1, 2, 3;
