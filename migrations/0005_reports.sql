-- Scored reports. The body is frozen: quotes, sources and versions stay as they were when the session ended.
CREATE TABLE reports (
  session_id TEXT NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  category_id TEXT NOT NULL REFERENCES categories (id),
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'customer')),
  difficulty TEXT NOT NULL,
  title TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  overall INTEGER NOT NULL CHECK (overall BETWEEN 0 AND 100),
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  body TEXT NOT NULL
) STRICT;

CREATE INDEX reports_newest ON reports (ended_at, session_id);
CREATE INDEX reports_of_person ON reports (account_id, ended_at, session_id);
CREATE INDEX reports_by_category ON reports (category_id, ended_at, session_id);

-- The list screens read this view, so that the feature's own queries stay over its own table.
CREATE VIEW reports_listed AS
SELECT
  reports.session_id, reports.account_id, reports.category_id, reports.kind, reports.difficulty, reports.title,
  reports.ended_at, reports.overall, reports.passed,
  accounts.name AS trainee_name, categories.name AS category_name
FROM reports
CROSS JOIN accounts ON accounts.id = reports.account_id
CROSS JOIN categories ON categories.id = reports.category_id;
