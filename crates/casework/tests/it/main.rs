//! What a case does, tried as its people would: commands in, state and refusals out.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail loudly")]

mod accepting;
mod clearing;
mod colleagues;
mod day;
mod enclosures;
mod permissions;
mod proposing;
mod publishing;
mod questions;
mod reading;
mod recount;
mod redacting;
mod sending;
mod simulation;
mod waiting;
