-- What every feature stands on: which migrations ran, how many commits there were, and who did what.
CREATE TABLE applied_migrations (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- One row. A copy of it stands beside the store, so that an older database put in its place is noticed.
CREATE TABLE commit_head (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  commits INTEGER NOT NULL,
  audit_seq INTEGER NOT NULL,
  audit_hash TEXT NOT NULL
) STRICT;
INSERT INTO commit_head (id, commits, audit_seq, audit_hash) VALUES (1, 0, 0, '');

-- A chain: each row's hash covers the hash before it. Holds ids and codes only.
CREATE TABLE audit (
  seq INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  -- NULL: nobody was signed in.
  actor_id TEXT,
  -- NULL: the action was upon nothing that has an id.
  subject_id TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  details TEXT NOT NULL CHECK (json_valid(details)),
  -- NULL: the row has no names. Else the salted commitment to the row of audit_names.
  names_hash TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_actor ON audit (actor_id, seq);
CREATE INDEX audit_by_action ON audit (action, seq);

CREATE TRIGGER audit_keeps_its_rows BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
CREATE TRIGGER audit_keeps_its_words BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq >= NEW.seq)
BEGIN SELECT RAISE(ABORT, 'audit rows are only appended'); END;

-- The readable names of an audit row. Erased with the person; the chain stays whole.
CREATE TABLE audit_names (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES audit (seq),
  salt TEXT NOT NULL,
  names TEXT NOT NULL CHECK (json_valid(names))
) STRICT;
