-- A file in which data of clients were found waits for a choice: whether they are taken out of it.
ALTER TABLE import_items ADD COLUMN customer_data TEXT;
-- What was chosen; NULL: nothing yet.
ALTER TABLE import_items ADD COLUMN customer_data_choice TEXT CHECK (customer_data_choice IN ('takeOut', 'keep'));
-- Made anew with the columns that the table has now.
DROP VIEW listed_imports;
CREATE VIEW listed_imports AS SELECT * FROM import_items WHERE state NOT IN ('receiving', 'gone');
