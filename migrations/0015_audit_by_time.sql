-- The record is read newest first, by one person, one action, one outcome, one thing, or within some days.
CREATE INDEX audit_by_time ON audit (at);
DROP INDEX audit_by_actor;
CREATE INDEX audit_by_actor ON audit (actor_id, at);
DROP INDEX audit_by_action;
CREATE INDEX audit_by_action ON audit (action, at);
DROP INDEX audit_by_subject;
CREATE INDEX audit_by_subject ON audit (subject_id, at) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_by_outcome ON audit (outcome, at);
