-- Which audit rows had their readable names erased with a person, each under a key: where names are gone without it,
-- another hand removed them.
CREATE TABLE audit_erasures (
  seq INTEGER NOT NULL PRIMARY KEY REFERENCES audit (seq),
  mac TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_erasures_keep_their_words BEFORE UPDATE ON audit_erasures
BEGIN SELECT RAISE(ABORT, 'erasures of names are never changed'); END;
-- They go with their rows, up to the anchor.
CREATE TRIGGER audit_erasures_stay BEFORE DELETE ON audit_erasures
WHEN (OLD.seq <= (SELECT seq FROM audit_anchor)) IS NOT TRUE
BEGIN SELECT RAISE(ABORT, 'erasures of names are never deleted'); END;
