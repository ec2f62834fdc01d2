//! What the rules of law answer, as an officer would see it.

mod provisions;
mod scenarios;
