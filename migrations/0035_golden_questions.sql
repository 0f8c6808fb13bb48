-- Golden questions: what staff ask, with the passages that answer it, and how well search found these each time that the
-- material had changed.
CREATE TABLE golden_questions (
  id TEXT NOT NULL PRIMARY KEY,
  category_id TEXT NOT NULL REFERENCES categories (id),
  text TEXT NOT NULL,
  -- Another one with each change of what is asked, or of what answers it: only the same is compared with itself.
  revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
  -- Proposed by the program, and not yet taken by anybody.
  is_draft INTEGER NOT NULL CHECK (is_draft IN (0, 1)),
  written_by TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  written_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
-- The last column is empty throughout, and stands there so that the index alone answers.
CREATE INDEX golden_questions_of_category ON golden_questions (category_id, written_at, id, removed_at) WHERE removed_at IS NULL;
CREATE INDEX golden_questions_newest ON golden_questions (written_at, id, removed_at) WHERE removed_at IS NULL;
CREATE INDEX golden_questions_removed ON golden_questions (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX golden_questions_by_writer ON golden_questions (written_by) WHERE written_by IS NOT NULL;

-- The words of a passage, which are found again in whatever document holds them; and where they stood last.
CREATE TABLE golden_passages (
  question_id TEXT NOT NULL REFERENCES golden_questions (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  document_id TEXT REFERENCES documents (id) ON DELETE SET NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (question_id, ordinal)
) STRICT;
CREATE INDEX golden_passages_in_document ON golden_passages (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE golden_measurements (
  number INTEGER NOT NULL PRIMARY KEY,
  measured_at TEXT NOT NULL,
  -- What was measured: hashes of the material in force and of what was asked, the version of the program, and what search
  -- had learned ('': nothing yet).
  material TEXT NOT NULL,
  asked TEXT NOT NULL,
  engine TEXT NOT NULL,
  embedder TEXT NOT NULL,
  -- One that is not whole was broken off.
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
  -- What later ones are compared with: the last that was good.
  is_reference INTEGER NOT NULL CHECK (is_reference IN (0, 1))
) STRICT;
CREATE INDEX golden_measurements_whole ON golden_measurements (number) WHERE is_whole = 1;
CREATE INDEX golden_measurements_reference ON golden_measurements (number) WHERE is_reference = 1;

CREATE TABLE golden_ranks (
  measurement INTEGER NOT NULL REFERENCES golden_measurements (number) ON DELETE CASCADE,
  question_id TEXT NOT NULL REFERENCES golden_questions (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  -- NULL: not among those that were looked at.
  rank INTEGER CHECK (rank >= 1),
  -- No document in force holds its words.
  is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1)),
  PRIMARY KEY (measurement, question_id, ordinal)
) STRICT;
CREATE INDEX golden_ranks_of_question ON golden_ranks (question_id);

-- What was found first.
CREATE TABLE golden_firsts (
  measurement INTEGER NOT NULL REFERENCES golden_measurements (number) ON DELETE CASCADE,
  question_id TEXT NOT NULL REFERENCES golden_questions (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  PRIMARY KEY (measurement, question_id)
) STRICT;
CREATE INDEX golden_firsts_of_question ON golden_firsts (question_id);
CREATE INDEX golden_firsts_in_document ON golden_firsts (document_id);

CREATE TABLE golden_figures (
  measurement INTEGER NOT NULL REFERENCES golden_measurements (number) ON DELETE CASCADE,
  category_id TEXT NOT NULL REFERENCES categories (id),
  questions INTEGER NOT NULL CHECK (questions >= 1),
  recall_1 REAL NOT NULL,
  recall_3 REAL NOT NULL,
  recall_10 REAL NOT NULL,
  mrr REAL NOT NULL,
  PRIMARY KEY (measurement, category_id)
) STRICT;

-- The documents in force when it was measured last, and what came and went before each measurement: ids, also of what is
-- deleted since.
CREATE TABLE golden_shelf (
  document_id TEXT NOT NULL PRIMARY KEY
) STRICT;
CREATE TABLE golden_changes (
  measurement INTEGER NOT NULL REFERENCES golden_measurements (number) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  came INTEGER NOT NULL CHECK (came IN (0, 1)),
  PRIMARY KEY (measurement, document_id)
) STRICT;
