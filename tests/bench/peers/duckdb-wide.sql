-- The wide extract as a table of texts and dates: what somebody writes who declares no more than he must.
SET preserve_insertion_order = false;
CREATE TEMP TABLE t AS
SELECT * EXCLUDE (ref, recorded, summary)
FROM read_csv('@LOG@', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {
  'ref': 'VARCHAR', 'kind': 'VARCHAR', 'received': 'DATE', 'recorded': 'DATE', 'region': 'VARCHAR', 'hos_area': 'VARCHAR',
  'case_type': 'VARCHAR', 'lead_issue': 'VARCHAR', 'issues': 'VARCHAR', 'relationship': 'VARCHAR', 'party_status': 'VARCHAR',
  'ethnic_origin': 'VARCHAR', 'ethnicity_nk_reason': 'VARCHAR', 'gender': 'VARCHAR',
  's1_started': 'DATE', 's1_completed': 'DATE', 's1_outcome': 'VARCHAR', 's2_started': 'DATE', 's2_completed': 'DATE', 's2_outcome': 'VARCHAR',
  's3_started': 'DATE', 's3_completed': 'DATE', 's3_outcome': 'VARCHAR', 's4_started': 'DATE', 's4_completed': 'DATE', 's4_outcome': 'VARCHAR',
  'closed': 'DATE', 'summary': 'VARCHAR'});
