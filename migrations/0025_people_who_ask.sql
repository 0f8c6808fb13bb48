-- The list of people is narrowed to those who ask for a code as well: the index that it is read from says so, too.
DROP INDEX accounts_as_listed;
CREATE INDEX accounts_as_listed ON accounts (name_key, id, search_key, status, waiting, asks_for_code);
