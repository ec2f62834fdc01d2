//! The one program: `serve`, and the command line.
//!
//! This file only names the commands and turns what they return into an exit status. Each command is a file of its
//! own under `commands/`; none of them decides anything that `office` or a crate below it could decide.

mod commands;
mod demo;
mod pictures;
mod runtime;

use std::process::ExitCode;

use clap::Parser;

/// Answers requests for information under FOIA, EIR, FOISA and the EISRs.
#[derive(Parser)]
#[command(name = "candour", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    // A wrong argument is exit status 2 with one clear sentence, which is what clap does by itself.
    let cli = Cli::parse();
    match commands::run(cli.command) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("candour: {error:#}");
            ExitCode::from(2)
        }
    }
}
