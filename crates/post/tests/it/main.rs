//! Mail out and in, against scripted servers, a real one and folders on disk.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail, and says what it does without a server"
)]

mod compose;
mod fake_server;
mod folder;
mod letters;
mod maildir;
mod real_server;
mod smtp;
