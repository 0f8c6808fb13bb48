-- A recovery code is shown once. Until its person has said that they keep it, the window reminds them: the power may
-- have gone while it was on the screen. Codes from before count as kept.
ALTER TABLE accounts ADD COLUMN store_code_unkept INTEGER NOT NULL DEFAULT 0 CHECK (store_code_unkept IN (0, 1));
ALTER TABLE accounts ADD COLUMN personal_code_unkept INTEGER NOT NULL DEFAULT 0 CHECK (personal_code_unkept IN (0, 1));
