-- Answers of imported responses, one row a question, looked up by their words: what the memory knows from before.
-- body is the caller's own form; words are in one form already, parted by blanks.
CREATE TABLE earlier_answers (
    authority UUID NOT NULL,
    subject UUID NOT NULL,
    place BIGINT NOT NULL,
    answered_on TEXT COLLATE "C",
    words TEXT NOT NULL,
    body BYTEA NOT NULL,
    found TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
    PRIMARY KEY (authority, subject, place)
);
CREATE INDEX earlier_answers_found ON earlier_answers USING GIN (found);
