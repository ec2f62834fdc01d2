//! The parts a case is made of, one file each.

mod afterwards;
mod clearance;
mod clocks;
mod colleagues;
mod enclosures;
mod history;
mod intake;
mod letters;
mod messages;
mod proposals;
mod publishing;
mod questions;
mod reading;
mod recount;
mod redaction;
mod rows;

pub use afterwards::*;
pub use clearance::*;
pub use clocks::*;
pub use colleagues::*;
pub use enclosures::*;
pub use history::*;
pub use intake::*;
pub use letters::*;
pub use messages::*;
pub use proposals::*;
pub use publishing::*;
pub use questions::*;
pub use reading::*;
pub use recount::*;
pub use redaction::*;
pub use rows::*;
