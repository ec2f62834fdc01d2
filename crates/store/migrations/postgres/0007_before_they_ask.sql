-- The words of published answers, found in any form of a word; kept by the log itself. The beginning of a very long one.
ALTER TABLE log_entries ADD COLUMN found TSVECTOR
    GENERATED ALWAYS AS (to_tsvector('english', left(search, 200000))) STORED;
CREATE INDEX log_entries_found ON log_entries USING GIN (found);

-- How often a published answer was shown to somebody who was about to ask, opened, and said to answer; one row a day.
-- Counts of the authority itself stand under the id of zeros. Nothing here says who.
CREATE TABLE answer_counts (
    authority UUID NOT NULL,
    entry UUID NOT NULL,
    answer BIGINT NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (authority, entry, answer, what, day)
);
CREATE INDEX answer_counts_day ON answer_counts (authority, day);

-- What was asked, question by question: asks is the same for questions that want to know the same of the same matter.
CREATE TABLE asked_questions (
    authority UUID NOT NULL,
    subject UUID NOT NULL,
    question BIGINT NOT NULL,
    received_on TEXT COLLATE "C" NOT NULL,
    asks TEXT COLLATE "C" NOT NULL,
    text TEXT NOT NULL,
    answered_on TEXT COLLATE "C",
    published BOOLEAN NOT NULL,
    minutes BIGINT,
    PRIMARY KEY (authority, subject, question)
);
CREATE INDEX asked_questions_asks ON asked_questions (authority, asks, received_on, subject);
CREATE INDEX asked_questions_published ON asked_questions (authority, asks) WHERE published;
