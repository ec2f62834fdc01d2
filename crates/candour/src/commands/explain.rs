//! `candour explain`: the page of one check. Its words are the check's own, their order is `letters`'.

use std::process::ExitCode;

use anyhow::bail;
use letters::checks::{all, by_id, report};

/// Explains a check.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the check, as `candour check --list` prints it
    #[arg(value_name = "ID")]
    id: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Prints what the check looks for, why it matters, decided cases, and a passage on each side of it.
#[expect(clippy::print_stdout, reason = "printing is what the command is for")]
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let Some(check) = by_id(args.id.trim()) else {
        bail!("no check is called '{}': {}", args.id, like(&args.id));
    };
    if args.json {
        println!("{}", report::page_json(check));
    } else {
        print!("{}", report::page(check, super::check::look()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Ids that share words with what was asked for, else where all of them are.
fn like(asked: &str) -> String {
    let asked = asked.to_lowercase();
    let words: Vec<&str> = asked.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).collect();
    let shared = |id: &str| id.split('-').filter(|part| words.contains(part)).count();
    let most = all().iter().map(|c| shared(c.id)).max().unwrap_or_default();
    let near: Vec<&str> =
        all().iter().map(|c| c.id).filter(|id| most > 0 && shared(id) == most).take(4).collect();
    match near.as_slice() {
        [] => "see candour check --list".to_owned(),
        near => format!("is it {}?", near.join(", or ")),
    }
}
