-- Months, and each of several issues: equal lists of issues are counted before they are taken apart.
CREATE TEMP VIEW raised AS
SELECT relationship, issues, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY relationship, issues;
CREATE TEMP VIEW others AS
SELECT 'A24' AS a, strftime(received, '%Y-%m') AS k1, '' AS k2, count(*) AS n FROM u WHERE kind = 'Complaint' AND received BETWEEN '2007-04-01' AND '2008-03-31' GROUP BY k1
UNION ALL SELECT 'A17', issue, '', CAST(sum(n) AS BIGINT) FROM (
  SELECT unnest(string_split(issues, ';')) AS issue, n FROM raised WHERE relationship = 'Child') GROUP BY issue
UNION ALL SELECT 'A25', issue, '', CAST(sum(n) AS BIGINT) FROM (
  SELECT unnest(string_split(issues, ';')) AS issue, n FROM raised) GROUP BY issue;
