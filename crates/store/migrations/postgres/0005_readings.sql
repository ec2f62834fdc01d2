-- The few events that say that a reading was corrected: labelled examples are made out of their cases.
CREATE INDEX events_reading_corrected ON events (authority, seq) WHERE event = 'reading-corrected';
