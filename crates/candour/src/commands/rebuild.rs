//! `candour rebuild`: what is worked out from the events, worked out anew: the lists of cases, and this node's memory.

use std::{process::ExitCode, sync::Arc};

use office::MemoryFollowed;

use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    runtime::tokio()?.block_on(async {
        super::verify::existing(&settings).await?.close().await;
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let (mut cases, mut mended) = (0, 0);
        for authority in office.all_authorities().await? {
            let rebuilt = office.replay(authority.id, true).await?;
            cases += rebuilt.cases;
            mended += rebuilt.different.len();
        }
        let by_another = office.rebuild_memory().await? == MemoryFollowed::ByAnother;
        let remembered = if by_another { None } else { Some(office.remembered().await?) };
        office.store.close().await;
        if args.json {
            let line = serde_json::json!({"cases": cases, "mended": mended, "remembered": remembered});
            println!("{line}");
        } else {
            println!("{cases} cases replayed, {mended} lines of the lists put right");
            match remembered {
                Some(remembered) => println!("{remembered} answered questions remembered anew"),
                None => println!("a running server keeps the memory of this folder: it makes it anew now"),
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}
