//! `candour resume-sending`: lets letters leave again after a restore.

use std::process::ExitCode;

use super::verify::existing;
use crate::runtime::{self, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    runtime::tokio()?.block_on(async {
        let store = existing(&settings).await?;
        match store.sending_held().await? {
            Some(why) => {
                store.resume_sending().await?;
                println!("sending goes on; it was held because: {why}");
            }
            None => println!("sending was not held"),
        }
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
