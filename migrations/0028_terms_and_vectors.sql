-- What ranking needs of the passages beside their words. All of it is made from the passages and can be made anew.
CREATE TABLE terms (
  number INTEGER PRIMARY KEY,
  term TEXT NOT NULL UNIQUE
) STRICT;

-- The terms of a passage in reading order: their numbers, each in base 128 with the lowest first.
CREATE TABLE passage_terms (
  passage INTEGER PRIMARY KEY REFERENCES passages (number) ON DELETE CASCADE,
  terms BLOB NOT NULL
) STRICT;

-- What made the terms of a document: 0 for one from before, which is taken apart after the store has opened.
ALTER TABLE documents ADD COLUMN terms_by INTEGER NOT NULL DEFAULT 0;

-- What the material itself taught of meanings. One is in use: the newest that is ready. Its id tells when it was learned.
CREATE TABLE embedders (
  id TEXT NOT NULL PRIMARY KEY,
  dimensions INTEGER NOT NULL,
  -- How many passages it was learned from.
  passages INTEGER NOT NULL,
  is_ready INTEGER NOT NULL DEFAULT 0 CHECK (is_ready IN (0, 1))
) STRICT;

-- The vectors of its terms in blocks: numbers of 32 bits, one byte a dimension, and what to multiply each row by.
CREATE TABLE embedder_terms (
  embedder TEXT NOT NULL REFERENCES embedders (id) ON DELETE CASCADE,
  block INTEGER NOT NULL,
  terms BLOB NOT NULL,
  vectors BLOB NOT NULL,
  scales BLOB NOT NULL,
  PRIMARY KEY (embedder, block)
) STRICT, WITHOUT ROWID;

-- One byte a dimension, and what to multiply it by.
CREATE TABLE passage_vectors (
  embedder TEXT NOT NULL REFERENCES embedders (id) ON DELETE CASCADE,
  passage INTEGER NOT NULL REFERENCES passages (number) ON DELETE CASCADE,
  vector BLOB NOT NULL,
  scale REAL NOT NULL,
  PRIMARY KEY (embedder, passage)
) STRICT, WITHOUT ROWID;

CREATE INDEX passage_vectors_by_passage ON passage_vectors (passage);
