//! Working days of each information law, from dated editions of the bank holidays.
//!
//! This crate counts days; it knows no duty. It must not read the clock: today is an argument.

mod law_name;

pub use law_name::{Law, UnknownLaw};
