//! Letters as an applicant reads them, and findings as an officer reads them.

mod faults;
mod goldens;
mod seeds;
mod wexmoor;
