-- The record is read in the order in which it was written, whatever the clock said, so each index leads to the rows in
-- that order, with their time to choose days by.
DROP INDEX audit_by_action;
CREATE INDEX audit_by_action ON audit (action, seq, at);
DROP INDEX audit_by_outcome;
CREATE INDEX audit_by_outcome ON audit (outcome, seq, at);
DROP INDEX audit_by_subject;
CREATE INDEX audit_by_subject ON audit (subject_id, seq, at) WHERE subject_id IS NOT NULL;
-- A row is of the person who did it. Where nobody was signed in, it is of the person whose account was tried.
DROP INDEX audit_by_actor;
CREATE INDEX audit_by_person ON audit (coalesce(actor_id, subject_id), seq, at);
