//! `candour import PATH…`: responses that were given before become history, and registers what answers are made from.
//! Safe to repeat, and to stop and go on.

mod pairs;
mod progress;
mod registers;
mod walk;

use std::{io::Write as _, path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Context as _;
use jiff::Timestamp;
use office::london;
use office::{Import, ImportFile, ImportStatus, Kind, Office, RegisterOptions, Who};
use serde_json::json;

use crate::pictures::Tesseract;
use crate::runtime::{self, MachineClock, Settings, StoreArgs};
use pairs::{Held, Pairs, Waiting};
use progress::Progress;
use walk::{Found, Item};

/// So many items wait between finding and keeping.
const AHEAD: usize = 256;
/// So many items are kept in one transaction, and so many bytes.
const BATCH: usize = 128;
const BATCH_BYTES: usize = 16 * 1024 * 1024;

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Files, folders, ZIP archives, mailboxes (mbox, Maildir), saved pages of a disclosure log, and registers (CSV,
    /// workbooks, Open Contracting JSON)
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Propose what is imported for the disclosure log; a named officer publishes each after a look, or does not
    #[arg(long)]
    publish: bool,
    /// These are the published answers of another authority: kept for wording and comparison, never proposed as our facts
    #[arg(long, value_name = "NAME", conflicts_with = "publish")]
    another: Option<String>,
    /// As at which day the registers are true, where their files do not say so or say it wrongly
    #[arg(long, value_name = "DATE")]
    as_at: Option<String>,
    /// Who owns the registers and answers for them
    #[arg(long, value_name = "TEAM")]
    owner: Option<String>,
    /// When the registers are looked at again
    #[arg(long, value_name = "DATE")]
    review_by: Option<String>,
    /// Print JSON, one line for each file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    let options = args.options()?;
    anyhow::ensure!(
        args.another().is_none_or(|name| !name.is_empty()),
        "--another needs the authority's name"
    );
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let authority = runtime::authority_or_new(&office, &settings).await?;
        let done = import(&args, &options, &office, &Who::command_line(authority)).await;
        office.store.close().await;
        done
    })
}

impl Args {
    /// The other authority whose published answers are imported.
    fn another(&self) -> Option<String> {
        self.another.as_deref().map(str::trim).map(str::to_owned)
    }

    /// What was told of the registers.
    fn options(&self) -> anyhow::Result<RegisterOptions> {
        let day = |told: &Option<String>| {
            told.as_deref().map(law::clock::parse_date).transpose().map_err(anyhow::Error::msg)
        };
        let as_at = day(&self.as_at)?;
        anyhow::ensure!(
            as_at.is_none_or(|day| day <= london(Timestamp::now())),
            "--as-at is still to come: rows are true as at a day that was"
        );
        let owner = self.owner.as_deref().map(str::trim).filter(|o| !o.is_empty()).map(str::to_owned);
        Ok(RegisterOptions { as_at, owner, review_by: day(&self.review_by)? })
    }
}

/// The figures at the end.
#[derive(Default)]
struct Figures {
    imported: u64,
    registers: u64,
    already: u64,
    aside: u64,
    requests: u64,
    questions: u64,
    worst: u8,
}

/// A run of the command.
struct Run<'a> {
    args: &'a Args,
    options: &'a RegisterOptions,
    progress: Progress,
    figures: Figures,
    pairs: Pairs,
}

async fn import(
    args: &Args,
    options: &RegisterOptions,
    office: &Office,
    who: &Who,
) -> anyhow::Result<ExitCode> {
    let (send, mut found) = tokio::sync::mpsc::channel::<Found>(AHEAD);
    let (paths, limits) = (args.paths.clone(), office.settings().limits.clone());
    let total = walk::total(&paths);
    let walker = tokio::task::spawn_blocking(move || walk::walk(&paths, &limits, &send));
    let progress = Progress::new(total);
    let mut run = Run { args, options, progress, figures: Figures::default(), pairs: Pairs::default() };
    while let Some(first) = found.recv().await {
        let mut batch: Vec<Item> = Vec::new();
        let mut bytes = 0;
        let mut next = Some(first);
        while let Some(one) = next {
            match one {
                Found::Bad { name, reason, done } => run.bad(office, who, &name, reason, done).await?,
                Found::Item(item) => {
                    bytes += item.bytes.len();
                    batch.push(item);
                }
            }
            let full = batch.len() >= BATCH || bytes >= BATCH_BYTES;
            next = if full { None } else { found.try_recv().ok() };
        }
        run.batch(office, who, batch).await?;
    }
    walker.await.context("the files could not be read to their end")?;
    run.requests(office, who).await?;
    run.end()
}

impl Run<'_> {
    /// Something that could not be opened.
    async fn bad(
        &mut self,
        office: &Office,
        who: &Who,
        name: &str,
        reason: String,
        done: u64,
    ) -> anyhow::Result<()> {
        if self.args.another.is_none() {
            office.note_unopened(who, name, &reason).await.context("nothing more could be kept")?;
        }
        self.report(name, &Import::aside(None, reason, true))?;
        self.progress.item(done, true);
        Ok(())
    }

    /// Imports what was found, in one transaction.
    async fn batch(&mut self, office: &Office, who: &Who, batch: Vec<Item>) -> anyhow::Result<()> {
        let mut files = Vec::with_capacity(batch.len());
        let mut items = Vec::with_capacity(batch.len());
        for Item { name, bytes, path, done, room } in batch {
            let again = path.map_or_else(|| Held::Bytes(bytes.clone()), Held::Path);
            files.push(ImportFile {
                name: name.clone(),
                bytes,
                propose: self.args.publish,
                another: self.args.another(),
            });
            items.push((name, again, done, room));
        }
        let all = office
            .import_with(who, files, &Tesseract, self.options)
            .await
            .context("nothing more could be kept")?;
        for ((name, again, done, _room), of_file) in items.into_iter().zip(all) {
            let mut aside = false;
            for one in of_file {
                aside |= one.status == ImportStatus::SetAside;
                self.one(&name, one, &again)?;
            }
            self.progress.item(done, aside);
        }
        Ok(())
    }

    fn one(&mut self, name: &str, mut one: Import, again: &Held) -> anyhow::Result<()> {
        if let Some(understood) = &one.understood {
            self.pairs.response(understood);
        }
        if one.status == ImportStatus::Waiting {
            let from = match again {
                Held::Path(path) => Held::Path(path.clone()),
                Held::Bytes(bytes) => Held::Bytes(bytes.clone()),
            };
            let waiting = Waiting { name: name.to_owned(), keys: one.keys.clone(), from };
            match self.pairs.wait(waiting) {
                Ok(()) => return Ok(()),
                Err(_) => {
                    let reason = "a request, and too many wait for their responses: import it as a file";
                    one = Import::aside(Some(Kind::Request), reason, false);
                }
            }
        }
        self.report(name, &one)
    }

    /// Puts the requests that waited beside their responses.
    async fn requests(&mut self, office: &Office, who: &Who) -> anyhow::Result<()> {
        for (waiting, found) in std::mem::take(&mut self.pairs).settle() {
            let Waiting { name, from, .. } = waiting;
            let aside = |reason: String| Import::aside(Some(Kind::Request), reason, false);
            let bytes = match from {
                Held::Bytes(bytes) => Ok(bytes),
                Held::Path(path) => std::fs::read(path),
            };
            let Ok(bytes) = bytes else {
                let one = Import::aside(Some(Kind::Request), "this file cannot be read again", true);
                self.report(&name, &one)?;
                continue;
            };
            let file = ImportFile { name: name.clone(), bytes, propose: false, another: None };
            let one = match found {
                Err(reason) => aside(reason.to_owned()),
                Ok((case, because)) => {
                    match office.keep_history_request(who, case, file.clone(), because).await {
                        Ok(before) => {
                            let mut kept = aside(String::new());
                            kept.reason = None;
                            kept.status = if before { ImportStatus::Already } else { ImportStatus::Imported };
                            kept
                        }
                        Err(office::Error::Refused(no)) => aside(format!("a request, but {no}")),
                        Err(office::Error::BadInput(why)) => aside(format!("a request, but {why}")),
                        Err(error) => return Err(error).context("nothing more could be kept"),
                    }
                }
            };
            if one.status == ImportStatus::SetAside && self.args.another.is_none() {
                office.note_unused(who, file, &one).await.context("nothing more could be kept")?;
            }
            self.report(&name, &one)?;
        }
        Ok(())
    }

    /// Counts and prints what became of a file.
    fn report(&mut self, name: &str, one: &Import) -> anyhow::Result<()> {
        let name = one.entry.map_or_else(|| name.to_owned(), |entry| format!("{name}#{entry}"));
        let figures = &mut self.figures;
        let request = one.kind == Some(Kind::Request);
        match one.status {
            ImportStatus::Imported if request => figures.requests += 1,
            ImportStatus::Imported if one.kind == Some(Kind::Register) => {
                figures.registers += registers::taken(&one.registers);
            }
            ImportStatus::Imported => figures.imported += 1,
            ImportStatus::Already => figures.already += 1,
            ImportStatus::SetAside => {
                figures.aside += 1;
                figures.worst = figures.worst.max(if one.unreadable { 2 } else { 1 });
            }
            ImportStatus::Waiting => {}
        }
        let understood = one.understood.as_ref();
        if one.status == ImportStatus::Imported {
            figures.questions += understood.map_or(0, |u| u.questions as u64);
        }
        if self.args.json {
            let mut line = json!({
                "file": name,
                "status": one.status,
                "reason": one.reason,
                "kind": one.kind,
                "reference": understood.and_then(|u| u.reference.as_deref()),
                "date": understood.and_then(|u| u.answered),
                "questions": understood.map(|u| u.questions),
                "understood": understood,
            });
            if !one.registers.is_empty() {
                line["registers"] = json!(one.registers);
            }
            writeln!(std::io::stdout().lock(), "{line}")?;
        } else if !one.registers.is_empty() {
            self.progress.clear();
            let mut out = std::io::stdout().lock();
            for register in &one.registers {
                write!(out, "{}", registers::told(&name, register))?;
            }
        } else if one.status == ImportStatus::SetAside {
            self.progress.clear();
            let reason = one.reason.as_deref().unwrap_or("it could not be used");
            writeln!(std::io::stdout().lock(), "{name}: set aside: {reason}")?;
        }
        Ok(())
    }

    fn end(self) -> anyhow::Result<ExitCode> {
        self.progress.clear();
        let Figures { imported, registers, already, aside, requests, questions, worst } = self.figures;
        let many = |n: u64, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
        let mut text = format!(
            "{} imported with {}",
            many(imported, "response", "responses"),
            many(questions, "question", "questions")
        );
        if requests > 0 {
            text.push_str(&format!(", {} put beside them", many(requests, "request", "requests")));
        }
        if registers > 0 {
            text.push_str(&format!("; {}", many(registers, "register", "registers")));
        }
        text.push_str(&format!("; {already} imported before; {aside} set aside"));
        if self.args.json {
            eprintln!("candour: {text}");
        } else {
            writeln!(std::io::stdout().lock(), "{text}")?;
        }
        Ok(ExitCode::from(worst))
    }
}
