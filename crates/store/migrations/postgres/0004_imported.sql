-- The words of each imported letter, by which an officer finds it; in one form already, parted by blanks.
CREATE TABLE earlier_letters (
    authority UUID NOT NULL,
    subject UUID NOT NULL,
    answered_on TEXT COLLATE "C",
    words TEXT NOT NULL,
    found TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
    PRIMARY KEY (authority, subject)
);
CREATE INDEX earlier_letters_found ON earlier_letters USING GIN (found);

-- What an import could not take, with the reason, until somebody has looked. kept: its bytes are a document under its id;
-- left_out: somebody looked, and it is not asked about again.
CREATE TABLE set_aside (
    authority UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    kept BOOLEAN NOT NULL,
    left_out BOOLEAN NOT NULL,
    PRIMARY KEY (authority, id)
);
CREATE INDEX set_aside_at ON set_aside (authority, left_out, at, id);
CREATE INDEX set_aside_kept ON set_aside (authority, size) WHERE kept;
CREATE INDEX set_aside_sha256 ON set_aside (authority, sha256);
