//! The commands, one file each. To add one: a file with `Args` and `run`, a line in each of the lists below.

use std::process::ExitCode;

/// A command with its arguments.
#[derive(clap::Subcommand)]
pub enum Command {}

/// Carries out a command; an error is exit status 2 with its sentence on standard error.
pub fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {}
}
