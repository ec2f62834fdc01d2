//! One function for each thing an officer, a contributor or the public can do: load, decide, append.
//!
//! The office gets the clock, the store and the carrier of mail from outside. It knows no page and no socket; it holds
//! no rule that `law`, `casework`, `letters` or `release` could hold.

mod accept;
mod applicant;
mod ask;
mod asked_most;
mod authority;
mod board;
mod calendar;
mod carry;
mod case_page;
mod challenges;
mod check_letter;
pub mod clock;
mod contributor;
pub mod copies;
mod draft;
mod enclosures;
mod error;
mod examples;
mod file_names;
mod history;
pub mod inspection;
mod intake;
mod letter;
mod log;
mod log_search;
mod marking;
mod memory;
mod message_ids;
mod notices;
mod offer_counts;
mod offers;
pub mod pages;
mod people;
mod personal;
mod preview;
mod proposals;
mod rebuild;
mod recurring;
pub mod redact;
mod registers;
mod secrets;
mod send;
mod stream;
mod timeline;
mod who;
mod wording;
mod work;

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use ::calendar::Edition;
use casework::Authority;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

pub use accept::Accepted;
/// Proposed answers with their sources, for the pages that show them.
pub use answers;
pub use applicant::Followed;
pub use ask::Asked;
pub use asked_most::{AskedMost, AskedOften};
pub use authority::Founding;
pub use board::{Board, BoardFilter, BoardRow};
pub use calendar::{CalendarFilter, CalendarPage, EditionView, MoveView, MovedRow, Recounted, Waiting};
pub use carry::Carried;
pub use case_page::{CasePage, GroupView, QuestionView};
pub use check_letter::{CheckedLetter, LetterToCheck, Unchecked};
pub use clock::{Clock, SetClock, london};
pub use contributor::{ContributorPage, ContributorQuestion, Supplied};
pub use copies::CopyAs;
pub use draft::{
    Acceptance, Against, CaseDraft, Chosen, DraftLine, Drafted, Fared, FaredLine, LastSaid, Made, Taken,
    ToDraft, ToFind, in_words, key as proposal_key, reaches, side_in_a_line, threshold,
};
pub use enclosures::Upload;
pub use error::{Error, Result};
pub use examples::{CorrectedReading, Example};
pub use history::{
    Aside, AsideList, Doubt, FoundHistory, HistoryFound, HistoryPage, Import, ImportFile, ImportStatus, Keys,
    Kind, Understood,
};
pub use inspection::Inspector;
pub use intake::{FormRequest, Numbered, Received, Typed};
pub use letter::{Form, LetterPage, LetterPlan, wording_slots};
/// Two versions of words beside each other.
pub use letters::wording::compare;
/// The checks of letters and what they find, for the pages that tell of them.
pub use letters::{Body, Finding, Known, NotChecked, Report, challenge, checks};
pub use log::{LogPage, PublicEntry, PublishForm};
pub use log_search::{FoundEntry, LogFound};
pub use marking::{Marking, Suggestion, suggestions};
pub use memory::{Earlier, Followed as MemoryFollowed};
pub use notices::{Given, Notice, NoticePage, decided_anew, under_review};
pub use offer_counts::{OfferedAnswer, OffersReport};
pub use offers::{Offer, TypedBox, TypedQuestion};
pub use people::{NewMember, SignedIn};
pub use preview::{Preview, Sent as SentIn};
/// The log as feed, data and words, for its pages.
pub use publication;
/// Registers as files, for the pages that take them.
pub use reading::register as register_files;
pub use rebuild::Rebuilt;
pub use recurring::{
    Across, AcrossCase, AcrossCell, AcrossRow, Alike, Arrival, Beside, Elsewhere, Gone, InOther, Laid, Pick,
    Position, Recurring, Repeated, SamePerson, TakeOver, TakeOverRow, Then, Times, Together,
};
pub use redact::{Redacted, SeenFile};
pub use registers::{
    ChangedCell, ColumnRead, Difference, ImportedRegister, NewRegister, Prepared, RegisterEdit,
    RegisterOptions, RegisterStatus, compare_registers, names_of_lines, names_to_lines,
};
/// Pages and places of words, for the page on which they are marked.
pub use release::marking as sheets;
pub use send::{SendOrder, Sent};
/// What is counted of published answers that are offered.
pub use store::Counted;
pub use timeline::TimelineEntry;
pub use who::Who;
pub use wording::{
    CaseWords, TriedOn, TriedWording, WordingChange, WordingDifference, WordingFile, WordingPlace,
    WordingVersion,
};

/// Settings of the office that do not belong to an authority.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which the pages are reached, without a slash at the end.
    pub base_url: String,
    /// The domain of Message-IDs.
    pub mail_domain: String,
    /// Limits on everything that comes from outside.
    pub limits: container::Limits,
    /// The key that secrets of links are derived from.
    pub key: [u8; 32],
    /// How long a node may take to hand over one mail before nobody knows what became of it; see [`LEASE`].
    pub lease: SignedDuration,
}

/// The usual [`Settings::lease`].
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// Files that are looked through at the same time; each may take as much memory as an inspection is allowed.
const INSPECTIONS: usize = 2;

/// The office.
#[derive(Clone)]
pub struct Office {
    /// Where everything is kept.
    pub store: Store,
    clock: Arc<dyn Clock>,
    edition: &'static Edition,
    settings: Arc<Settings>,
    pictures: &'static dyn reading::ReadsPictures,
    authorities: Arc<RwLock<HashMap<Uuid, Arc<Authority>>>>,
    woken: Arc<Notify>,
    inspector: Arc<dyn Inspector>,
    inspecting: Arc<Semaphore>,
    seen: marking::Seen,
    counter: check_letter::Counter,
    memory: memory::Memory,
}

impl Office {
    /// An office over a store, with a clock.
    pub fn new(store: Store, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        Office {
            store,
            clock,
            edition: Edition::current(),
            settings: Arc::new(settings),
            pictures: &reading::NoPictures,
            authorities: Arc::default(),
            woken: Arc::new(Notify::new()),
            inspector: Arc::new(inspection::InProcess),
            inspecting: Arc::new(Semaphore::new(INSPECTIONS)),
            seen: marking::Seen::default(),
            counter: check_letter::Counter::default(),
            memory: memory::Memory::default(),
        }
    }

    /// The same office with the bank holidays as they were known in an edition: to try the past again, as with a set
    /// clock.
    #[must_use]
    pub fn counting_with(mut self, edition: &'static Edition) -> Self {
        self.edition = edition;
        self
    }

    /// The same office with a program that reads the words of scanned pages; without it they are said to be scans.
    #[must_use]
    pub fn reading_pictures_with(mut self, pictures: &'static dyn reading::ReadsPictures) -> Self {
        self.pictures = pictures;
        self
    }

    /// The same office with another way to look through enclosures; without it that is done in this process.
    #[must_use]
    pub fn inspecting_with(mut self, inspector: Arc<dyn Inspector>) -> Self {
        self.inspector = inspector;
        self
    }

    /// Why scanned pages are not read here, as the end of a sentence; none where they are.
    pub fn scans_unread(&self) -> Option<String> {
        self.pictures.ready().err()
    }

    /// The edition of the bank holidays that it counts with: the newest.
    pub fn edition(&self) -> &'static Edition {
        self.edition
    }

    /// Now, to the microsecond.
    pub fn now(&self) -> Timestamp {
        clock::to_microsecond(self.clock.now())
    }

    /// The civil date in Europe/London.
    pub fn today(&self) -> jiff::civil::Date {
        london(self.now())
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Tells those who wait for events that there are some.
    pub(crate) fn wake(&self) {
        self.woken.notify_waiters();
        self.woken.notify_one();
    }

    /// Waits until something was appended on this node.
    pub async fn something_happened(&self) {
        self.woken.notified().await;
    }
}
