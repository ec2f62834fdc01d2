-- How proposed answers fared, question by question: what is counted to see how far the memory can be relied on.
CREATE TABLE proposals (
    authority BLOB NOT NULL,
    subject BLOB NOT NULL,
    question INTEGER NOT NULL,
    key TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    sure INTEGER NOT NULL,
    fate TEXT NOT NULL,
    changed INTEGER NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (authority, subject, question, key)
) STRICT;
CREATE INDEX proposals_day ON proposals (authority, day);
