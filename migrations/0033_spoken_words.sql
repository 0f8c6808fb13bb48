-- What is said in practices becomes findable. The index knows rows by a number, which has to stay as it is: SQLite may
-- give the rows of a table without a number of its own other ones when the file is rewritten, which every erasure does.
CREATE TABLE turns_numbered (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  -- Whose practice it is, so that the index can be asked for one person's words.
  account_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  speaker TEXT NOT NULL CHECK (speaker IN ('trainee', 'coach', 'customer')),
  text TEXT NOT NULL,
  -- The text with U+001F between words that its script runs together; NULL where there is nothing to mark.
  text_marked TEXT,
  at TEXT NOT NULL,
  -- Which engine spoke; NULL for the trainee.
  engine TEXT CHECK (engine IN ('embedded')),
  mood TEXT,
  -- On a trainee's turn: how it was judged, with the exact evidence and sources.
  judged TEXT,
  UNIQUE (session_id, ordinal)
) STRICT;

INSERT INTO turns_numbered (id, session_id, account_id, ordinal, speaker, text, at, engine, mood, judged)
SELECT turns.id, session_id, account_id, ordinal, speaker, text, at, engine, mood, judged
FROM turns JOIN sessions ON sessions.id = turns.session_id
ORDER BY turns.at, turns.id;

DROP TABLE turns;
ALTER TABLE turns_numbered RENAME TO turns;

-- An id as one word of the index.
CREATE VIEW turns_spoken AS
SELECT number, replace(account_id, '-', '') AS whose, coalesce(text_marked, text) AS text
FROM turns;

CREATE VIRTUAL TABLE turns_fts USING fts5 (
  whose, text,
  content = 'turns_spoken', content_rowid = 'number',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- Who is erased must leave the index at once, not at its next merge.
INSERT INTO turns_fts (turns_fts, rank) VALUES ('secure-delete', 1);
INSERT INTO turns_fts (turns_fts) VALUES ('rebuild');

CREATE TRIGGER turns_indexed AFTER INSERT ON turns BEGIN
  INSERT INTO turns_fts (rowid, whose, text)
  VALUES (new.number, replace(new.account_id, '-', ''), coalesce(new.text_marked, new.text));
END;

CREATE TRIGGER turns_unindexed AFTER DELETE ON turns BEGIN
  INSERT INTO turns_fts (turns_fts, rowid, whose, text)
  VALUES ('delete', old.number, replace(old.account_id, '-', ''), coalesce(old.text_marked, old.text));
END;

-- The words that were said, for those who type one with a slip.
CREATE VIRTUAL TABLE spoken_words USING fts5vocab(turns_fts, 'col');

-- Reports are looked for by their titles, of which there are few: one for each category and scenario.
CREATE INDEX reports_by_title ON reports (title, ended_at, session_id);
