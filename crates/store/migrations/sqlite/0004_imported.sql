-- The words of each imported letter, by which an officer finds it; in one form already, parted by blanks.
CREATE TABLE earlier_letters (
    seq INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    subject BLOB NOT NULL,
    answered_on TEXT,
    words TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX earlier_letters_subject ON earlier_letters (authority, subject);

CREATE VIRTUAL TABLE earlier_letter_words USING fts5(words, content='earlier_letters', content_rowid='seq');
INSERT INTO earlier_letter_words (earlier_letter_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER earlier_letters_in AFTER INSERT ON earlier_letters BEGIN
    INSERT INTO earlier_letter_words (rowid, words) VALUES (NEW.seq, NEW.words);
END;
CREATE TRIGGER earlier_letters_out AFTER DELETE ON earlier_letters BEGIN
    INSERT INTO earlier_letter_words (earlier_letter_words, rowid, words) VALUES ('delete', OLD.seq, OLD.words);
END;

-- What an import could not take, with the reason, until somebody has looked. kept: its bytes are a document under its id;
-- left_out: somebody looked, and it is not asked about again.
CREATE TABLE set_aside (
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    size INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    PRIMARY KEY (authority, id)
) STRICT;
CREATE INDEX set_aside_at ON set_aside (authority, left_out, at, id);
CREATE INDEX set_aside_kept ON set_aside (authority, size) WHERE kept;
CREATE INDEX set_aside_sha256 ON set_aside (authority, sha256);
