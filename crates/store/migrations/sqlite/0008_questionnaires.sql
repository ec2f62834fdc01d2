-- What the questions of each case are recognised by: digests, from which no sentence can be read back. form is that of
-- the fingerprint; body and asker (who asks) are the caller's own digests, keys are those below. A case has a row even where nothing in it can be recognised.
CREATE TABLE questionnaires (
    seq INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    subject BLOB NOT NULL,
    form INTEGER NOT NULL,
    received_on TEXT,
    law TEXT NOT NULL,
    asker BLOB NOT NULL,
    keys BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX questionnaires_subject ON questionnaires (authority, subject);
CREATE INDEX questionnaires_form ON questionnaires (authority, form);

-- A few keys a case; those that are alike share some of them.
CREATE TABLE questionnaire_keys (
    authority BLOB NOT NULL,
    key INTEGER NOT NULL,
    questionnaire INTEGER NOT NULL,
    PRIMARY KEY (authority, key, questionnaire)
) STRICT, WITHOUT ROWID;
-- How many other authorities of the installation had it: asked by the key alone.
CREATE INDEX questionnaire_keys_anywhere ON questionnaire_keys (key, questionnaire);
