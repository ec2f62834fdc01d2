//! Bounded openers of what comes from outside, with one set of limits.
