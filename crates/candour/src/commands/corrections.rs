//! `candour corrections`: readings that officers put right, as labelled examples on standard output, one JSON object a
//! line.

use std::{io::Write as _, process::ExitCode, sync::Arc};

use office::Who;
use tokio::sync::mpsc;

use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    store: StoreArgs,
}

/// What whoever takes the examples out must know.
const CAUTION: &str = "what is printed is personal data: the applicant's name and addresses are covered, but a request \
                       may name other people; keep it no longer than the cases themselves";

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let authority = runtime::authority(&office, &settings).await?;
        eprintln!("candour: {CAUTION}");
        let (lines, mut taken) = mpsc::channel::<String>(16);
        let who = Who::command_line(authority);
        let command = uuid::Uuid::now_v7().to_string();
        let export = office.export_examples(&who, &command, lines);
        let print = async move {
            while let Some(line) = taken.recv().await {
                writeln!(std::io::stdout().lock(), "{line}")?;
            }
            std::io::stdout().lock().flush()
        };
        let (count, printed) = tokio::join!(export, print);
        printed?;
        let count = count?;
        eprintln!("candour: {count} corrected {}", if count == 1 { "reading" } else { "readings" });
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
