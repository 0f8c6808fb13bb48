-- The list of people is ordered by name and searched without regard to case and accents, in every script. SQLite knows
-- the letters of English only, so the program folds the words and keeps them here.
ALTER TABLE accounts ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
-- The name and everything that they sign in by, one beneath the other.
ALTER TABLE accounts ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
-- Which way of folding both were made in; 0: what English letters make of them, until the program has made them anew.
ALTER TABLE accounts ADD COLUMN folded INTEGER NOT NULL DEFAULT 0;
UPDATE accounts SET
  name_key = lower(name),
  search_key = lower(concat_ws(char(10), name, username, email, phone, staff_number));

-- All of it lies in one index, so that a search, which has to look at every person, looks at nothing else.
DROP INDEX accounts_as_listed;
CREATE INDEX accounts_as_listed ON accounts (name_key, id, search_key, status, waiting);
