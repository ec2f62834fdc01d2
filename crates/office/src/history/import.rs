//! Imports files as history: many at once, each once. What cannot be used is set aside with a reason.
//!
//! Nothing here decides, sends or publishes.

use std::collections::HashSet;

use casework::{
    CaseId, Command, Context, OpenHistory,
    case::{Channel, History, HistoryRequest, Origin, StoredFile},
    case_row,
};
use sha2::{Digest, Sha256};
use store::{Commit, Committed, StreamAppend, StreamKey};
use uuid::Uuid;

use super::{
    Import, ImportFile, ImportStatus, Keys, Kind, Understood,
    batch::{self, FileRead},
    earlier_of, read,
};
use crate::{
    Office, Who,
    error::{Error, Result},
    file_names::media_type,
    registers::RegisterOptions,
    secrets::derived_id,
    stream,
};

/// The longest reference that is taken from a letter.
const LONGEST_REFERENCE: usize = 60;
/// So much of another authority's name stands before it.
const LONGEST_NAME: usize = 40;

/// A response that is about to be kept.
struct Ready {
    /// Which file of the batch, and which of its responses.
    slot: (usize, usize),
    command: String,
    sha256: String,
    /// All but the reference under which it is filed.
    open: OpenHistory,
    understood: Understood,
}

pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The command that imports these bytes: a file, or the part of a page or list that is one response.
pub(super) fn command_id(sha256: &str) -> String {
    format!("import:{sha256}")
}

pub(super) fn request_command_id(sha256: &str) -> String {
    format!("import-request:{sha256}")
}

impl Office {
    /// Imports the responses of a file as history; one answer for the file, or for each entry of a page.
    ///
    /// Fails only where the store does, or the actor may not: what cannot be used is set aside with a reason.
    pub async fn import(&self, who: &Who, file: ImportFile) -> Result<Vec<Import>> {
        let mut all = self.import_all(who, vec![file], &reading::NoPictures).await?;
        Ok(all.pop().unwrap_or_default())
    }

    /// Imports several files as [`Office::import`] does, in their order and in one transaction, with a program that
    /// reads the words of scanned pages. All of them are in memory at once: their number and size are the caller's.
    pub async fn import_all(
        &self,
        who: &Who,
        files: Vec<ImportFile>,
        pictures: &'static dyn reading::ReadsPictures,
    ) -> Result<Vec<Vec<Import>>> {
        self.import_with(who, files, pictures, &RegisterOptions::default()).await
    }

    /// Imports as [`Office::import_all`] does, with what is known of the registers among the files.
    pub async fn import_with(
        &self,
        who: &Who,
        files: Vec<ImportFile>,
        pictures: &'static dyn reading::ReadsPictures,
        options: &RegisterOptions,
    ) -> Result<Vec<Vec<Import>>> {
        self.import_as(who, files, pictures, options, false).await
    }

    /// Imports as [`Office::import_all`] does; `surely` where a person says that each file is a response.
    pub(super) async fn import_as(
        &self,
        who: &Who,
        files: Vec<ImportFile>,
        pictures: &'static dyn reading::ReadsPictures,
        options: &RegisterOptions,
        surely: bool,
    ) -> Result<Vec<Vec<Import>>> {
        who.administrator()?;
        let read = self.read_batch(who.authority, files, pictures, surely).await?;
        let mut done: Vec<Vec<Import>> = Vec::with_capacity(read.len());
        let mut ready: Vec<Ready> = Vec::new();
        let mut taken: HashSet<String> = HashSet::new();
        let mut documents: Vec<(CaseId, Vec<u8>)> = Vec::new();
        let mut aside: Vec<super::aside::Note> = Vec::new();
        let mut known: Vec<String> = Vec::new();
        for (at, FileRead { name, sha256, bytes, another, read }) in read.into_iter().enumerate() {
            // What another published and cannot be used is only reported: tried again it would come in as our own.
            let keep_aside = another.is_none();
            match read {
                batch::Known::Done(one) => {
                    known.push(sha256);
                    done.push(vec![*one]);
                }
                batch::Known::Read(read::Read::Aside { kind, reason, unreadable }) => {
                    let one = Import::aside(kind, reason, unreadable);
                    if keep_aside {
                        aside.push(super::aside::Note::new(&name, None, sha256, bytes, &one));
                    }
                    done.push(vec![one]);
                }
                batch::Known::Read(read::Read::Registers(_)) if another.is_some() => {
                    let reason = "a register: what another authority holds answers nothing here";
                    done.push(vec![Import::aside(Some(Kind::Register), reason, false)]);
                }
                batch::Known::Read(read::Read::Registers(found)) => {
                    done.push(vec![
                        self.registers_of(
                            who,
                            (&name, sha256, bytes),
                            found,
                            options,
                            &mut aside,
                            &mut known,
                        )
                        .await?,
                    ]);
                }
                batch::Known::Read(read::Read::Request(asked)) => {
                    let mut waiting = Import::aside(Some(Kind::Request), "", false);
                    (waiting.status, waiting.reason, waiting.keys) =
                        (ImportStatus::Waiting, None, asked.keys);
                    done.push(vec![waiting]);
                }
                batch::Known::Read(read::Read::Responses(responses)) => {
                    let mut of_file = Vec::with_capacity(responses.len());
                    for mut one in responses {
                        one.history.of.clone_from(&another);
                        let slot = (at, of_file.len());
                        let entry = one.entry;
                        let before = documents.len();
                        let made = self
                            .ready(who, (&name, &bytes), &sha256, one, slot, &mut taken, &mut documents)
                            .await;
                        of_file.push(match made {
                            Ok(Ok(made)) => {
                                let waits = Import::of(ImportStatus::Waiting, entry, made.understood.clone());
                                ready.push(made);
                                waits
                            }
                            Ok(Err((one, part))) => {
                                documents.truncate(before);
                                if one.status == ImportStatus::SetAside && keep_aside {
                                    let (sha256, bytes) = match part {
                                        Some(part) => (digest(&part), part),
                                        None => (sha256.clone(), bytes.clone()),
                                    };
                                    aside.push(super::aside::Note::new(&name, entry, sha256, bytes, &one));
                                }
                                one
                            }
                            Err(error) => return Err(error),
                        });
                    }
                    done.push(of_file);
                }
            }
        }
        self.keep_documents(who.authority, documents).await?;
        known.extend(self.keep_ready(who, ready, &mut done).await?);
        self.note_asides(who.authority, aside).await?;
        self.no_longer_aside(who.authority, &known).await?;
        Ok(done)
    }

    /// Takes the registers of a file; what the rules do not let in is set aside.
    async fn registers_of(
        &self,
        who: &Who,
        file: (&str, String, Vec<u8>),
        found: reading::register::Registers,
        options: &RegisterOptions,
        aside: &mut Vec<super::aside::Note>,
        known: &mut Vec<String>,
    ) -> Result<Import> {
        let (name, sha256, bytes) = file;
        match self.import_registers(who, name, found, options).await {
            Ok(registers) => {
                known.push(sha256);
                Ok(Import::registers(registers))
            }
            Err(Error::BadInput(why)) => {
                let one = Import::aside(Some(Kind::Register), why, false);
                aside.push(super::aside::Note::new(name, None, sha256, bytes, &one));
                Ok(one)
            }
            Err(error) => Err(error),
        }
    }

    /// Makes a response ready to be kept, with its documents; or says what became of it already, with the bytes of its
    /// part of the file.
    #[expect(clippy::too_many_arguments, reason = "what a batch holds together")]
    async fn ready(
        &self,
        who: &Who,
        file: (&str, &[u8]),
        sha256: &str,
        one: read::One,
        slot: (usize, usize),
        taken: &mut HashSet<String>,
        documents: &mut Vec<(CaseId, Vec<u8>)>,
    ) -> Result<Result<Ready, (Import, Option<Vec<u8>>)>> {
        let entry = one.entry;
        if let Some(reason) = one.reason {
            let mut aside = Import::aside(Some(Kind::Response), reason, false);
            aside.entry = entry;
            return Ok(Err((aside, one.part)));
        }
        let own = one.part.as_ref().map_or_else(|| sha256.to_owned(), |part| digest(part));
        let command = command_id(&own);
        if entry.is_some()
            && let Some(done) = self.store.outcome_of(who.authority, &command).await?
        {
            return Ok(Err((already(&done.outcome, entry)?, None)));
        }
        let case = CaseId(derived_id(who.authority, &command));
        let mut keep = |name: &str, bytes: &[u8]| {
            documents.push((case, bytes.to_vec()));
            StoredFile {
                sha256: digest(bytes),
                name: crate::file_names::safe_name(name),
                media_type: media_type(name, bytes),
                bytes: bytes.len() as u64,
            }
        };
        let mut attachments: Vec<StoredFile> = Vec::new();
        let original = match &one.part {
            None => keep(file.0, file.1),
            Some(part) => {
                // The page itself is kept once, with its first entry.
                if entry == Some(1) {
                    attachments.push(keep(file.0, file.1));
                }
                keep(&format!("entry {}.txt", entry.unwrap_or(0)), part)
            }
        };
        for (name, bytes) in &one.attachments {
            attachments.push(keep(name, bytes));
        }
        let reference = self.free_reference(who.authority, &one.history, &own, taken).await?;
        taken.insert(reference.clone());
        let mut understood = understood(case, &one);
        understood.filed_as.clone_from(&reference);
        let open = OpenHistory {
            id: case,
            reference,
            subject: one.subject,
            origin: Origin {
                channel: Channel::Import,
                received_at: self.now(),
                received_on: self.today(),
                message_id: None,
            },
            original,
            attachments,
            text: one.text,
            questions: one.questions,
            history: one.history,
        };
        Ok(Ok(Ready { slot, command, sha256: own, open, understood }))
    }

    /// The commit that keeps a response.
    fn commit_of(&self, who: &Who, authority: &casework::Authority, ready: &Ready) -> Result<Commit> {
        let context = Context {
            now: self.now(),
            today: self.today(),
            actor: &who.actor,
            authority,
            edition: self.edition(),
        };
        let events = casework::open_history(ready.open.clone(), &context)?;
        let Some(state) = events.first().and_then(casework::open) else {
            return Err(Error::NotFound("case"));
        };
        let mut commit = Commit::new(ready.command.clone(), stream::actor_json(&who.actor), context.now);
        commit.outcome =
            serde_json::to_vec(&ready.understood).map_err(|_| Error::BadInput("no outcome".to_owned()))?;
        commit.earlier = earlier_of(&state, &events).into_iter().collect();
        commit.questionnaires =
            crate::recurring::kept_after(&state, authority, &events).into_iter().collect();
        commit.streams = vec![StreamAppend {
            key: StreamKey::case(state.id.0),
            expected_version: 0,
            events: events.iter().map(stream::new_event).collect(),
            reason: None,
            case_row: Some(case_row(&state)),
        }];
        Ok(commit)
    }

    /// Keeps what is ready, in one transaction where that can be, and says what became of each. Returns the digests of
    /// what is history now.
    async fn keep_ready(
        &self,
        who: &Who,
        ready: Vec<Ready>,
        done: &mut [Vec<Import>],
    ) -> Result<Vec<String>> {
        let authority = self.authority(who.authority).await?;
        let commits: Result<Vec<Commit>> = ready.iter().map(|r| self.commit_of(who, &authority, r)).collect();
        let together = match commits {
            Ok(commits) => self.store.append_all(who.authority, commits).await.map_err(Error::from),
            Err(error) => Err(error),
        };
        let mut imported = Vec::with_capacity(ready.len());
        match together {
            Ok(all) => {
                for (one, committed) in ready.into_iter().zip(all) {
                    let (file, at) = one.slot;
                    done[file][at] = became(committed, one.understood, done[file][at].entry)?;
                    imported.push(one.sha256);
                }
            }
            // One of them cannot be kept so: each by itself, so that the others are.
            Err(Error::BadInput(_) | Error::Refused(_) | Error::Busy) => {
                for one in ready {
                    let (file, at) = one.slot;
                    let (entry, sha256) = (done[file][at].entry, one.sha256.clone());
                    done[file][at] = match self.keep_one(who, &authority, one).await {
                        Err(Error::BadInput(reason)) => {
                            Import { entry, ..Import::aside(Some(Kind::Response), reason, false) }
                        }
                        Err(Error::Refused(no)) => {
                            Import { entry, ..Import::aside(Some(Kind::Response), no.to_string(), false) }
                        }
                        Err(error) => return Err(error),
                        Ok((committed, understood)) => {
                            imported.push(sha256);
                            became(committed, understood, entry)?
                        }
                    };
                }
            }
            Err(error) => return Err(error),
        }
        Ok(imported)
    }

    async fn keep_one(
        &self,
        who: &Who,
        authority: &casework::Authority,
        mut one: Ready,
    ) -> Result<(Committed, Understood)> {
        let mut attempts = 0;
        loop {
            let commit = self.commit_of(who, authority, &one)?;
            match self.store.append(who.authority, commit).await {
                Ok(committed) => return Ok((committed, one.understood)),
                // Another import took the reference at the same moment.
                Err(store::Error::Taken("reference")) if attempts == 0 => {
                    one.open.reference = apart(&one.open.reference, &one.sha256);
                    one.understood.filed_as.clone_from(&one.open.reference);
                    attempts += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// A reference under which a response is filed: its own where it has one that is free. It never has the form of
    /// those that this program gives, so that none of them can ever be taken.
    async fn free_reference(
        &self,
        authority: Uuid,
        history: &History,
        sha256: &str,
        taken: &HashSet<String>,
    ) -> Result<String> {
        let told = history.reference.iter().flat_map(|r| r.split_whitespace()).collect::<Vec<_>>().join(" ");
        // Whose it is stands first, in every list and where it is proposed.
        let told = match &history.of {
            None => told,
            Some(of) => {
                let of: String = of.chars().take(LONGEST_NAME).collect();
                let whole = format!("{of} {told}");
                if told.is_empty() || whole.chars().count() > LONGEST_REFERENCE {
                    return Ok(apart(&of, sha256));
                }
                whole
            }
        };
        if told.is_empty() || told.chars().count() > LONGEST_REFERENCE {
            return Ok(apart("History", sha256));
        }
        let reference = if like_ours(&told) { format!("{told} (history)") } else { told };
        let known = taken.contains(&reference)
            || self.store.case_by_reference(authority, &reference).await?.is_some();
        Ok(if known { apart(&reference, sha256) } else { reference })
    }

    /// Puts a request beside the imported response that answers it. Returns whether it stood there before.
    pub async fn keep_history_request(
        &self,
        who: &Who,
        case: CaseId,
        file: ImportFile,
        because: &str,
    ) -> Result<bool> {
        who.administrator()?;
        let sha256 = digest(&file.bytes);
        let command = request_command_id(&sha256);
        if self.store.outcome_of(who.authority, &command).await?.is_some() {
            return Ok(true);
        }
        // Its words are a help; where it is a scan, the original is all there is.
        let text = self.read_file(&file.name, &file.bytes).await.map(|o| o.text).unwrap_or_default();
        let original = self
            .keep_file(who.authority, case, &file.name, media_type(&file.name, &file.bytes), &file.bytes)
            .await?;
        let request = HistoryRequest { original, text, because: because.to_owned() };
        let order = Command::KeepHistoryRequest { request: Box::new(request) };
        self.act(who, case, &command, vec![order]).await?;
        self.no_longer_aside(who.authority, &[sha256]).await?;
        Ok(false)
    }
}

fn became(committed: Committed, understood: Understood, entry: Option<u32>) -> Result<Import> {
    if committed.repeated {
        already(&committed.outcome, entry)
    } else {
        Ok(Import::of(ImportStatus::Imported, entry, understood))
    }
}

pub(super) fn already(outcome: &[u8], entry: Option<u32>) -> Result<Import> {
    let understood: Understood = serde_json::from_slice(outcome).map_err(|_| Error::Busy)?;
    Ok(Import::of(ImportStatus::Already, entry, understood))
}

/// A request that stands beside its response already.
pub(super) fn known_request() -> Import {
    let mut known = Import::aside(Some(Kind::Request), "", false);
    (known.status, known.reason, known.keys) = (ImportStatus::Already, None, Keys::default());
    known
}

/// The form of the references that this program gives: letters, a year, a number.
fn like_ours(reference: &str) -> bool {
    let mut parts = reference.rsplitn(3, '-');
    let digits =
        |part: Option<&str>| part.is_some_and(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    let (number, year, prefix) = (parts.next(), parts.next(), parts.next());
    digits(number) && digits(year) && year.is_some_and(|y| y.len() == 4) && prefix.is_some()
}

/// A reference made different by the content that it stands for.
fn apart(reference: &str, sha256: &str) -> String {
    format!("{reference} #{}", sha256.get(..10).unwrap_or(sha256))
}

fn understood(case: CaseId, one: &read::One) -> Understood {
    let history = &one.history;
    Understood {
        case,
        filed_as: String::new(),
        reference: history.reference.clone(),
        subject: one.subject.clone(),
        authority: history.authority.clone(),
        received: history.received,
        answered: history.answered,
        law: history.law,
        outcome: history.outcome,
        excerpt: history.excerpt,
        ncnd: history.ncnd,
        questions: one.questions.len(),
        with_answer: history.answers.iter().filter(|a| a.answer.is_some()).count(),
        dispositions: history.answers.iter().map(|a| a.disposition).collect(),
        relied_on: relied_on(history),
        keys: one.keys.clone(),
    }
}

fn relied_on(history: &casework::case::History) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for provision in history.provisions.iter().filter(|p| p.relied_on) {
        if !all.contains(&provision.provision) {
            all.push(provision.provision.clone());
        }
    }
    all
}
