//! `candour wording export|import|check`: the house wording of letters as a file, out of a store and into one, and what
//! is wrong with a file before anybody takes it in.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::Context;
use casework::Severity;
use document::Language;
use office::{Office, Who, WordingFile};

use super::file;
use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

/// What to do with the words.
#[derive(clap::Subcommand)]
enum What {
    /// Print the words of a language, or write them to a file
    Export {
        /// Only places that have words of the house's own
        #[arg(long)]
        own: bool,
        /// The file; without one the words are printed
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Take the words of a file in: all of it, or nothing where anything is wrong
    Import {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Why the words are changed; kept with them
        #[arg(long, value_name = "REASON")]
        why: String,
        /// Take them in though the checks find a breach in a sample letter
        #[arg(long)]
        despite: bool,
        #[command(flatten)]
        common: Common,
    },
    /// What is wrong with a file, what it would change, and what the checks find in letters with its words
    Check {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(clap::Args)]
struct Common {
    /// The language of the words, by its tag: en or cy
    #[arg(long, default_value = "en", value_parser = language)]
    language: Language,
    #[command(flatten)]
    store: StoreArgs,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "letters are written in English (en) and Welsh (cy)".to_owned())
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let (What::Export { common, .. } | What::Import { common, .. } | What::Check { common, .. }) = &args.what;
    let (settings, language) = (Settings::read(&common.store, None)?, common.language);
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let who = Who::command_line(runtime::authority(&office, &settings).await?);
        let done = carry_out(&office, &who, language, args.what).await;
        office.store.close().await;
        done
    })
}

async fn carry_out(office: &Office, who: &Who, language: Language, what: What) -> anyhow::Result<ExitCode> {
    match what {
        What::Export { own, file, .. } => {
            let words = office.export_wording(who, language, own).await?;
            match file {
                None => std::io::stdout().lock().write_all(words.as_bytes())?,
                Some(path) => std::fs::write(&path, words)
                    .with_context(|| format!("the words cannot be written to {}", path.display()))?,
            }
            Ok(ExitCode::SUCCESS)
        }
        What::Check { file, .. } => {
            let looked = office.look_at_wording(who, language, &read(&file)?).await?;
            Ok(tell(&file, &looked))
        }
        What::Import { file, why, despite, .. } => {
            let bytes = read(&file)?;
            let looked = office.look_at_wording(who, language, &bytes).await?;
            let wrong = tell(&file, &looked);
            if !looked.troubles.is_empty() {
                return Ok(wrong);
            }
            let command = uuid::Uuid::now_v7().to_string();
            let seen = (Some(looked.seen), despite);
            let changed = office.import_wording(who, &command, language, &bytes, &why, seen).await?;
            println!("{changed} taken in");
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The bytes of a file, no more than a file of words may have.
fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let most = letters::wording::file::LONGEST as u64;
    let bytes = file::bytes(path, most).with_context(|| path.display().to_string())?;
    anyhow::ensure!(bytes.len() as u64 <= most, "{} is larger than {} MB", path.display(), most >> 20);
    Ok(bytes)
}

/// Prints what was found; the exit status is 1 where nothing could be taken in as it is.
fn tell(path: &Path, looked: &WordingFile) -> ExitCode {
    for trouble in &looked.troubles {
        println!("{}:{}: {}", path.display(), trouble.line, trouble.why);
    }
    for difference in &looked.differences {
        println!("{}: changes", difference.place);
    }
    for (kind, finding) in &looked.findings {
        println!(
            "{}: {}: {} ({})",
            severity(finding.severity),
            kind.words(),
            finding.message,
            finding.provision
        );
    }
    if looked.troubles.is_empty() {
        println!("{} to change, {} as they stand", looked.differences.len(), looked.same);
    }
    let breach = looked.findings.iter().any(|(_, finding)| finding.severity == Severity::Breach);
    if breach || !looked.troubles.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Breach => "breach",
        Severity::Risk => "risk",
        Severity::Advice => "advice",
    }
}
