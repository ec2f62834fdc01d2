//! Letters as an applicant reads them, and findings as an officer reads them.

mod goldens;
mod wexmoor;
