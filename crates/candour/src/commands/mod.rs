//! The commands, one file each. To add one: a file with `Args` and `run`, a line in each of the lists below.

mod days;
mod due;
mod law;
mod read;

use std::process::ExitCode;

/// A command with its arguments.
#[derive(clap::Subcommand)]
pub enum Command {
    /// When an answer is due, and how that is worked out
    Due(due::Args),
    /// Working days between two days
    Days(days::Args),
    /// A provision as an officer reads it
    Law(law::Args),
    /// What a file says, as a request
    Read(read::Args),
}

/// Carries out a command; an error is exit status 2 with its sentence on standard error.
pub fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Due(args) => due::run(args),
        Command::Days(args) => days::run(args),
        Command::Law(args) => law::run(args),
        Command::Read(args) => read::run(args),
    }
}
