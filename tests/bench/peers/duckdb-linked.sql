-- The log and its stages: the furthest stage of each complaint by a join.
SET preserve_insertion_order = false;
CREATE TEMP TABLE begun AS
SELECT ref, stage, started, completed, outcome
FROM read_csv('@STAGES@', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {
  'ref': 'VARCHAR', 'stage': 'UTINYINT', 'started': 'DATE', 'completed': 'DATE', 'outcome': 'VARCHAR'});
CREATE TEMP TABLE u AS
SELECT log.* EXCLUDE (ref, recorded, summary), coalesce(f.far, 0) AS far, coalesce(f.far_by_end, 0) AS far_by_end, f.far_outcome
FROM read_csv('@LOG@', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {
  'ref': 'VARCHAR', 'kind': 'VARCHAR', 'received': 'DATE', 'recorded': 'DATE', 'region': 'VARCHAR', 'hos_area': 'VARCHAR',
  'case_type': 'VARCHAR', 'lead_issue': 'VARCHAR', 'issues': 'VARCHAR', 'relationship': 'VARCHAR', 'party_status': 'VARCHAR',
  'ethnic_origin': 'VARCHAR', 'ethnicity_nk_reason': 'VARCHAR', 'gender': 'VARCHAR', 'closed': 'DATE', 'summary': 'VARCHAR'}) AS log
LEFT JOIN (
  SELECT ref, max(stage) AS far, max(stage) FILTER (WHERE started <= '2008-03-31') AS far_by_end, arg_max(outcome, stage) AS far_outcome
  FROM begun GROUP BY ref) AS f ON f.ref = log.ref;
