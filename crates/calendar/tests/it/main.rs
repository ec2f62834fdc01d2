//! Working days as an officer would check them by hand, and the days about which lists disagree.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod counting;
mod disputed;
mod editions;
mod peers;
