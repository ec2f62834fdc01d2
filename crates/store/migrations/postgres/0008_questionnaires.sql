-- What the questions of each case are recognised by: digests, from which no sentence can be read back. form is that of
-- the fingerprint; body and asker (who asks) are the caller's own digests, keys are those below. A case has a row even where nothing in it can be recognised.
CREATE TABLE questionnaires (
    seq BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
    authority UUID NOT NULL,
    subject UUID NOT NULL,
    form BIGINT NOT NULL,
    received_on TEXT COLLATE "C",
    law TEXT NOT NULL,
    asker BYTEA NOT NULL,
    keys BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (authority, subject)
);
CREATE INDEX questionnaires_form ON questionnaires (authority, form);

-- A few keys a case; those that are alike share some of them.
CREATE TABLE questionnaire_keys (
    authority UUID NOT NULL,
    key BIGINT NOT NULL,
    questionnaire BIGINT NOT NULL,
    PRIMARY KEY (authority, key, questionnaire)
);
-- How many other authorities of the installation had it: asked by the key alone.
CREATE INDEX questionnaire_keys_anywhere ON questionnaire_keys (key, questionnaire);
