//! `candour restore FILE`: a backup into an empty store, verified; sending is held until `candour resume-sending`.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;

use super::verify::print;
use crate::runtime::{self, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The backup
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
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = store::Store::open(settings.store.clone()).await.context("the store cannot be opened")?;
        let report = store.restore(&args.file).await;
        store.close().await;
        report.with_context(|| format!("{} was not restored", args.file.display()))
    })?;
    let status = print(&report, args.json)?;
    if !args.json {
        println!("nothing is sent until 'candour resume-sending'");
    }
    Ok(status)
}
