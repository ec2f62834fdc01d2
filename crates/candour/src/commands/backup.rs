//! `candour backup FILE`: everything in one file, for either database. It holds personal data, and no session.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;

use super::verify::existing;
use crate::runtime::{self, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The file to make
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    let report = runtime::tokio()?.block_on(async {
        let store = existing(&settings).await?;
        let report = store.backup(&args.file).await;
        store.close().await;
        report.with_context(|| format!("no backup was made in {}", args.file.display()))
    })?;
    if args.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        println!("{} events and {} documents, {} bytes", report.events, report.documents, report.bytes);
        println!("head {}", report.head);
    }
    Ok(ExitCode::SUCCESS)
}
