//! What could be dug out of a file that is about to leave: every danger with its code, its place and what a reader would
//! find there. Nothing is changed here and nothing is guessed: what cannot be looked through whole is said to be so.

mod cannot;
mod code;
mod danger;
mod finding;
mod format;
mod look;
mod remedy;

pub use cannot::CannotCheck;
pub use code::Code;
pub use danger::{Danger, Place, Severity};
pub(crate) use finding::{Finding, shorten};
pub use format::Format;
pub use look::{Look, Verdict, look, look_from};
