-- Documents of more formats than text and Markdown. A check cannot be changed, and a table that others point to is not
-- made anew while they do: the column is.
DROP VIEW library_documents;
ALTER TABLE documents ADD COLUMN format_of_content TEXT NOT NULL DEFAULT 'txt'
  CHECK (format_of_content IN ('txt', 'md', 'csv', 'vtt', 'srt', 'docx', 'pptx', 'pdf'));
UPDATE documents SET format_of_content = format;
ALTER TABLE documents DROP COLUMN format;
ALTER TABLE documents RENAME COLUMN format_of_content TO format;

-- How the characters were read; NULL where the format has no encoding of its own.
ALTER TABLE documents ADD COLUMN encoding TEXT
  CHECK (encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'));
-- Nothing else was taken before.
UPDATE documents SET encoding = 'utf-8';
-- Pages of a PDF, slides of a presentation, rows of a table, milliseconds of subtitles; NULL for what has none.
ALTER TABLE documents ADD COLUMN extent INTEGER CHECK (extent >= 0);
-- What was noticed while it was read, as a list in JSON.
ALTER TABLE documents ADD COLUMN notices TEXT NOT NULL DEFAULT '[]' CHECK (json_type(notices) = 'array');

CREATE VIEW library_documents AS
SELECT id, category_id, title, format, encoding, extent, notices, content_hash, characters, words, passages, sample,
       imported_by, imported_at
FROM documents
WHERE state = 'ready';

-- Where headings, pages, slides and cues lie in the text, in order: what the text itself does not say.
CREATE TABLE document_marks (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'page', 'slide', 'cue')),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL CHECK (end_at >= start_at),
  -- The level of a heading, the number of a page or slide, or where a cue begins, in milliseconds.
  number INTEGER NOT NULL,
  to_ms INTEGER,
  speaker TEXT,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The page, slide, rows or milliseconds of a passage, as the format of its document counts; NULL where it counts nothing.
ALTER TABLE passages ADD COLUMN place_from INTEGER;
ALTER TABLE passages ADD COLUMN place_to INTEGER;
