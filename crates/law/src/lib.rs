//! FOIA, EIR, FOISA and EISRs as code: duties, time limits, provisions, each with its citation.
//!
//! Every rule is a pure function from facts to an [`Outcome`], which is the answer with its trail, or what is missing.
//! This crate reads no clock, no disk and no network, and knows no case.

pub mod citation;
pub mod clock;
pub mod days;
mod eir;
mod eisrs;
pub mod existence;
mod foia;
mod foisa;
pub mod limits;
pub mod notices;
pub mod offence;
mod outcome;
pub mod provisions;
pub mod reliance;
pub mod rights;
pub mod rules;
mod section;
pub mod tell;
pub mod welsh;
pub mod which_law;

pub use calendar::{Calendar, Certainty, Edition, Law};
pub use citation::Citation;
pub use existence::{Existence, exists};
pub use outcome::Outcome;
pub use provisions::{Provision, provision};
pub use rights::{Rights, rights};
pub use section::{Age, Coded, OpenTo};
