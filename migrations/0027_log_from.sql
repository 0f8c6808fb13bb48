-- How many commits the database file holds by itself, without the write-ahead log that this row stands in (0190). The
-- commit that begins a log notes it.
ALTER TABLE commit_head ADD COLUMN log_from INTEGER NOT NULL DEFAULT 0 CHECK (log_from BETWEEN 0 AND commits);
