//! What was answered before: published responses become cases of history, which feed the memory and can be found.
//!
//! Nothing here decides, sends or publishes. The same file twice is one case.

mod read;

use casework::{
    Case, CaseId, Command, Context, OpenHistory,
    case::{Channel, HistoryRequest, LogEntry, Origin, StoredFile},
    case_row,
    ids::{LetterId, QuestionId},
};
use document::response::Disposition;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Commit, NewEarlierAnswer, StreamAppend, StreamKey};
use uuid::Uuid;

use crate::{
    Office, Who,
    error::{Error, Result},
    file_names::media_type,
    secrets::derived_id,
    stream,
};

/// The longest reference that is taken from a letter.
const LONGEST_REFERENCE: usize = 60;

/// A file to import.
#[derive(Clone, Debug)]
pub struct ImportFile {
    /// How the report names it: a path, or a place in an archive.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether what is in it is proposed for the disclosure log; a named person publishes, or does not.
    pub propose: bool,
}

/// What became of a file, or of one entry of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportStatus {
    /// It is history now.
    Imported,
    /// It was already.
    Already,
    /// It was not taken, for a reason.
    SetAside,
    /// A request that waits for the response it belongs to.
    Waiting,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A response.
    Response,
    /// A request.
    Request,
    /// A register.
    Register,
}

/// By what a request and its response find each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// References, in one form.
    #[serde(default)]
    pub references: Vec<String>,
    /// Of a response, the messages that it answers; of a request, its own Message-ID.
    #[serde(default)]
    pub threads: Vec<String>,
}

/// What was understood of a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// The case.
    pub case: CaseId,
    /// Its reference here.
    pub filed_as: String,
    /// The reference as the letter has it.
    pub reference: Option<String>,
    /// What it is about.
    pub subject: String,
    /// Who answered, as the letter says.
    pub authority: Option<String>,
    /// When the request was received.
    pub received: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
    /// Under which law.
    pub law: Option<document::Law>,
    /// What became of the whole.
    pub outcome: Option<document::response::Outcome>,
    /// Whether the text is cut off.
    pub excerpt: bool,
    /// Whether something was neither confirmed nor denied.
    pub ncnd: bool,
    /// How many questions were found.
    pub questions: usize,
    /// How many of them with their answer.
    pub with_answer: usize,
    /// What became of each, in order.
    pub dispositions: Vec<Disposition>,
    /// Provisions relied on.
    pub relied_on: Vec<String>,
    /// By what its request is found.
    #[serde(default)]
    pub keys: Keys,
}

/// What became of a file, or of one entry of a page.
#[derive(Clone, Debug)]
pub struct Import {
    /// Which entry of a page, from 1.
    pub entry: Option<u32>,
    /// What became of it.
    pub status: ImportStatus,
    /// Why it was set aside.
    pub reason: Option<String>,
    /// Whether it could not be opened or read at all.
    pub unreadable: bool,
    /// What it is.
    pub kind: Option<Kind>,
    /// What was understood of a response.
    pub understood: Option<Understood>,
    /// By what a waiting request finds its response.
    pub keys: Keys,
}

impl Import {
    /// Something that was not taken.
    pub fn aside(kind: Option<Kind>, reason: impl Into<String>, unreadable: bool) -> Import {
        Import {
            entry: None,
            status: ImportStatus::SetAside,
            reason: Some(reason.into()),
            unreadable,
            kind,
            understood: None,
            keys: Keys::default(),
        }
    }

    fn of(status: ImportStatus, entry: Option<u32>, understood: Understood) -> Import {
        let keys = understood.keys.clone();
        Import {
            entry,
            status,
            reason: None,
            unreadable: false,
            kind: Some(Kind::Response),
            understood: Some(understood),
            keys,
        }
    }
}

/// An answer of history as the memory keeps it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Remembered {
    pub reference: String,
    pub question: String,
    pub context: String,
    pub answer: String,
    pub disposition: Disposition,
    pub provisions: Vec<String>,
}

fn command_id(sha256: &str, entry: Option<u32>) -> String {
    match entry {
        None => format!("import:{sha256}"),
        Some(entry) => format!("import:{sha256}#{entry}"),
    }
}

fn request_command_id(sha256: &str) -> String {
    format!("import-request:{sha256}")
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

impl Office {
    /// Imports the responses of a file as history; one answer for the file, or for each entry of a page.
    ///
    /// Fails only where the store does, or the actor may not: what cannot be used is set aside with a reason.
    pub async fn import(&self, who: &Who, file: ImportFile) -> Result<Vec<Import>> {
        self.import_with(who, file, &reading::NoPictures).await
    }

    /// Imports as [`Office::import`] does, with a program that reads the words of scanned pages.
    pub async fn import_with(
        &self,
        who: &Who,
        file: ImportFile,
        pictures: &'static dyn reading::ReadsPictures,
    ) -> Result<Vec<Import>> {
        who.administrator()?;
        let sha256 = digest(&file.bytes);
        if let Some(done) = self.store.outcome_of(who.authority, &command_id(&sha256, None)).await? {
            return Ok(vec![already(&done.outcome, None)?]);
        }
        if self.store.outcome_of(who.authority, &request_command_id(&sha256)).await?.is_some() {
            let mut known = Import::aside(Some(Kind::Request), "", false);
            (known.status, known.reason) = (ImportStatus::Already, None);
            return Ok(vec![known]);
        }
        let limits = self.settings().limits.clone();
        let for_reader = (file.name.clone(), sha256.clone(), file.propose);
        let read = tokio::task::spawn_blocking(move || {
            let (name, sha256, propose) = for_reader;
            let reader = read::Reader { limits: &limits, pictures };
            (read::file(&name, &file.bytes, &sha256, propose, &reader), file)
        })
        .await;
        let Ok((read, file)) = read else {
            return Ok(vec![Import::aside(None, "this file could not be read", true)]);
        };
        match read {
            read::Read::Aside { kind, reason, unreadable } => {
                Ok(vec![Import::aside(kind, reason, unreadable)])
            }
            read::Read::Request(asked) => {
                let mut waiting = Import::aside(Some(Kind::Request), "", false);
                (waiting.status, waiting.reason, waiting.keys) = (ImportStatus::Waiting, None, asked.keys);
                Ok(vec![waiting])
            }
            read::Read::Responses(responses) => {
                let mut done = Vec::with_capacity(responses.len());
                for one in responses {
                    let entry = one.entry;
                    done.push(match self.import_one(who, &file, &sha256, one).await {
                        // One letter that is too large for the store is no reason to lose the others.
                        Err(Error::BadInput(reason)) => {
                            Import { entry, ..Import::aside(Some(Kind::Response), reason, false) }
                        }
                        other => other?,
                    });
                }
                Ok(done)
            }
        }
    }

    async fn import_one(&self, who: &Who, file: &ImportFile, sha256: &str, one: read::One) -> Result<Import> {
        let entry = one.entry;
        if let Some(reason) = one.reason {
            let mut aside = Import::aside(Some(Kind::Response), reason, false);
            aside.entry = entry;
            return Ok(aside);
        }
        let command = command_id(sha256, entry);
        if entry.is_some()
            && let Some(done) = self.store.outcome_of(who.authority, &command).await?
        {
            return already(&done.outcome, entry);
        }
        let authority = self.authority(who.authority).await?;
        let case = CaseId(derived_id(who.authority, &command));
        let keep = async |name: &str, bytes: &[u8]| {
            self.keep_file(who.authority, case, name, media_type(name, bytes), bytes).await
        };
        let mut attachments: Vec<StoredFile> = Vec::new();
        let original = match &one.part {
            None => keep(&file.name, &file.bytes).await?,
            Some(part) => {
                // The page itself is kept once, with its first entry.
                if entry == Some(1) {
                    attachments.push(keep(&file.name, &file.bytes).await?);
                }
                keep(&format!("entry {}.txt", entry.unwrap_or(0)), part).await?
            }
        };
        for (name, bytes) in &one.attachments {
            attachments.push(keep(name, bytes).await?);
        }
        let now = self.now();
        let today = self.today();
        let mut reference = self.free_reference(who.authority, &one.history.reference, sha256, entry).await?;
        let mut understood = understood(case, &one);
        for attempt in 0..2 {
            understood.filed_as = reference.clone();
            let open = OpenHistory {
                id: case,
                reference: reference.clone(),
                subject: one.subject.clone(),
                origin: Origin {
                    channel: Channel::Import,
                    received_at: now,
                    received_on: today,
                    message_id: None,
                },
                original: original.clone(),
                attachments: attachments.clone(),
                text: one.text.clone(),
                questions: one.questions.clone(),
                history: one.history.clone(),
            };
            let context =
                Context { now, today, actor: &who.actor, authority: &authority, edition: self.edition() };
            let events = casework::open_history(open, &context)?;
            let Some(state) = events.first().and_then(casework::open) else {
                return Err(Error::NotFound("case"));
            };
            let mut commit = Commit::new(command.clone(), stream::actor_json(&who.actor), now);
            commit.outcome =
                serde_json::to_vec(&understood).map_err(|_| Error::BadInput("no outcome".to_owned()))?;
            commit.earlier = remembered(&state)?;
            commit.streams = vec![StreamAppend {
                key: StreamKey::case(case.0),
                expected_version: 0,
                events: events.iter().map(stream::new_event).collect(),
                reason: None,
                case_row: Some(case_row(&state)),
            }];
            match self.store.append(who.authority, commit).await {
                Ok(done) if done.repeated => return already(&done.outcome, entry),
                Ok(_) => return Ok(Import::of(ImportStatus::Imported, entry, understood)),
                // Another import took the reference at the same moment.
                Err(store::Error::Taken("reference")) if attempt == 0 => {
                    reference = apart(&reference, sha256, entry);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(Error::Busy)
    }

    /// A reference under which a response is filed: its own where it has one that is free. It never has the form of
    /// those that this program gives, so that none of them can ever be taken.
    async fn free_reference(
        &self,
        authority: Uuid,
        told: &Option<String>,
        sha256: &str,
        entry: Option<u32>,
    ) -> Result<String> {
        let told = told.iter().flat_map(|r| r.split_whitespace()).collect::<Vec<_>>().join(" ");
        if told.is_empty() || told.chars().count() > LONGEST_REFERENCE {
            return Ok(apart("History", sha256, entry));
        }
        let reference = if like_ours(&told) { format!("{told} (history)") } else { told };
        let taken = self.store.case_by_reference(authority, &reference).await?.is_some();
        Ok(if taken { apart(&reference, sha256, entry) } else { reference })
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
        let command = request_command_id(&digest(&file.bytes));
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
        Ok(false)
    }

    /// What the log would say of an imported response, for an officer to look at, change and publish.
    pub async fn propose_history_entry(
        &self,
        who: &Who,
        case: CaseId,
    ) -> Result<(LogEntry, Vec<publication::Look>)> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let entry = publication::entry_of_history(&case).ok_or(Error::NotFound("imported response"))?;
        let looks = publication::looks(&case, &entry);
        debug_assert_eq!(entry.letter, LetterId(0), "history has no letter of ours");
        Ok((entry, looks))
    }
}

fn already(outcome: &[u8], entry: Option<u32>) -> Result<Import> {
    let understood: Understood = serde_json::from_slice(outcome).map_err(|_| Error::Busy)?;
    Ok(Import::of(ImportStatus::Already, entry, understood))
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
fn apart(reference: &str, sha256: &str, entry: Option<u32>) -> String {
    let part = entry.map(|n| format!(".{n}")).unwrap_or_default();
    format!("{reference} #{}{part}", sha256.get(..10).unwrap_or(sha256))
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

/// The answers that the memory keeps: those with words, not about the applicant's own data.
fn remembered(case: &Case) -> Result<Vec<NewEarlierAnswer>> {
    let Some(history) = &case.history else { return Ok(Vec::new()) };
    let mut kept = Vec::new();
    for found in &history.answers {
        let (Some(answer), Some(question)) = (&found.answer, case.question(found.question)) else { continue };
        let own = question.own_personal_data == Some(true) || found.disposition == Disposition::OtherLaw;
        if own || found.disposition == Disposition::Unclear {
            continue;
        }
        let QuestionId(place) = question.id;
        let body = Remembered {
            reference: case.reference.clone(),
            question: question.text.clone(),
            context: case.subject.clone(),
            answer: answer.clone(),
            disposition: found.disposition,
            provisions: found.provisions.clone(),
        };
        let words = answers::index_words(&question.text, &case.subject);
        kept.push(NewEarlierAnswer {
            subject: case.id.0,
            place,
            answered_on: history.answered,
            words,
            body: serde_json::to_vec(&body).map_err(|_| Error::BadInput("no answer".to_owned()))?,
        });
    }
    Ok(kept)
}
