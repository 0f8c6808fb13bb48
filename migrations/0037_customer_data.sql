-- A file in which data of clients were found waits for a choice: whether they are taken out of it.
ALTER TABLE import_items ADD COLUMN customer_data TEXT;
-- What was chosen; NULL: nothing yet.
ALTER TABLE import_items ADD COLUMN customer_data_choice TEXT CHECK (customer_data_choice IN ('takeOut', 'keep'));
-- For the index, which counts the files and must not hold what was found in them.
ALTER TABLE import_items ADD COLUMN asks_about_data INTEGER NOT NULL DEFAULT 0
  CHECK (asks_about_data = (customer_data IS NOT NULL));
DROP INDEX imports_by_state;
CREATE INDEX imports_by_state ON import_items (state, is_held, added_at, bytes, asks_about_data);
-- Made anew with the columns that the table has now.
DROP VIEW listed_imports;
CREATE VIEW listed_imports AS SELECT * FROM import_items WHERE state NOT IN ('receiving', 'gone');
