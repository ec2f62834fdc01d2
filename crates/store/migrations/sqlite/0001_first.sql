-- Events, their contents and the chain of the installation; the read models; what is not an event.
-- Instants are microseconds since 1970 in UTC; civil dates are text, YYYY-MM-DD; identifiers are 16 bytes.

-- The envelope of each event. seq has no gaps and its order is the order of the commits.
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    kind TEXT NOT NULL,
    stream BLOB NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    schema INTEGER NOT NULL,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_stream ON events (authority, kind, stream, version);

-- What an event says and why: the part that lawful erasure may delete.
CREATE TABLE contents (
    seq INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    reason TEXT,
    payload BLOB NOT NULL
) STRICT;

-- Which event ordered the erasure of the content of which.
CREATE TABLE erasures (
    seq INTEGER PRIMARY KEY,
    erased_by INTEGER NOT NULL
) STRICT;

-- One row for each command done: its outcome, and the chain over everything.
CREATE TABLE commits (
    seq INTEGER PRIMARY KEY,
    authority BLOB NOT NULL,
    command BLOB NOT NULL,
    at INTEGER NOT NULL,
    first_event INTEGER NOT NULL,
    events INTEGER NOT NULL,
    outcome BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX commits_command ON commits (authority, command);

CREATE TRIGGER events_not_updated BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
CREATE TRIGGER events_not_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
CREATE TRIGGER commits_not_updated BEFORE UPDATE ON commits BEGIN SELECT RAISE(ABORT, 'commits are only appended'); END;
CREATE TRIGGER commits_not_deleted BEFORE DELETE ON commits BEGIN SELECT RAISE(ABORT, 'commits are only appended'); END;
CREATE TRIGGER erasures_not_updated BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are only appended'); END;
CREATE TRIGGER erasures_not_deleted BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are only appended'); END;
CREATE TRIGGER contents_not_updated BEFORE UPDATE ON contents BEGIN SELECT RAISE(ABORT, 'contents are only appended'); END;
CREATE TRIGGER contents_not_deleted BEFORE DELETE ON contents
    WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE seq = OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'contents are deleted only by an erasure'); END;

-- The board and every other list of cases. due_key is due, or a day after all days where nothing is due.
CREATE TABLE cases (
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    reference TEXT NOT NULL,
    subject TEXT NOT NULL,
    search TEXT NOT NULL,
    stage TEXT NOT NULL,
    law TEXT NOT NULL,
    received_on TEXT NOT NULL,
    due_key TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    waits_for TEXT NOT NULL,
    next TEXT NOT NULL,
    officer BLOB,
    questions INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    answered_on TEXT,
    published INTEGER NOT NULL,
    history INTEGER NOT NULL,
    PRIMARY KEY (authority, id)
) STRICT;
CREATE UNIQUE INDEX cases_reference ON cases (authority, reference);
CREATE INDEX cases_due ON cases (authority, is_open, due_key, id);
CREATE INDEX cases_waits_for ON cases (authority, waits_for, is_open, due_key, id);
CREATE INDEX cases_officer ON cases (authority, officer, is_open, due_key, id);
CREATE INDEX cases_stage ON cases (authority, stage, due_key, id);
CREATE INDEX cases_received ON cases (authority, received_on, id);

-- How many open cases fall due on each day, so that the board counts without reading the cases.
CREATE TABLE case_tallies (
    authority BLOB NOT NULL,
    waits_for TEXT NOT NULL,
    due_key TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (authority, waits_for, due_key)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cases_tallied_in AFTER INSERT ON cases WHEN NEW.is_open = 1 BEGIN
    INSERT INTO case_tallies (authority, waits_for, due_key, cases) VALUES (NEW.authority, NEW.waits_for, NEW.due_key, 1)
        ON CONFLICT (authority, waits_for, due_key) DO UPDATE SET cases = case_tallies.cases + 1;
END;
CREATE TRIGGER cases_tallied_out AFTER DELETE ON cases WHEN OLD.is_open = 1 BEGIN
    UPDATE case_tallies SET cases = cases - 1
        WHERE authority = OLD.authority AND waits_for = OLD.waits_for AND due_key = OLD.due_key;
END;
CREATE TRIGGER cases_tallied_again AFTER UPDATE ON cases
    WHEN OLD.is_open <> NEW.is_open OR OLD.waits_for <> NEW.waits_for OR OLD.due_key <> NEW.due_key BEGIN
    UPDATE case_tallies SET cases = cases - 1
        WHERE OLD.is_open = 1 AND authority = OLD.authority AND waits_for = OLD.waits_for AND due_key = OLD.due_key;
    INSERT INTO case_tallies (authority, waits_for, due_key, cases)
        SELECT NEW.authority, NEW.waits_for, NEW.due_key, 1 WHERE NEW.is_open = 1
        ON CONFLICT (authority, waits_for, due_key) DO UPDATE SET cases = case_tallies.cases + 1;
END;

CREATE TABLE authorities (
    id BLOB PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    id BLOB PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT,
    second_factor TEXT,
    left_at INTEGER
) STRICT;

CREATE TABLE memberships (
    authority BLOB NOT NULL,
    person BLOB NOT NULL,
    roles TEXT NOT NULL,
    teams TEXT NOT NULL,
    PRIMARY KEY (authority, person)
) STRICT;
CREATE INDEX memberships_person ON memberships (person);

CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    authority BLOB,
    began INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE links (
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER,
    PRIMARY KEY (authority, id)
) STRICT;
CREATE INDEX links_subject ON links (authority, subject);

-- Letters and messages on their way out.
CREATE TABLE outbox (
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    subject BLOB NOT NULL,
    message_id TEXT NOT NULL,
    payload BLOB NOT NULL,
    state TEXT NOT NULL,
    made INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    lease INTEGER,
    attempts INTEGER NOT NULL,
    why TEXT,
    sent INTEGER,
    PRIMARY KEY (authority, id)
) STRICT;
CREATE UNIQUE INDEX outbox_message ON outbox (authority, message_id);
CREATE INDEX outbox_ready ON outbox (state, ready_at);
CREATE INDEX outbox_state ON outbox (authority, state, made);
CREATE INDEX outbox_subject ON outbox (authority, subject);

CREATE TABLE log_entries (
    authority BLOB NOT NULL,
    id BLOB NOT NULL,
    subject BLOB NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    words TEXT NOT NULL,
    search TEXT NOT NULL,
    body BLOB NOT NULL,
    published_on TEXT NOT NULL,
    withdrawn_on TEXT,
    withdrawn_why TEXT,
    PRIMARY KEY (authority, id)
) STRICT;
CREATE INDEX log_entries_day ON log_entries (authority, published_on, id);
CREATE INDEX log_entries_subject ON log_entries (authority, subject);

CREATE TABLE numbers (
    authority BLOB NOT NULL,
    series TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (authority, series)
) STRICT;

CREATE TABLE followers (
    name TEXT PRIMARY KEY,
    cursor INTEGER NOT NULL,
    holder TEXT,
    lease INTEGER
) STRICT;

CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sending_held INTEGER NOT NULL,
    held_why TEXT
) STRICT;
INSERT INTO installation (id, sending_held) VALUES (1, 0);
