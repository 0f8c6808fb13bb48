-- What an account is called, how it is locked, and the codes and kept sign-ins that let a person in.
ALTER TABLE accounts ADD COLUMN email TEXT;
ALTER TABLE accounts ADD COLUMN phone TEXT;
ALTER TABLE accounts ADD COLUMN staff_number TEXT;
ALTER TABLE accounts ADD COLUMN must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1));
-- They came in by a code, so the password that they do not know is not asked for.
ALTER TABLE accounts ADD COLUMN came_by_code INTEGER NOT NULL DEFAULT 0 CHECK (came_by_code IN (0, 1));
-- They made the account themselves and nobody has let them in yet; their status is 'inactive' until then.
ALTER TABLE accounts ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));
-- They asked for a code to choose a new password with.
ALTER TABLE accounts ADD COLUMN asks_for_code INTEGER NOT NULL DEFAULT 0 CHECK (asks_for_code IN (0, 1));
-- Which version of the privacy notice they have read; NULL: none yet.
ALTER TABLE accounts ADD COLUMN notice_version TEXT;

-- Everything that a person can sign in by, in one name space, so that no two people answer to the same one.
CREATE TABLE account_identifiers (
  -- As it is compared: without regard to case, a phone number by its digits.
  key TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('username', 'email', 'phone', 'staffNumber')),
  UNIQUE (account_id, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO account_identifiers (key, account_id, kind) SELECT username_key, id, 'username' FROM accounts;

-- Wrong passwords in a row, and how long the lock that follows still lasts while Drillroom runs. A time of day would let
-- a clock that somebody sets end it.
CREATE TABLE lockouts (
  -- The account's id, or a keyed digest of a name that nobody has: those lock too, so that a lock gives no name away.
  holder TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  left_ms INTEGER NOT NULL CHECK (left_ms >= 0)
) STRICT, WITHOUT ROWID;
-- From now on a lock is a row here. One without an end gets the usual quarter of an hour.
INSERT INTO lockouts (holder, failures, left_ms) SELECT id, 0, 900000 FROM accounts WHERE status = 'locked';
UPDATE accounts SET status = 'active' WHERE status = 'locked';

-- One-time codes that admins hand out. A person has one at a time.
CREATE TABLE one_time_codes (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('setUp', 'reset')),
  code_hash TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sign-ins that outlive a restart. The keychain of the OS user holds the token, this table a digest of it.
CREATE TABLE kept_sign_ins (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  started_at TEXT NOT NULL,
  last_active_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  -- Drillroom was closed in good order while its window was open: the next start opens it. After a crash, and while the
  -- window is locked, it asks for the password.
  left_open INTEGER NOT NULL DEFAULT 0 CHECK (left_open IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_sign_ins_of_person ON kept_sign_ins (account_id);
