//! `candour import PATH…`: responses that were given before become history. Safe to repeat, and to stop and go on.

mod pairs;
mod progress;
mod walk;

use std::{io::Write as _, path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Context as _;
use casework::authority::Profile;
use document::Contact;
use office::{Founding, Import, ImportFile, ImportStatus, Kind, Office, Who};
use serde_json::json;
use uuid::Uuid;

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
    /// Files, folders, ZIP archives, mailboxes (mbox, Maildir) and saved pages of a disclosure log
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Propose what is imported for the disclosure log; a named officer publishes each after a look, or does not
    #[arg(long)]
    publish: bool,
    /// Print JSON, one line for each file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, None)?;
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        let authority = authority(&office, &settings).await?;
        let done = import(&args, &office, &Who::command_line(authority)).await;
        office.store.close().await;
        done
    })
}

/// The figures at the end.
#[derive(Default)]
struct Figures {
    imported: u64,
    already: u64,
    aside: u64,
    requests: u64,
    questions: u64,
    worst: u8,
}

/// A run of the command.
struct Run<'a> {
    args: &'a Args,
    progress: Progress,
    figures: Figures,
    pairs: Pairs,
}

async fn import(args: &Args, office: &Office, who: &Who) -> anyhow::Result<ExitCode> {
    let (send, mut found) = tokio::sync::mpsc::channel::<Found>(AHEAD);
    let (paths, limits) = (args.paths.clone(), office.settings().limits.clone());
    let total = walk::total(&paths);
    let walker = tokio::task::spawn_blocking(move || walk::walk(&paths, &limits, &send));
    let progress = Progress::new(total);
    let mut run = Run { args, progress, figures: Figures::default(), pairs: Pairs::default() };
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
        office.note_unopened(who, name, &reason).await.context("nothing more could be kept")?;
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
            files.push(ImportFile { name: name.clone(), bytes, propose: self.args.publish });
            items.push((name, again, done, room));
        }
        let all = office.import_all(who, files, &Tesseract).await.context("nothing more could be kept")?;
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
            let file = ImportFile { name: name.clone(), bytes, propose: false };
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
            if one.status == ImportStatus::SetAside {
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
            let line = json!({
                "file": name,
                "status": one.status,
                "reason": one.reason,
                "kind": one.kind,
                "reference": understood.and_then(|u| u.reference.as_deref()),
                "date": understood.and_then(|u| u.answered),
                "questions": understood.map(|u| u.questions),
                "understood": understood,
            });
            writeln!(std::io::stdout().lock(), "{line}")?;
        } else if one.status == ImportStatus::SetAside {
            self.progress.clear();
            let reason = one.reason.as_deref().unwrap_or("it could not be used");
            writeln!(std::io::stdout().lock(), "{name}: set aside: {reason}")?;
        }
        Ok(())
    }

    fn end(self) -> anyhow::Result<ExitCode> {
        self.progress.clear();
        let Figures { imported, already, aside, requests, questions, worst } = self.figures;
        let many = |n: u64, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
        let mut text = format!(
            "{} imported with {}",
            many(imported, "response", "responses"),
            many(questions, "question", "questions")
        );
        if requests > 0 {
            text.push_str(&format!(", {} put beside them", many(requests, "request", "requests")));
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

/// The authority by its short name or its full name; a new one where there is none of that name. What is unknown about
/// it stays unknown until somebody says it.
async fn authority(office: &Office, settings: &Settings) -> anyhow::Result<Uuid> {
    let Some(wanted) = &settings.authority else { return runtime::authority(office, settings).await };
    let wanted = wanted.trim();
    let slug = runtime::short_name(wanted);
    anyhow::ensure!(!slug.is_empty(), "'{wanted}' is no name of an authority");
    if let Some(known) = runtime::known_authority(office, wanted).await? {
        return Ok(known);
    }
    let id = Uuid::now_v7();
    let profile = Profile {
        name: wanted.to_owned(),
        slug: slug.clone(),
        reference_prefix: "FOI".to_owned(),
        laws: Vec::new(),
        body: String::new(),
        higher_limit: false,
        holder: None,
        team: String::new(),
        contact: Contact::default(),
        review_contact: String::new(),
        colour: "#1d4e6b".to_owned(),
        reuse: String::new(),
        mail_from: String::new(),
    };
    match office.found(Founding { id, profile }).await {
        Ok(()) => {
            eprintln!(
                "candour: {wanted} is new here. Under which laws it answers, what kind of body it is and how it is reached \
                 is not known yet: 'candour init --slug {slug} …' asks for it"
            );
            Ok(id)
        }
        // Another import made it at the same moment.
        Err(error) => match office.authority_by_slug(&slug).await {
            Ok(known) => Ok(known.id),
            Err(_) => Err(error).context("the authority could not be set up"),
        },
    }
}
