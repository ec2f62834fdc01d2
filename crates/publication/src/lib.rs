//! The disclosure log: entries, feed and open data.
