//! Events, read models and documents, kept in SQLite or PostgreSQL and in a folder or S3.
//!
//! SQL is only here. The store keeps and gives back; it decides nothing about a case, knows no template and reads no
//! clock: who asks says what time it is. Every function that touches an authority's data has the authority's id as its
//! first argument, and another authority's data is not found.
//!
//! The heart is [`Store::append`]: the events of one command, the lists they change and what is to be sent, in one
//! durable transaction, once for each command id. `chain` makes a change of the past visible and [`Store::verify`]
//! looks for one.

mod append;
mod asked;
mod backup;
mod calendar;
mod cases;
mod chain;
mod commit;
mod counts;
mod documents;
mod dump;
mod earlier;
mod error;
mod followers;
mod links;
mod list;
mod load;
mod log;
mod log_search;
mod members;
mod migrate;
mod numbers;
mod open;
mod outbox;
mod proposed;
mod questionnaires;
mod restore;
mod sessions;
mod set_aside;
mod sql;
mod stream;
mod token;
mod verify;

pub use asked::{AskedCount, AskedQuestion, FoundQuestion, Touched};
pub use backup::BackupReport;
pub use calendar::{CalendarKey, OnEdition};
pub use cases::{CaseFilter, CaseKey, CaseOrder, CasePage, Counts, ListedCase};
pub use commit::{Commit, Committed, Erase, MAX_EVENTS, MAX_PAYLOAD, StreamAppend};
pub use counts::{AnswerCount, AnswerKey, Counted};
pub use documents::MAX_DOCUMENT;
pub use earlier::{EarlierCase, FoundLetter};
pub use error::{Error, Result};
pub use links::{Link, LinkChange, LinkKind, NewLink};
pub use load::Happened;
pub use log::{LogChange, LogEntry, LogFilter, NewLogEntry};
pub use log_search::LogSearch;
pub use members::{Authority, MemberChange, Membership, Person};
pub use open::{Settings, Store};
pub use outbox::{NewOutbox, OutboxChange, OutboxItem, OutboxState, Resolution};
pub use proposed::{CaseProposals, ProposalCount, ProposalRow};
pub use questionnaires::{AlikeCase, AlikeElsewhere, KeptQuestionnaire};
pub use sessions::Session;
pub use set_aside::{AsideKey, AsidePage, NewAside, SetAside};
pub use stream::{CONTENT_ERASED, NewEvent, StoredEvent, StreamKey, StreamKind};
pub use token::{TokenHash, new_token, token_hash};
pub use verify::{FirstBad, VerifyReport};
