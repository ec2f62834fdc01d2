//! `candour explain`: the page of one check. Its words are the check's own.

use std::process::ExitCode;

use anyhow::anyhow;

/// Explains a check.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the check, as `candour check --list` prints it
    #[arg(value_name = "ID")]
    id: String,
}

/// Prints what the check looks for, why it matters, and a bad and a good passage.
#[expect(clippy::print_stdout, reason = "printing is what the command is for")]
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let check = letters::checks::by_id(args.id.trim())
        .ok_or_else(|| anyhow!("no check is called '{}': see candour check --list", args.id))?;
    let severity = serde_json::to_value(check.severity)?;
    let severity = severity.as_str().unwrap_or_default();
    println!("# {}\n\n{severity}, {}\n", check.id, check.provision);
    println!("What it checks: {}\n\nWhy it matters: {}\n", check.checks, check.matters);
    println!("It finds:\n\n    {}\n\nIt leaves alone:\n\n    {}", check.bad, check.good);
    Ok(ExitCode::SUCCESS)
}
