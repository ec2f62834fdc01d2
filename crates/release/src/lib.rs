//! Enclosures are opened and inspected before they may leave.
