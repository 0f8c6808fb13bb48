-- The branch's own material: categories, documents, the passages they are cut into, and the full-text index.
CREATE TABLE categories (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

INSERT INTO categories (id, name, position) VALUES
  ('pre-consultation', 'Pre Consultation', 1),
  ('consultation-series', 'Consultation Series', 2),
  ('sales-objections', 'Sales Objections', 3),
  ('after-fixing-objection', 'After Fixing Objection', 4),
  ('full-wig-consultation', 'Full Wig Consultation', 5),
  ('hairline-consultation', 'Hairline Consultation', 6),
  ('types-of-patches', 'Types of Patches', 7),
  ('upselling-cross-selling', 'Upselling / Cross Selling', 8),
  ('retail-sales', 'Retail Sales', 9),
  ('smp-sales', 'SMP Sales', 10),
  ('sales-follow-up', 'Sales Follow up', 11),
  ('general-sales', 'General Sales', 12);

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  category_id TEXT NOT NULL REFERENCES categories (id),
  title TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('txt', 'md')),
  text TEXT NOT NULL,
  -- SHA-256 of the file as it came.
  content_hash TEXT NOT NULL UNIQUE,
  -- Length in UTF-16 units, as offsets count.
  characters INTEGER NOT NULL,
  words INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  -- Uploads stay when their uploader goes.
  imported_by TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  imported_at TEXT NOT NULL
) STRICT;

CREATE INDEX documents_newest ON documents (imported_at, id, category_id);
CREATE INDEX documents_by_category ON documents (category_id, imported_at, id);
CREATE INDEX documents_by_importer ON documents (imported_by);

-- start_at and end_at are UTF-16 offsets into documents.text.
CREATE TABLE passages (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  heading TEXT,
  text TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL
) STRICT;

CREATE INDEX passages_by_document ON passages (document_id, start_at);

CREATE VIRTUAL TABLE passages_fts USING fts5 (
  heading, text,
  content = 'passages', content_rowid = 'number',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Deleted text must leave the index at once, not at its next merge.
INSERT INTO passages_fts (passages_fts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER passages_indexed AFTER INSERT ON passages BEGIN
  INSERT INTO passages_fts (rowid, heading, text) VALUES (new.number, new.heading, new.text);
END;

CREATE TRIGGER passages_unindexed AFTER DELETE ON passages BEGIN
  INSERT INTO passages_fts (passages_fts, rowid, heading, text)
  VALUES ('delete', old.number, old.heading, old.text);
END;
