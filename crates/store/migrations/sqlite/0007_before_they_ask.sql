-- The words of published answers, found in any form of a word; kept by the log itself.
CREATE TABLE log_search (
    seq INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    search TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_search_entry ON log_search (authority, id);

CREATE VIRTUAL TABLE log_words USING fts5(search, content='log_search', content_rowid='seq', tokenize='porter unicode61');
INSERT INTO log_words (log_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER log_search_in AFTER INSERT ON log_search BEGIN
    INSERT INTO log_words (rowid, search) VALUES (NEW.seq, NEW.search);
END;
CREATE TRIGGER log_search_out AFTER DELETE ON log_search BEGIN
    INSERT INTO log_words (log_words, rowid, search) VALUES ('delete', OLD.seq, OLD.search);
END;
CREATE TRIGGER log_entries_in AFTER INSERT ON log_entries BEGIN
    INSERT INTO log_search (authority, id, search) VALUES (NEW.authority, NEW.id, NEW.search);
END;
CREATE TRIGGER log_entries_out AFTER DELETE ON log_entries BEGIN
    DELETE FROM log_search WHERE authority = OLD.authority AND id = OLD.id;
END;
CREATE TRIGGER log_entries_again AFTER UPDATE OF search ON log_entries BEGIN
    DELETE FROM log_search WHERE authority = OLD.authority AND id = OLD.id;
    INSERT INTO log_search (authority, id, search) VALUES (NEW.authority, NEW.id, NEW.search);
END;
INSERT INTO log_search (authority, id, search) SELECT authority, id, search FROM log_entries;

-- How often a published answer was shown to somebody who was about to ask, opened, and said to answer; one row a day.
-- Counts of the authority itself stand under the id of zeros. Nothing here says who.
CREATE TABLE answer_counts (
    authority BLOB NOT NULL,
    entry BLOB NOT NULL,
    answer INTEGER NOT NULL,
    what TEXT NOT NULL,
    day TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (authority, entry, answer, what, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_counts_day ON answer_counts (authority, day);

-- What was asked, question by question: asks is the same for questions that want to know the same of the same matter.
CREATE TABLE asked_questions (
    authority BLOB NOT NULL,
    subject BLOB NOT NULL,
    question INTEGER NOT NULL,
    received_on TEXT NOT NULL,
    asks TEXT NOT NULL,
    text TEXT NOT NULL,
    answered_on TEXT,
    published INTEGER NOT NULL,
    minutes INTEGER,
    PRIMARY KEY (authority, subject, question)
) STRICT;
CREATE INDEX asked_questions_asks ON asked_questions (authority, asks, received_on, subject);
CREATE INDEX asked_questions_published ON asked_questions (authority, asks) WHERE published;
