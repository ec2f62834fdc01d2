//! The steps of `cargo xtask test`, in order: the quickest to fail first.

mod browser;
mod documentation;
mod format;
mod lints;
mod rules;
mod tests;

use anyhow::Result;

/// One step: what it runs, and why.
pub struct Step {
    /// The word after `--only`.
    pub name: &'static str,
    /// One line for people.
    pub why: &'static str,
    /// Whether the servers of the tests must be up.
    pub servers: bool,
    /// Does it.
    pub run: fn(&Surroundings) -> Result<()>,
}

/// What a step is given.
#[derive(Default)]
pub struct Surroundings {
    /// Addresses of the servers, for the environment of what it starts.
    pub variables: Vec<(&'static str, String)>,
    /// What the caller wants of the tests, such as `-p store`; empty for all.
    pub selection: Vec<String>,
}

/// All steps but the preparation of the machine, which comes before the first that needs servers.
pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        why: "one layout of the code, so that a change shows only what changed",
        servers: false,
        run: format::run,
    },
    Step {
        name: "rules",
        why: "what is never true (edges between crates, disk, clock, SQL, licences, papers)",
        servers: false,
        run: rules::run,
    },
    Step { name: "lints", why: "clippy, every warning an error", servers: false, run: lints::run },
    Step {
        name: "documentation",
        why: "every public item is described and every link in it leads somewhere",
        servers: false,
        run: documentation::run,
    },
    Step {
        name: "tests",
        why: "every crate, on SQLite and PostgreSQL, a folder and S3, with a mail server",
        servers: true,
        run: tests::run,
    },
    Step {
        name: "browser",
        why: "a real browser goes the officer's and the applicant's way, by keyboard, with axe on every page",
        servers: true,
        run: browser::run,
    },
];
