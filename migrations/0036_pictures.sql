-- Pictures of the branch: three copies of each as WebP, never the file that they came from; where they are covers; and
-- files of the import queue that become one.
CREATE TABLE pictures (
  id TEXT NOT NULL PRIMARY KEY,
  -- SHA-256 of the file as it came, in hex: the same file again is the same picture.
  content_hash TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL CHECK (format IN ('jpeg', 'png', 'webp')),
  name TEXT NOT NULL,
  -- What it shows in words; empty: it is decoration.
  alt TEXT NOT NULL,
  -- Of the largest copy.
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  added_by TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX pictures_newest ON pictures (added_at, id);
CREATE INDEX pictures_by_adder ON pictures (added_by);

-- A size that is larger than the picture stands once.
CREATE TABLE picture_copies (
  picture_id TEXT NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  size INTEGER NOT NULL CHECK (size IN (200, 600, 1200)),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  content BLOB NOT NULL,
  PRIMARY KEY (picture_id, size)
) STRICT;

-- The picture on the front of a document.
ALTER TABLE documents ADD COLUMN cover_id TEXT REFERENCES pictures (id) ON DELETE SET NULL;
CREATE INDEX documents_by_cover ON documents (cover_id) WHERE cover_id IS NOT NULL;

-- What a file of the queue is by its first bytes, and the picture that came of it.
ALTER TABLE import_items ADD COLUMN kind TEXT NOT NULL DEFAULT 'document' CHECK (kind IN ('document', 'picture'));
ALTER TABLE import_items ADD COLUMN picture_id TEXT REFERENCES pictures (id) ON DELETE SET NULL;
CREATE INDEX imports_by_picture ON import_items (picture_id) WHERE picture_id IS NOT NULL;
