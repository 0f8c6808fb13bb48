-- Sessions of practice and every turn said in them, stored as it happens.
CREATE TABLE sessions (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'customer')),
  category_id TEXT NOT NULL REFERENCES categories (id),
  difficulty TEXT NOT NULL CHECK (difficulty IN ('new-joining', 'basic', 'experienced', 'expert')),
  minutes INTEGER NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'completed', 'abandoned')),
  -- What was prepared at the start (questions, or the scenario as it was then): a later change of the material or of a
  -- scenario never changes a session that has begun.
  plan TEXT NOT NULL,
  -- Where the conversation stands, after the last answered turn.
  state TEXT NOT NULL,
  -- Foreground running time so far.
  used_ms INTEGER NOT NULL DEFAULT 0,
  engine_version TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

-- A person has at most one unfinished session.
CREATE UNIQUE INDEX sessions_open ON sessions (account_id) WHERE status IN ('active', 'paused');
CREATE INDEX sessions_of_person ON sessions (account_id, category_id, kind, started_at);
CREATE INDEX sessions_by_category ON sessions (category_id);

CREATE TABLE turns (
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  speaker TEXT NOT NULL CHECK (speaker IN ('trainee', 'coach', 'customer')),
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  -- Which engine spoke; NULL for the trainee.
  engine TEXT CHECK (engine IN ('embedded')),
  mood TEXT,
  -- On a trainee's turn: how it was judged, with the exact evidence and sources.
  judged TEXT,
  UNIQUE (session_id, ordinal)
) STRICT;
