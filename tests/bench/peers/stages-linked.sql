-- Of stages that are records: only complaints have any.
CREATE TEMP VIEW results AS
SELECT CAST(stage AS VARCHAR) AS stage, started,
  CASE WHEN completed IS NULL THEN 'open'
    WHEN elapsed(started, completed) <= CASE stage WHEN 1 THEN 5 WHEN 2 THEN 20 ELSE 30 END THEN 'yes' ELSE 'no' END AS result
FROM begun;
