//! What was answered before: published responses become cases of history, which feed the memory and can be found.
//!
//! Nothing here decides, sends or publishes. The same file twice is one case.

mod aside;
mod batch;
mod desk;
mod import;
mod keys;
mod past_requests;
mod read;
mod remember;
mod search;
mod sort;

use casework::CaseId;
use document::response::Disposition;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::registers::{ImportedRegister, RegisterStatus};

pub use aside::{Aside, AsideList};
pub use desk::{Doubt, HistoryPage};
pub(crate) use remember::earlier_of;
pub use search::{FoundHistory, HistoryFound};
pub(crate) use sort::is_response;

/// A file to import.
#[derive(Clone, Debug)]
pub struct ImportFile {
    /// How the report names it: a path, or a place in an archive.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether what is in it is proposed for the disclosure log; a named person publishes, or does not.
    pub propose: bool,
    /// The other authority whose published answers these are, for wording and comparison only; none where they are our
    /// own.
    pub another: Option<String>,
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

impl Kind {
    /// The name that is kept.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Kind::Response => "response",
            Kind::Request => "request",
            Kind::Register => "register",
        }
    }
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
    /// The registers that were in it.
    pub registers: Vec<ImportedRegister>,
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
            registers: Vec::new(),
        }
    }

    /// Registers that came in.
    pub(crate) fn registers(registers: Vec<ImportedRegister>) -> Import {
        let same = registers.iter().all(|r| r.status == RegisterStatus::Same);
        let status = if same { ImportStatus::Already } else { ImportStatus::Imported };
        Import { status, reason: None, registers, ..Import::aside(Some(Kind::Register), "", false) }
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
            registers: Vec::new(),
        }
    }
}
