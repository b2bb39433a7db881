-- The wide extract by hand: code lists as enumerations, so that codes are grouped and not texts, and only records that
-- any aggregate can count.
SET preserve_insertion_order = false;
CREATE TYPE kinds AS ENUM ('Complaint', 'Comment', 'Compliment', 'Parliamentary enquiry', 'Ombudsman enquiry');
CREATE TYPE regions AS ENUM ('East Midlands', 'Eastern', 'Greater London', 'North East', 'North West', 'South East', 'South West', 'Southern',
  'West Midlands', 'Yorkshire');
CREATE TYPE areas AS ENUM ('N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'S1', 'S2', 'S3', 'S4', 'S5',
  'S6', 'S7');
CREATE TYPE case_types AS ENUM ('Private', 'Public', 'Dispute Resolution');
CREATE TYPE lead_issues AS ENUM ('Officer Bias', 'Professional Conduct', 'Content of Report', 'Not Acting in Child''s Best Interest',
  'Process Issues', 'Communication', 'Failure to Investigate', '6 Quality of Service', 'Complaint to be Clarified',
  'National Standards Not Followed', 'Organisation Related', 'Not Detailed', 'Racism', 'Other Diversity Issues', 'Child Protection Issues',
  '8 Customer Care', '1 Safeguarding', 'Gender, Age or Disability', '5 Children''s Feedback Form', '13 Other, Not Specified',
  '5 Children''s Active Involvement', 'Complaint from Other Organisations, Agencies');
CREATE TYPE relationships AS ENUM ('Mother', 'Father', 'Child', 'Grandparent', 'Other Relative', 'Solicitor', 'Organisation', 'Other');
CREATE TYPE party_statuses AS ENUM ('Mother', 'Father', 'Solicitor', 'Non-Party', 'Child');
CREATE TYPE ethnic_origins AS ENUM ('White British', 'Not Specified', 'White Other', 'Other Ethnic Group', 'Black or Black British Caribbean',
  'Asian or Asian British Pakistani', 'Asian or Asian British Indian', 'Black or Black British African', 'White Irish',
  'Asian or Asian British Bangladeshi', 'Black or Black British Other', 'Mixed White & Asian', 'Asian or Asian British Other', 'Chinese',
  'Mixed White & Black African', 'Mixed White & Black Caribbean');
CREATE TYPE not_known_reasons AS ENUM ('Form not returned', 'Service user unavailable', 'Refused to provide',
  'Form returned, ethnicity not specified');
CREATE TYPE genders AS ENUM ('Male', 'Female', 'Not Known');
CREATE TYPE outcomes AS ENUM ('Not Registered - Court Matter', 'Not Registered, Out of Time', 'Registered', 'Resolved', 'Withdrawn', 'Upheld',
  'Partially Upheld', 'Not Upheld');
CREATE TEMP TABLE t AS
SELECT * EXCLUDE (ref, recorded, summary)
FROM read_csv('@LOG@', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {
  'ref': 'VARCHAR', 'kind': 'kinds', 'received': 'DATE', 'recorded': 'DATE', 'region': 'regions', 'hos_area': 'areas',
  'case_type': 'case_types', 'lead_issue': 'lead_issues', 'issues': 'VARCHAR', 'relationship': 'relationships',
  'party_status': 'party_statuses', 'ethnic_origin': 'ethnic_origins', 'ethnicity_nk_reason': 'not_known_reasons', 'gender': 'genders',
  's1_started': 'DATE', 's1_completed': 'DATE', 's1_outcome': 'outcomes', 's2_started': 'DATE', 's2_completed': 'DATE', 's2_outcome': 'outcomes',
  's3_started': 'DATE', 's3_completed': 'DATE', 's3_outcome': 'outcomes', 's4_started': 'DATE', 's4_completed': 'DATE', 's4_outcome': 'outcomes',
  'closed': 'DATE', 'summary': 'VARCHAR'})
WHERE kind = 'Complaint' OR received BETWEEN '2006-04-01' AND '2008-06-30';
