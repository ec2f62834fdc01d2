//! A case as a sequence of events: its states, and who may do what.

pub mod rows;
