-- What was done to one person, or to one thing, is looked up when it is exported and when its names are erased.
CREATE INDEX audit_by_subject ON audit (subject_id, seq) WHERE subject_id IS NOT NULL;
