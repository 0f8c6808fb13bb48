-- The list of people is searched by name and username and filtered by state: all of it lies in its index, so that a
-- search, which has to look at every name, looks at nothing else.
DROP INDEX accounts_by_name;
CREATE INDEX accounts_as_listed ON accounts (name COLLATE NOCASE, id, username, status, waiting);
