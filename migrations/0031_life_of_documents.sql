-- The life of a document: its versions, who answers for it, when it is valid, the bin, and that every trace of it goes.
DROP VIEW library_documents;

-- A file may be there twice: that is offered or refused by the program. A column that is unique cannot be dropped, and a
-- table that others point to is not made anew while they do: what was the hash holds the id from now on.
ALTER TABLE documents RENAME COLUMN content_hash TO unique_id;
-- SHA-256 of the file as it came.
ALTER TABLE documents ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
UPDATE documents SET content_hash = unique_id;
UPDATE documents SET unique_id = id;

-- The id of the first version; NULL: this is the first.
ALTER TABLE documents ADD COLUMN family TEXT;
ALTER TABLE documents ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
-- The version that counts, where that is another one. No action: a version that others stand behind goes with them.
ALTER TABLE documents ADD COLUMN superseded_by TEXT REFERENCES documents (id);

ALTER TABLE documents ADD COLUMN owner_id TEXT REFERENCES accounts (id) ON DELETE SET NULL;
-- Days of the calendar on this PC, both included.
ALTER TABLE documents ADD COLUMN valid_from TEXT CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE documents ADD COLUMN valid_until TEXT CHECK (valid_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE documents ADD COLUMN approval TEXT NOT NULL DEFAULT 'approved'
  CHECK (approval IN ('draft', 'approved', 'withdrawn'));

ALTER TABLE documents ADD COLUMN binned_at TEXT;
ALTER TABLE documents ADD COLUMN binned_by TEXT REFERENCES accounts (id) ON DELETE SET NULL;

-- What lies on the shelf: the versions that count, of documents that are not in the bin. Admins see all of it; everybody
-- else, search and practice see what of it is approved and valid on the day that they ask.
CREATE VIEW library_documents AS
SELECT id, category_id, title, format, encoding, extent, notices, content_hash, characters, words, passages, sample,
       imported_by, imported_at, family, version, owner_id, valid_from, valid_until, approval
FROM documents
WHERE state = 'ready' AND binned_at IS NULL AND superseded_by IS NULL;

DROP INDEX documents_newest;
DROP INDEX documents_by_category;
-- The last three are the same throughout, and stand there so that the index alone answers.
CREATE INDEX documents_newest
  ON documents (imported_at, id, category_id, approval, valid_from, valid_until, state, binned_at, superseded_by)
  WHERE state = 'ready' AND binned_at IS NULL AND superseded_by IS NULL;
CREATE INDEX documents_by_category
  ON documents (category_id, imported_at, id, approval, valid_from, valid_until, state, binned_at, superseded_by)
  WHERE state = 'ready' AND binned_at IS NULL AND superseded_by IS NULL;
-- Documents that may not be in force on some day: as a rule few.
CREATE INDEX documents_restricted
  ON documents (id, approval, valid_from, valid_until, state, binned_at, superseded_by)
  WHERE state = 'ready' AND binned_at IS NULL AND superseded_by IS NULL
    AND (approval <> 'approved' OR valid_from IS NOT NULL OR valid_until IS NOT NULL);
CREATE INDEX documents_by_hash ON documents (content_hash) WHERE state = 'ready';
CREATE INDEX documents_of_family ON documents (family) WHERE family IS NOT NULL;
CREATE INDEX documents_superseded ON documents (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX documents_in_bin ON documents (binned_at, id) WHERE state = 'ready' AND binned_at IS NOT NULL;
CREATE INDEX documents_by_owner ON documents (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX documents_by_who_binned ON documents (binned_by) WHERE binned_by IS NOT NULL;

-- Documents of which something may still be in the files: their words, and what was learned from them.
CREATE TABLE library_purges (
  document_id TEXT NOT NULL PRIMARY KEY
) STRICT;
