-- Answers of imported responses, one row a question, looked up by their words: what the memory knows from before.
-- body is the caller's own form; words are in one form already, parted by blanks.
CREATE TABLE earlier_answers (
    seq INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    subject BLOB NOT NULL,
    place INTEGER NOT NULL,
    answered_on TEXT,
    words TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX earlier_answers_place ON earlier_answers (authority, subject, place);

CREATE VIRTUAL TABLE earlier_words USING fts5(words, content='earlier_answers', content_rowid='seq');
INSERT INTO earlier_words (earlier_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER earlier_answers_in AFTER INSERT ON earlier_answers BEGIN
    INSERT INTO earlier_words (rowid, words) VALUES (NEW.seq, NEW.words);
END;
CREATE TRIGGER earlier_answers_out AFTER DELETE ON earlier_answers BEGIN
    INSERT INTO earlier_words (earlier_words, rowid, words) VALUES ('delete', OLD.seq, OLD.words);
END;
