-- People and the roles they hold.
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  username TEXT NOT NULL,
  -- The username in lower case: unique without regard to case.
  username_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive', 'locked')),
  created_at TEXT NOT NULL,
  last_sign_in_at TEXT
) STRICT;

-- The list of people is read by name; the index holds what its count and its order need.
CREATE INDEX accounts_by_name ON accounts (name COLLATE NOCASE, id);

CREATE TABLE account_roles (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('trainee', 'trainer', 'viewer', 'admin')),
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;
