-- Files on their way into the library, with their bytes, so that what was accepted outlives the window and the program.
-- 'receiving': its bytes are still being stored, nothing was acknowledged. 'gone': taken back, its bytes are on their way
-- out. Nobody sees these two. Which file is being read just now is not stored: after a crash it waits again.
CREATE TABLE import_items (
  -- The order in which they came.
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- In whose name it is imported; NULL once that account was erased.
  account_id TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  -- What its window calls it, so that a file that is sent again because the answer was lost is not there twice.
  sent_key TEXT,
  category_id TEXT NOT NULL REFERENCES categories (id),
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  -- SHA-256 of the file, in hex; empty while it is received.
  content_hash TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('receiving', 'waiting', 'choice', 'failed', 'done', 'skipped', 'gone')),
  -- It waits because somebody said so.
  is_held INTEGER NOT NULL DEFAULT 0 CHECK (is_held IN (0, 1)),
  -- How often it was begun since somebody last asked for it, without coming to any end: then the program had ended.
  attempts INTEGER NOT NULL DEFAULT 0,
  -- What it would stand beside, in 'choice', or what it takes the place of. The document may be gone since.
  twin_id TEXT,
  twin_by TEXT CHECK (twin_by IN ('content', 'title')),
  decision TEXT CHECK (decision IN ('replace', 'keepBoth')),
  -- Why it failed: a word for the catalogue, and what the reader of the file said, where it said something.
  issue TEXT,
  issue_message TEXT,
  -- What came of it. The document may be gone since.
  document_id TEXT,
  added_at TEXT NOT NULL,
  ended_at TEXT,
  -- What needs somebody first, what is over last.
  rank INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE state WHEN 'choice' THEN 1 WHEN 'failed' THEN 2 WHEN 'waiting' THEN 3 ELSE 4 END
  ) VIRTUAL
) STRICT;

CREATE VIEW listed_imports AS SELECT * FROM import_items WHERE state NOT IN ('receiving', 'gone');
CREATE INDEX imports_listed ON import_items (rank, number) WHERE state NOT IN ('receiving', 'gone');
CREATE INDEX imports_by_state ON import_items (state, is_held, added_at, bytes);
CREATE UNIQUE INDEX imports_by_key ON import_items (account_id, sent_key) WHERE sent_key IS NOT NULL;
CREATE INDEX imports_by_account ON import_items (account_id);
CREATE INDEX imports_by_category ON import_items (category_id);

CREATE TABLE import_pieces (
  item INTEGER NOT NULL REFERENCES import_items (number),
  ordinal INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (item, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_queue (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1))
) STRICT;
INSERT INTO import_queue (one, is_paused) VALUES (1, 0);
