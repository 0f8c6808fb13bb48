-- The audit is kept for a year or longer. What is older is removed from its beginning, and the chain goes on from an
-- anchor: the number and the hash of the last row that went, under a key.
CREATE TABLE audit_anchor (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  -- 0: nothing was removed yet.
  seq INTEGER NOT NULL CHECK (seq >= 0),
  hash TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT;
INSERT INTO audit_anchor (id, seq, hash, mac) VALUES (1, 0, '', '');

CREATE TRIGGER audit_anchor_is_one BEFORE INSERT ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'there is one audit anchor'); END;
CREATE TRIGGER audit_anchor_stays BEFORE DELETE ON audit_anchor
BEGIN SELECT RAISE(ABORT, 'the audit anchor is never deleted'); END;

-- It moves on to a row that is there, as the newest row of the audit says, and only over rows that are a year older than
-- that one.
CREATE TRIGGER audit_anchor_moves_on BEFORE UPDATE ON audit_anchor
WHEN NOT (
  NEW.id = OLD.id
  AND NEW.seq > OLD.seq
  AND NEW.hash IS (SELECT hash FROM audit WHERE seq = NEW.seq)
  AND EXISTS (
    SELECT 1 FROM audit AS newest
    WHERE newest.seq = (SELECT audit_seq FROM commit_head)
      AND newest.seq > NEW.seq
      AND newest.action = 'audit.trimmed'
      AND json_extract(newest.details, '$.through') IS NEW.seq
      AND NOT EXISTS (
        SELECT 1 FROM audit AS going
        WHERE going.seq <= NEW.seq
          AND (going.at < strftime('%Y-%m-%dT%H:%M:%fZ', newest.at, '-365 days')) IS NOT TRUE
      )
  )
)
BEGIN SELECT RAISE(ABORT, 'the audit anchor moves on over rows that are old enough, with a row that says so'); END;

-- Rows go up to the anchor only.
DROP TRIGGER audit_keeps_its_rows;
CREATE TRIGGER audit_keeps_its_rows BEFORE DELETE ON audit
WHEN (OLD.seq <= (SELECT seq FROM audit_anchor)) IS NOT TRUE
BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
