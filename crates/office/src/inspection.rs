//! Looking through a file before it may leave: what could be dug out of it, how large its tables are, who is named in it.
//!
//! Where it is done is decided outside: in this process, or in one of its own with limits that hold whatever a file
//! does to a reader. What cannot be told is said to be so; nothing here lets anything leave.

use casework::case::{
    DangerWeight, FoundDanger, FoundPerson, Inspected, InspectionFound, InspectionVerdict, Mark, TableSize,
};
use container::Limits;
use release::{
    dangers::{self, Severity, Verdict},
    marking::{Table, Window},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    Office,
    copies::{Copies, CopyAs, copies},
    personal::distinct,
    redact::{Redacted, SeenFile, redacted, seen, table},
};

/// Looks through files.
pub trait Inspector: Send + Sync {
    /// Looks through a file; `name` is the one under which it would leave. It always ends, and what it could not look
    /// through whole it says so of.
    fn inspect(&self, name: &str, bytes: &[u8], limits: &Limits) -> Inspected;

    /// Makes copies of a file that may go out in its place; the error says why there can be none.
    fn copies(&self, how: CopyAs, name: &str, bytes: &[u8], limits: &Limits) -> Result<Copies, String>;

    /// What whoever marks a file needs to know of it, and where words stand in it; the error says why it cannot be told.
    fn seen(&self, name: &str, bytes: &[u8], find: &[String], limits: &Limits) -> Result<SeenFile, String>;

    /// A picture of one page of that width, as a PNG; the error says why there is none.
    fn picture(
        &self,
        name: &str,
        bytes: &[u8],
        page: u32,
        width: u32,
        limits: &Limits,
    ) -> Result<Vec<u8>, String>;

    /// A part of a spreadsheet with what is marked on it; the error says why it cannot be shown.
    fn table(
        &self,
        name: &str,
        bytes: &[u8],
        window: &Window,
        marks: &[Mark],
        limits: &Limits,
    ) -> Result<Table, String>;

    /// Makes a copy without what is marked, and reads it again; the error says why there is none.
    fn redacted(&self, name: &str, bytes: &[u8], marks: &[Mark], limits: &Limits)
    -> Result<Redacted, String>;
}

/// Looks through files in this process: for tests, and where the program may not start another.
#[derive(Clone, Copy, Debug, Default)]
pub struct InProcess;

impl Inspector for InProcess {
    fn inspect(&self, name: &str, bytes: &[u8], limits: &Limits) -> Inspected {
        let mut inspected = look_through(name, bytes, limits);
        look_further(name, bytes, limits).put_into(&mut inspected.found);
        inspected
    }

    fn copies(&self, how: CopyAs, name: &str, bytes: &[u8], limits: &Limits) -> Result<Copies, String> {
        copies(how, name, bytes, limits)
    }

    fn seen(&self, name: &str, bytes: &[u8], find: &[String], limits: &Limits) -> Result<SeenFile, String> {
        seen(name, bytes, find, limits)
    }

    fn picture(
        &self,
        name: &str,
        bytes: &[u8],
        page: u32,
        width: u32,
        _: &Limits,
    ) -> Result<Vec<u8>, String> {
        release::marking::picture(name, bytes, page, width).map_err(|cannot| cannot.why)
    }

    fn table(
        &self,
        name: &str,
        bytes: &[u8],
        window: &Window,
        marks: &[Mark],
        limits: &Limits,
    ) -> Result<Table, String> {
        table(name, bytes, window, marks, limits)
    }

    fn redacted(
        &self,
        name: &str,
        bytes: &[u8],
        marks: &[Mark],
        limits: &Limits,
    ) -> Result<Redacted, String> {
        redacted(name, bytes, marks, limits)
    }
}

/// What could be dug out of a file.
pub fn look_through(name: &str, bytes: &[u8], limits: &Limits) -> Inspected {
    let look = dangers::look(name, bytes, limits);
    Inspected {
        sha256: look.sha256,
        verdict: match look.verdict {
            Verdict::Clean => InspectionVerdict::Clean,
            Verdict::Unsafe => InspectionVerdict::Unsafe,
            Verdict::CannotCheck => InspectionVerdict::CannotCheck,
        },
        found: InspectionFound {
            format: look.format.in_words().to_owned(),
            why: look.why,
            dangers: look.dangers.into_iter().map(danger).collect(),
            unlisted: u32::try_from(look.unlisted).unwrap_or(u32::MAX),
            workbook: look.format.is_workbook(),
            ..InspectionFound::default()
        },
    }
}

/// A file of which nobody knows what is in it, and why not.
pub fn cannot_check(sha256: String, why: impl Into<String>) -> Inspected {
    let why = Some(why.into());
    Inspected {
        sha256,
        verdict: InspectionVerdict::CannotCheck,
        found: InspectionFound { why, ..InspectionFound::default() },
    }
}

/// The digest of bytes, in hexadecimal: of what was inspected, and of what leaves.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn danger(found: dangers::Danger) -> FoundDanger {
    FoundDanger {
        weight: match found.severity {
            Severity::Info => DangerWeight::Info,
            Severity::Warn => DangerWeight::Warn,
            Severity::Block => DangerWeight::Block,
        },
        code: found.code.id().to_owned(),
        meaning: found.code.meaning().to_owned(),
        remedy: found.code.remedy().to_owned(),
        place: found.place.in_words(),
        part: found.place.part.unwrap_or_default(),
        detail: found.detail,
        sample: found.sample,
    }
}

/// What an officer should know of a file besides what is hidden in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Further {
    tables: Vec<TableSize>,
    personal: Vec<FoundPerson>,
    personal_unlisted: u32,
    personal_unread: Option<String>,
}

impl Further {
    /// Where it could not be found out, and why not.
    pub fn unknown(why: impl Into<String>) -> Further {
        Further { personal_unread: Some(why.into()), ..Further::default() }
    }

    /// Puts it beside what the inspection found.
    pub fn put_into(self, found: &mut InspectionFound) {
        found.tables = self.tables;
        found.personal = self.personal;
        found.personal_unlisted = self.personal_unlisted;
        found.personal_unread = self.personal_unread;
    }
}

/// How large the tables of a file are, and who is named in its words.
pub fn look_further(name: &str, bytes: &[u8], limits: &Limits) -> Further {
    let tables = release::sheets(bytes, limits)
        .into_iter()
        .map(|s| TableSize { name: s.name, rows: s.rows, columns: s.columns, headings: s.headings })
        .collect();
    match words(name, bytes, limits) {
        Ok(text) => {
            let (personal, personal_unlisted) = distinct(&text);
            Further { tables, personal, personal_unlisted, personal_unread: None }
        }
        Err(why) => Further { tables, ..Further::unknown(why) },
    }
}

/// The words of a file as a reader sees them.
pub(crate) fn words(name: &str, bytes: &[u8], limits: &Limits) -> Result<String, String> {
    use dangers::Format::{Csv, Text, Tsv};
    let format = dangers::Format::of(bytes, Some(name));
    if matches!(format, Csv | Tsv | Text) {
        return Ok(container::charset::decode(bytes, None).text.into_owned());
    }
    // A questionnaire would be read as its questions alone.
    if let Ok(copies) = release::to_csv(bytes, limits) {
        return Ok(copies.sheets.into_iter().map(|s| s.csv).collect::<Vec<_>>().join("\n"));
    }
    if format.is_picture() {
        return Err("it is a picture: look at what it shows".to_owned());
    }
    let opened = reading::open(bytes, Some(name), limits).map_err(|error| error.to_string())?;
    if opened.text.trim().is_empty() && opened.around.trim().is_empty() {
        let why = opened.notes.into_iter().next();
        return Err(why.unwrap_or_else(|| "it has no words that can be read".to_owned()));
    }
    if !opened.attachments.is_empty() {
        return Err("what is attached to it was not read: add each file by itself".to_owned());
    }
    Ok(opened.with_surroundings())
}

impl Office {
    /// Looks through a file off the threads that serve pages, no more than a few at a time.
    pub(crate) async fn inspect(&self, name: &str, sha256: &str, bytes: &[u8]) -> Inspected {
        // The semaphore is never closed; were it, one look more at a time would be no harm.
        let turn = self.inspecting.clone().acquire_owned().await.ok();
        let (name, bytes, limits) = (name.to_owned(), bytes.to_vec(), self.settings().limits.clone());
        let inspector = self.inspector.clone();
        let looked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            inspector.inspect(&name, &bytes, &limits)
        });
        match looked.await {
            Ok(inspected) if inspected.sha256 == sha256 => inspected,
            Ok(_) => cannot_check(sha256.to_owned(), "what was inspected was not this file"),
            Err(_) => cannot_check(sha256.to_owned(), "the inspection of it broke off"),
        }
    }
}
