-- A document comes into the store in slices, each a short transaction of its own, and is seen only once it is whole.
-- While it is 'importing', content_hash holds a stand-in, so that what a crash left behind keeps nobody from trying again.
ALTER TABLE documents ADD COLUMN state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('importing', 'ready'));

-- The text in pieces: put together in order they are the text, to the letter.
CREATE TABLE document_texts (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT;

INSERT INTO document_texts (document_id, ordinal, text) SELECT id, 1, text FROM documents;
ALTER TABLE documents DROP COLUMN text;

DROP INDEX documents_newest;
DROP INDEX documents_by_category;
CREATE INDEX documents_newest ON documents (imported_at, id, category_id) WHERE state = 'ready';
CREATE INDEX documents_by_category ON documents (category_id, imported_at, id) WHERE state = 'ready';
CREATE INDEX documents_importing ON documents (id) WHERE state = 'importing';
-- A category is not removed while a document is in it, whatever its state.
CREATE INDEX documents_of_category ON documents (category_id);

-- Whoever reads documents reads these.
CREATE VIEW library_documents AS
SELECT id, category_id, title, format, content_hash, characters, words, passages, sample, imported_by, imported_at
FROM documents
WHERE state = 'ready';
