-- What admins set in the program. A key that the policy holds keeps its row here, for the day when it no longer does.
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  -- JSON.
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- Which policy was in force last, so that the audit trail gets a row when another one is. No row: none was.
CREATE TABLE applied_policy (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  digest TEXT NOT NULL
) STRICT;
