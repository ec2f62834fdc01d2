-- Events, their contents and the chain of the installation; the read models; what is not an event.
-- Instants are microseconds since 1970 in UTC; civil dates are text, YYYY-MM-DD; identifiers are of their own type.

-- The envelope of each event. seq has no gaps and its order is the order of the commits.
CREATE TABLE events (
    seq BIGINT PRIMARY KEY,
    authority UUID NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    stream UUID NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    schema BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE UNIQUE INDEX events_stream ON events (authority, kind, stream, version);

-- What an event says and why: the part that lawful erasure may delete.
CREATE TABLE contents (
    seq BIGINT PRIMARY KEY,
    salt BYTEA NOT NULL,
    reason TEXT,
    payload BYTEA NOT NULL
);

-- Which event ordered the erasure of the content of which.
CREATE TABLE erasures (
    seq BIGINT PRIMARY KEY,
    erased_by BIGINT NOT NULL
);

-- One row for each command done: its outcome, and the chain over everything.
CREATE TABLE commits (
    seq BIGINT PRIMARY KEY,
    authority UUID NOT NULL,
    command BYTEA NOT NULL,
    at BIGINT NOT NULL,
    first_event BIGINT NOT NULL,
    events BIGINT NOT NULL,
    outcome BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE UNIQUE INDEX commits_command ON commits (authority, command);

CREATE FUNCTION only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% are only appended', TG_TABLE_NAME;
END $$;
CREATE TRIGGER events_only_appended BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION only_appended();
CREATE TRIGGER commits_only_appended BEFORE UPDATE OR DELETE ON commits FOR EACH ROW EXECUTE FUNCTION only_appended();
CREATE TRIGGER erasures_only_appended BEFORE UPDATE OR DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION only_appended();
CREATE TRIGGER contents_only_appended BEFORE UPDATE ON contents FOR EACH ROW EXECUTE FUNCTION only_appended();
CREATE FUNCTION deleted_by_an_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM erasures WHERE seq = OLD.seq) THEN
        RAISE EXCEPTION 'contents are deleted only by an erasure';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER contents_deleted_by_an_erasure BEFORE DELETE ON contents
    FOR EACH ROW EXECUTE FUNCTION deleted_by_an_erasure();
CREATE TRIGGER events_not_truncated BEFORE TRUNCATE ON events EXECUTE FUNCTION only_appended();
CREATE TRIGGER commits_not_truncated BEFORE TRUNCATE ON commits EXECUTE FUNCTION only_appended();
CREATE TRIGGER erasures_not_truncated BEFORE TRUNCATE ON erasures EXECUTE FUNCTION only_appended();
CREATE TRIGGER contents_not_truncated BEFORE TRUNCATE ON contents EXECUTE FUNCTION only_appended();

-- The board and every other list of cases. due_key is due, or a day after all days where nothing is due.
CREATE TABLE cases (
    authority UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    subject TEXT NOT NULL,
    search TEXT NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    law TEXT NOT NULL,
    received_on TEXT COLLATE "C" NOT NULL,
    due_key TEXT COLLATE "C" NOT NULL,
    is_open BOOLEAN NOT NULL,
    waits_for TEXT COLLATE "C" NOT NULL,
    next TEXT NOT NULL,
    officer UUID,
    questions BIGINT NOT NULL,
    decided BIGINT NOT NULL,
    answered_on TEXT,
    published BOOLEAN NOT NULL,
    history BOOLEAN NOT NULL,
    PRIMARY KEY (authority, id)
);
CREATE UNIQUE INDEX cases_reference ON cases (authority, reference);
CREATE INDEX cases_due ON cases (authority, is_open, due_key, id);
CREATE INDEX cases_waits_for ON cases (authority, waits_for, is_open, due_key, id);
CREATE INDEX cases_officer ON cases (authority, officer, is_open, due_key, id);
CREATE INDEX cases_stage ON cases (authority, stage, due_key, id);
CREATE INDEX cases_received ON cases (authority, received_on, id);

-- How many open cases fall due on each day, so that the board counts without reading the cases.
CREATE TABLE case_tallies (
    authority UUID NOT NULL,
    waits_for TEXT COLLATE "C" NOT NULL,
    due_key TEXT COLLATE "C" NOT NULL,
    cases BIGINT NOT NULL,
    PRIMARY KEY (authority, waits_for, due_key)
);
CREATE FUNCTION tally_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.is_open = NEW.is_open AND OLD.waits_for = NEW.waits_for AND OLD.due_key = NEW.due_key THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.is_open THEN
        UPDATE case_tallies SET cases = cases - 1
            WHERE authority = OLD.authority AND waits_for = OLD.waits_for AND due_key = OLD.due_key;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_open THEN
        INSERT INTO case_tallies (authority, waits_for, due_key, cases)
            VALUES (NEW.authority, NEW.waits_for, NEW.due_key, 1)
            ON CONFLICT (authority, waits_for, due_key) DO UPDATE SET cases = case_tallies.cases + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER cases_tallied AFTER INSERT OR UPDATE OR DELETE ON cases FOR EACH ROW EXECUTE FUNCTION tally_cases();

CREATE TABLE authorities (
    id UUID PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL
);

CREATE TABLE people (
    id UUID PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    password_hash TEXT,
    second_factor TEXT,
    left_at BIGINT
);

CREATE TABLE memberships (
    authority UUID NOT NULL,
    person UUID NOT NULL,
    roles TEXT NOT NULL,
    teams TEXT NOT NULL,
    PRIMARY KEY (authority, person)
);
CREATE INDEX memberships_person ON memberships (person);

CREATE TABLE sessions (
    hash BYTEA PRIMARY KEY,
    person UUID NOT NULL,
    authority UUID,
    began BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE links (
    authority UUID NOT NULL,
    id UUID NOT NULL,
    hash BYTEA NOT NULL UNIQUE,
    kind TEXT COLLATE "C" NOT NULL,
    subject UUID NOT NULL,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    revoked BIGINT,
    PRIMARY KEY (authority, id)
);
CREATE INDEX links_subject ON links (authority, subject);

-- Letters and messages on their way out.
CREATE TABLE outbox (
    authority UUID NOT NULL,
    id UUID NOT NULL,
    subject UUID NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    payload BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    made BIGINT NOT NULL,
    ready_at BIGINT NOT NULL,
    lease BIGINT,
    attempts BIGINT NOT NULL,
    why TEXT,
    sent BIGINT,
    PRIMARY KEY (authority, id)
);
CREATE UNIQUE INDEX outbox_message ON outbox (authority, message_id);
CREATE INDEX outbox_ready ON outbox (state, ready_at);
CREATE INDEX outbox_state ON outbox (authority, state, made);
CREATE INDEX outbox_subject ON outbox (authority, subject);

CREATE TABLE log_entries (
    authority UUID NOT NULL,
    id UUID NOT NULL,
    subject UUID NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    words TEXT NOT NULL,
    search TEXT NOT NULL,
    body BYTEA NOT NULL,
    published_on TEXT COLLATE "C" NOT NULL,
    withdrawn_on TEXT,
    withdrawn_why TEXT,
    PRIMARY KEY (authority, id)
);
CREATE INDEX log_entries_day ON log_entries (authority, published_on, id);
CREATE INDEX log_entries_subject ON log_entries (authority, subject);

CREATE TABLE numbers (
    authority UUID NOT NULL,
    series TEXT COLLATE "C" NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (authority, series)
);

CREATE TABLE followers (
    name TEXT COLLATE "C" PRIMARY KEY,
    cursor BIGINT NOT NULL,
    holder TEXT,
    lease BIGINT
);

CREATE TABLE installation (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    sending_held BOOLEAN NOT NULL,
    held_why TEXT
);
INSERT INTO installation (id, sending_held) VALUES (1, FALSE);
