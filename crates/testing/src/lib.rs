//! Builders, a fake clock and a fake post for tests.
