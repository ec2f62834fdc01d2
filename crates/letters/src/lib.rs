//! Notices composed from decisions, and any response checked against the duties.
