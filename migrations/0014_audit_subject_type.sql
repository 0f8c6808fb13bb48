-- What kind of thing an audit row is about, so that its id can be followed. NULL: nothing, or a row from before this.
ALTER TABLE audit ADD COLUMN subject_type TEXT;
