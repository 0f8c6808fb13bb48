-- Which recovery code of the store is in force. The copies of the keys that codes open stand in store.json, because they
-- have to be read while this database cannot; while a code is being replaced there are two, and this row decides.
CREATE TABLE recovery_code (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  code_id TEXT NOT NULL
) STRICT;
