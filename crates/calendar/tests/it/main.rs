//! Working days as an officer would check them by hand, and the days about which lists disagree.

mod counting;
mod disputed;
mod editions;
