//! `candour schema`: the shapes of what the command line takes, as JSON Schema.

use std::process::ExitCode;

/// Prints a schema.
#[derive(clap::Args)]
pub struct Args {
    /// Of what
    #[arg(value_enum, value_name = "WHAT")]
    what: What,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// A draft for `candour check`
    Draft,
}

/// Prints the schema.
#[expect(clippy::print_stdout, reason = "printing is what the command is for")]
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.what {
        What::Draft => print!("{}", letters::DRAFT_SCHEMA),
    }
    Ok(ExitCode::SUCCESS)
}
