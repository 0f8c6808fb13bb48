-- The names of an audit row are written with it, and erased; never changed, and never given to a row that had none.
CREATE TRIGGER audit_names_keep_their_words BEFORE UPDATE ON audit_names
BEGIN SELECT RAISE(ABORT, 'names of audit rows are never changed'); END;
-- The row before was appended just now, and the commit head does not know it yet.
CREATE TRIGGER audit_names_come_with_their_row BEFORE INSERT ON audit_names
WHEN (NEW.seq > (SELECT audit_seq FROM commit_head)) IS NOT TRUE
  OR EXISTS (SELECT 1 FROM audit_names WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'names are written with their audit row only'); END;
