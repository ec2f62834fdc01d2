//! `candour ask "QUESTION"`: what registers and earlier answers say to a question. It only looks; nothing is kept.

mod shown;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, anyhow, ensure};
use jiff::civil::Date;
use office::{Who, answers::Asked};
use serde_json::json;

use super::due::print;
use crate::runtime::{self, MachineClock, Settings, StoreArgs};

pub(super) use shown::{Page, candidate_json, day};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The question, as it was put
    #[arg(value_name = "QUESTION")]
    question: String,
    /// The day for which to answer: of receipt (YYYY-MM-DD); today where it is not said
    #[arg(long, value_name = "DATE")]
    as_at: Option<String>,
    /// The heading it stands under
    #[arg(long, value_name = "TEXT")]
    heading: Option<String>,
    /// Words that it shares with other questions, as "For each contract please state:"
    #[arg(long, value_name = "TEXT")]
    stem: Option<String>,
    /// What the request is about
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
    /// A question before it in the same request; repeat it for each, in their order
    #[arg(long, value_name = "QUESTION")]
    previous: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// A date of an argument.
pub(super) fn date(name: &str, given: Option<&str>) -> Result<Option<Date>> {
    given.map(law::clock::parse_date).transpose().map_err(|why| anyhow!("{name}: {why}"))
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    ensure!(!args.question.trim().is_empty(), "there is no question: write it as the first argument");
    let as_at = date("--as-at", args.as_at.as_deref())?;
    let settings = Settings::read(&args.store, None)?;
    runtime::one_thread()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let who = Who::command_line(runtime::authority(&office, &settings).await?);
        let day = as_at.unwrap_or_else(|| office.today());
        let said = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
        let (stem, heading, subject) = (said(&args.stem), said(&args.heading), said(&args.subject));
        let previous: Vec<&str> = args.previous.iter().map(String::as_str).collect();
        let asked = Asked {
            text: args.question.trim(),
            stem: stem.as_deref(),
            heading: heading.as_deref(),
            subject: subject.as_deref(),
            previous: &previous,
            received_on: day,
        };
        let found = office.recall(&who, &asked, day).await?;
        if args.json {
            let answers: Vec<_> = found.iter().map(candidate_json).collect();
            print(&format!("{}\n", json!({ "answers": answers })))?;
        } else {
            let mut page = Page::default();
            page.line(0, asked.text);
            page.line(0, &format!("As at {}", shown::day(day)));
            if found.is_empty() {
                page.gap();
                page.line(0, "Nothing is known about this in registers or earlier answers.");
            }
            for (at, candidate) in found.iter().enumerate() {
                page.gap();
                page.candidate(&format!("{}.", at + 1), candidate);
            }
            print(&page.text())?;
        }
        office.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
