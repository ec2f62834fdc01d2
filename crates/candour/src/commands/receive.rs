//! `candour receive FILE…`: makes a case of a request; the same message twice is one case.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use casework::case::Channel;
use office::Who;

use super::file;
use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// The largest file that is read, in bytes; the office has its own, smaller limits.
const MAX_FILE: u64 = 64 * 1024 * 1024;

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Messages or documents; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The day it arrived, where that was not today
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    let received_on =
        args.received.as_deref().map(law::clock::parse_date).transpose().map_err(anyhow::Error::msg)?;
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let authority = runtime::authority(&office, &settings).await?;
        let who = Who::command_line(authority);
        let mut worst = 0;
        for path in &args.files {
            let name = path.file_name().map_or_else(|| "message".to_owned(), |n| n.to_string_lossy().into_owned());
            let result = match read(path) {
                Err(error) => Err(error),
                Ok(bytes) => {
                    let at = match received_on {
                        None => office.now(),
                        Some(day) => noon(day)?,
                    };
                    office.receive(&who, &name, bytes, Channel::Email, at).await.map_err(anyhow::Error::from)
                }
            };
            match result {
                Ok(received) if args.json => {
                    let line = serde_json::json!({
                        "file": path.display().to_string(),
                        "case": received.case,
                        "reference": received.reference,
                        "new": received.new,
                        "repeated": received.repeated,
                        "questions": received.questions,
                    });
                    println!("{line}");
                }
                Ok(received) => println!(
                    "{}: {} ({} questions{})",
                    path.display(),
                    received.reference,
                    received.questions,
                    match (received.repeated, received.new) {
                        (true, _) => ", received before",
                        (false, true) => ", a new case",
                        (false, false) => ", filed on this case",
                    }
                ),
                Err(error) => {
                    worst = 2;
                    if args.json {
                        let line = serde_json::json!({"file": path.display().to_string(), "error": format!("{error:#}")});
                        println!("{line}");
                    }
                    eprintln!("candour: {}: {error:#}", path.display());
                }
            }
        }
        office.store.close().await;
        Ok(ExitCode::from(worst))
    })
}

/// Noon in London of a day: an instant that is on that civil day.
fn noon(day: jiff::civil::Date) -> anyhow::Result<jiff::Timestamp> {
    Ok(day.at(12, 0, 0, 0).in_tz("Europe/London")?.timestamp())
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let bytes = file::bytes(path, MAX_FILE)?;
    if bytes.len() as u64 > MAX_FILE {
        anyhow::bail!(
            "the file is larger than {} MB: split it, or take out what is no part of the request",
            MAX_FILE >> 20
        );
    }
    Ok(bytes)
}
