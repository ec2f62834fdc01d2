//! FOIA, EIR, FOISA and EISRs as code: duties, time limits, provisions, each with its citation.
//!
//! Every rule is a pure function from facts to an [`Outcome`], which is the answer with its trail, or what is missing.
//! This crate reads no clock, no disk and no network, and knows no case.

pub mod citation;
pub mod clock;
mod outcome;
pub mod provisions;

pub use calendar::{Calendar, Certainty, Edition, Law};
pub use citation::Citation;
pub use outcome::Outcome;
pub use provisions::{Provision, provision};
