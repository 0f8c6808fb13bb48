-- Text in scripts that write without spaces between words becomes findable word by word. The marked form is the text
-- with U+001F between such words; NULL where there is nothing to mark. What is shown is always the text as it is.
ALTER TABLE passages ADD COLUMN heading_marked TEXT;
ALTER TABLE passages ADD COLUMN text_marked TEXT;
-- What found the words of the document: '' for a document from before, which is marked after the store has opened.
ALTER TABLE documents ADD COLUMN words_found_by TEXT NOT NULL DEFAULT '';

DROP TRIGGER passages_indexed;
DROP TRIGGER passages_unindexed;
DROP TABLE passages_fts;

CREATE VIEW passages_marked AS
SELECT number, coalesce(heading_marked, heading) AS heading, coalesce(text_marked, text) AS text
FROM passages;

-- Vowel signs (Mn, Mc) are parts of words: without them Thai and Hindi words fall into pieces.
CREATE VIRTUAL TABLE passages_fts USING fts5 (
  heading, text,
  content = 'passages_marked', content_rowid = 'number',
  tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- Deleted text must leave the index at once, not at its next merge.
INSERT INTO passages_fts (passages_fts, rank) VALUES ('secure-delete', 1);
-- Merging is asked for in small helpings after each slice: left to itself it stops everything for 60 ms now and then.
INSERT INTO passages_fts (passages_fts, rank) VALUES ('automerge', 0);
INSERT INTO passages_fts (passages_fts, rank) VALUES ('crisismerge', 128);
INSERT INTO passages_fts (passages_fts) VALUES ('rebuild');

CREATE TRIGGER passages_indexed AFTER INSERT ON passages BEGIN
  INSERT INTO passages_fts (rowid, heading, text)
  VALUES (new.number, coalesce(new.heading_marked, new.heading), coalesce(new.text_marked, new.text));
END;

CREATE TRIGGER passages_unindexed AFTER DELETE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, heading, text)
  VALUES ('delete', old.number, coalesce(old.heading_marked, old.heading), coalesce(old.text_marked, old.text));
END;

CREATE TRIGGER passages_indexed_anew AFTER UPDATE OF heading, text, heading_marked, text_marked ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, heading, text)
  VALUES ('delete', old.number, coalesce(old.heading_marked, old.heading), coalesce(old.text_marked, old.text));
  INSERT INTO passages_fts (rowid, heading, text)
  VALUES (new.number, coalesce(new.heading_marked, new.heading), coalesce(new.text_marked, new.text));
END;
