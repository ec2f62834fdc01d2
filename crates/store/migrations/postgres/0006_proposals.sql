-- How proposed answers fared, question by question: what is counted to see how far the memory can be relied on.
CREATE TABLE proposals (
    authority UUID NOT NULL,
    subject UUID NOT NULL,
    question BIGINT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    sure BIGINT NOT NULL,
    fate TEXT COLLATE "C" NOT NULL,
    changed BIGINT NOT NULL,
    because TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (authority, subject, question, key)
);
CREATE INDEX proposals_day ON proposals (authority, day);
