//! What the rules of law answer, as an officer would see it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "in a test a panic is the report")]

mod clock;
mod costs;
mod goldens;
mod peers;
mod provisions;
mod rules;
mod scenarios;
mod standing;
mod tables;
