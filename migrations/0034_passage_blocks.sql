-- What ranking needs of the passages, in blocks of some passages of one document: an index of 100,000 is read in a moment,
-- and an import writes a row where it wrote a hundred. All of it is made from the passages and can be made anew.
DROP TABLE passage_vectors;
DROP TABLE passage_terms;
INSERT INTO passages_fts (passages_fts, rank) VALUES ('crisismerge', 1000);
DELETE FROM embedders;
UPDATE documents SET terms_by = 0;

-- The program knows every term while it runs and gives no number twice. An index that said so too would have each import
-- write the whole of it again and again: three quarters of all pages.
DROP TABLE terms;
CREATE TABLE terms (
  number INTEGER PRIMARY KEY,
  term TEXT NOT NULL
) STRICT;

CREATE TABLE passage_blocks (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  -- Counted from 0 in the document.
  block INTEGER NOT NULL,
  -- The numbers of its passages in reading order, each in 32 bits.
  passages BLOB NOT NULL,
  -- Their terms in reading order, one passage after the other: numbers in base 128 with the lowest digit first.
  terms BLOB NOT NULL,
  -- Where in `terms` those of each passage end, in 32 bits.
  ends BLOB NOT NULL,
  PRIMARY KEY (document_id, block)
) STRICT;

-- The vectors of the passages of a block: one byte a dimension, and what to multiply each row by, in 32 bits.
CREATE TABLE block_vectors (
  embedder TEXT NOT NULL REFERENCES embedders (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  block INTEGER NOT NULL,
  vectors BLOB NOT NULL,
  scales BLOB NOT NULL,
  PRIMARY KEY (embedder, document_id, block),
  FOREIGN KEY (document_id, block) REFERENCES passage_blocks (document_id, block) ON DELETE CASCADE
) STRICT;

CREATE INDEX block_vectors_by_block ON block_vectors (document_id, block);
