//! `candour verify [--against HEAD]`: whether everything in the store is as it was written.

use std::process::ExitCode;

use anyhow::Context;

use crate::runtime::{self, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// A head that verify printed before and that was kept elsewhere: also finds what was cut off or rewritten since
    #[arg(long, value_name = "HEAD")]
    against: Option<String>,
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
        let report = store.verify(args.against.as_deref()).await?;
        store.close().await;
        anyhow::Ok(report)
    })?;
    print(&report, args.json)
}

/// Prints a report and gives the exit status that it means.
pub fn print(report: &store::VerifyReport, json: bool) -> anyhow::Result<ExitCode> {
    if json {
        println!("{}", serde_json::to_string(report)?);
    } else {
        println!("{} cases, {} events, {} of them erased", report.cases, report.events, report.erased);
        match &report.first_bad {
            None => println!("everything is as it was written\nhead {}", report.head),
            Some(bad) => {
                let event = bad.event.map_or(String::new(), |event| format!("event {event}: "));
                let case = bad.case.as_ref().map_or(String::new(), |case| format!(" ({case})"));
                println!("not as it was written: {event}{}{case}", bad.why);
            }
        }
    }
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Opens the store that is there; asking after a store never makes one.
pub async fn existing(settings: &Settings) -> anyhow::Result<store::Store> {
    if let Some(path) = settings.store.database.strip_prefix("sqlite://")
        && !std::path::Path::new(path).exists()
    {
        anyhow::bail!("there is no store at {path}");
    }
    let _ = rustls::crypto::ring::default_provider().install_default();
    store::Store::open(settings.store.clone()).await.context("the store cannot be opened")
}
