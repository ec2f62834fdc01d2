//! What the rules of law answer, as an officer would see it.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod clock;
mod goldens;
mod provisions;
mod rules;
mod scenarios;
