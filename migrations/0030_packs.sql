-- Content packs: which were imported, what each of them brought, whose are taken, and the key that this store signs with.
CREATE TABLE packs (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  public_key TEXT NOT NULL CHECK (length(public_key) = 64),
  -- SHA-256 of the manifest: another content under the same version is not the same pack.
  manifest_hash TEXT NOT NULL,
  imported_at TEXT NOT NULL
) STRICT;

-- A document as its pack brought it: what differs now was changed here. The document may be gone since, and is not
-- brought back, so nothing is removed with it.
CREATE TABLE pack_documents (
  pack_id TEXT NOT NULL REFERENCES packs (id) ON DELETE CASCADE,
  entry_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  title TEXT NOT NULL,
  category_id TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (pack_id, entry_id)
) STRICT;

CREATE TABLE pack_publishers (
  public_key TEXT NOT NULL PRIMARY KEY CHECK (length(public_key) = 64),
  name TEXT NOT NULL,
  trusted_at TEXT NOT NULL
) STRICT;

CREATE TABLE pack_key (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  -- The 32 bytes that an Ed25519 key is made of, in hexadecimal digits.
  seed TEXT NOT NULL CHECK (length(seed) = 64)
) STRICT;
