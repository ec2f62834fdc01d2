//! What templates show: the page around them, dates in words, and the small shapes that the macros take.
//!
//! Nothing here reads a case or counts a day; it only puts into words what it is given.

mod challenged;
mod dates;
mod marked;
mod page;
mod parts;

pub use challenged::Challenged;
pub use dates::{clock_time, days_left, iso, long_date, month_year, plain_date, readable, short_date};
pub use marked::{Mark, Marked, Piece};
pub use page::{Link, Page, Person, Site, show};
pub use parts::{
    Against, Choice, DayKind, Due, Event, Finding, Pages, Row, Severity, Shade, Tag, Task, WorkingDay,
    encode, plural, pounds, table_name, unchecked,
};
