-- Something was deleted that must leave no trace in the files, and they have not been rewritten since. A row here outlives
-- a crash in between: the next opening rewrites them.
CREATE TABLE owed_purge (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1)
) STRICT;
