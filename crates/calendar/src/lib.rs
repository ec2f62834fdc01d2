//! Working days of each information law, from dated editions of the bank holidays.
//!
//! This crate counts days; it knows no duty. It must not read the clock: today is an argument.

mod certainty;
mod division;
mod edition;
mod error;
mod law_name;
mod working_day;

pub use certainty::Certainty;
pub use division::Division;
pub use edition::{BankHoliday, Edition, NotHoliday, Status};
pub use error::Error;
pub use law_name::{Law, UnknownLaw};
pub use working_day::{Calendar, Divisions, Reason};
