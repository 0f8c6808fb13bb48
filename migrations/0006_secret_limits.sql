-- What is left in the buckets of limits that guard a secret, so that a restart does not fill them again.
CREATE TABLE secret_limits (
  -- A keyed digest of whom the bucket is for: people type passwords where their name belongs.
  bucket TEXT NOT NULL PRIMARY KEY,
  tokens REAL NOT NULL CHECK (tokens >= 0),
  -- How fast it fills: `max` tokens in `per_seconds`.
  max INTEGER NOT NULL CHECK (max > 0),
  per_seconds INTEGER NOT NULL CHECK (per_seconds > 0)
) STRICT, WITHOUT ROWID;
