-- On which edition of the calendar the open dates of each case stand, and what a newer one moved.
-- calendar is the oldest edition, '' where no date is open, and a name before all editions where it was never noted:
-- in every row that an older program wrote, so that those cases are looked at once.
ALTER TABLE cases ADD COLUMN calendar TEXT COLLATE "C" NOT NULL DEFAULT '0000-00-00';
-- The edition that last moved a date, '' where none did; and whether somebody has yet to look.
ALTER TABLE cases ADD COLUMN moved_by TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN move_unseen BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX cases_calendar ON cases (authority, is_open, calendar, id);
CREATE INDEX cases_moved ON cases (authority, moved_by, due_key, id) WHERE moved_by <> '';
CREATE INDEX cases_move_unseen ON cases (authority, move_unseen, due_key, id) WHERE moved_by <> '';
CREATE INDEX cases_moved_any ON cases (authority, due_key, id) WHERE moved_by <> '';
