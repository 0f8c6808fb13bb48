-- A person's own recovery code, which signs them in when their password does not. Not the store's recovery code.
CREATE TABLE personal_codes (
  account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  -- Keyed hash of the code: whoever uses one gives no name, so it is found by this.
  code_hash TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL
) STRICT;
