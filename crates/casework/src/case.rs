//! The state of a case: the fold of its events, and what can be asked of it.
//!
//! Nothing here decides or changes anything: `apply` does the folding, `decide` the deciding.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use document::{Language, Law, request::Applicant};

pub use crate::parts::*;
use crate::{
    authority::{Authority, ClearancePolicy},
    decision::{AnsweredBy, Decision, Disposition},
    ids::*,
};

/// A case as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its identifier.
    pub id: CaseId,
    /// How many events made it.
    pub version: u64,
    /// Our reference.
    pub reference: String,
    /// What it is about, without the applicant.
    pub subject: String,
    /// How it came.
    pub origin: Origin,
    /// Who asks.
    pub applicant: Applicant,
    /// Who was read to ask before an officer put it right; their names stay out of sight as well.
    #[serde(default)]
    pub former_applicants: Vec<Applicant>,
    /// The original message.
    pub original: StoredFile,
    /// What was attached to it.
    pub attachments: Vec<StoredFile>,
    /// The text that was read, into which all places point.
    pub text: String,
    /// The law as read, before an officer accepts.
    pub law_read: Option<Law>,
    /// Shared words.
    pub stems: Vec<Stem>,
    /// Questions, in order.
    pub questions: Vec<Question>,
    /// What the reading found unclear.
    pub unclear: Vec<Unclear>,
    /// The request as the reader left it.
    #[serde(default)]
    pub as_read: Option<AsRead>,
    /// What an officer said it is.
    pub triage: Option<Triage>,
    /// The day it was accepted.
    pub accepted_on: Option<Date>,
    /// Groups with their clocks; group 0 holds whatever is in no other.
    pub groups: BTreeMap<GroupId, Group>,
    /// The officer.
    pub officer: Option<PersonId>,
    /// The officer's name.
    pub officer_name: Option<String>,
    /// Further messages.
    pub messages: Vec<Message>,
    /// Colleagues asked.
    pub asks: Vec<Ask>,
    /// Files to go out.
    pub enclosures: Vec<Enclosure>,
    /// The number of the next file: a number is never another file's, so that a page left open is of none.
    #[serde(default)]
    pub next_enclosure: EnclosureId,
    /// What officers said of personal data in them and in what is published.
    #[serde(default)]
    pub personal: Vec<JudgedPersonal>,
    /// Changed words of the letter, by slot.
    pub wording: BTreeMap<String, String>,
    /// The language of letters to the applicant.
    pub language: Language,
    /// Findings let stand.
    pub overrulings: Vec<Overruling>,
    /// Third parties asked.
    pub consultations: Vec<Consultation>,
    /// Rounds of clearance.
    pub clearances: Vec<Clearance>,
    /// The rule on clearance for this case.
    pub clearance_policy: ClearancePolicy,
    /// Letters issued.
    pub letters: Vec<Letter>,
    /// Entries in the disclosure log.
    pub entries: Vec<LogEntry>,
    /// Published answers that the applicant found before asking.
    #[serde(default)]
    pub found_published: Vec<FoundPublished>,
    /// Reviews.
    pub reviews: Vec<Review>,
    /// Dates that newer editions of the calendar moved, in order.
    pub moves: Vec<Moved>,
    /// The regulator's reference, while a complaint is open.
    pub complaint: Option<String>,
    /// Why it may not be disposed of.
    pub hold: Option<String>,
    /// How it was closed without an answer.
    pub closed: Option<(Closing, String)>,
    /// What an imported response says, where the case is history.
    #[serde(default)]
    pub history: Option<History>,
    /// Counters, so that an id is never used twice.
    pub next: Counters,
}

/// The next free identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counters {
    /// Of questions.
    pub question: u32,
    /// Of stems.
    pub stem: u32,
}

/// Where a case stands, derived from its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It arrived; nobody has said what it is.
    Received,
    /// It is a request; its questions are being put right.
    Reading,
    /// Accepted: questions are being answered.
    Open,
    /// Every question is answered.
    Answered,
    /// It is answered and a review is open.
    Review,
    /// It ended without an answer: not a request, withdrawn, transferred, not valid.
    Closed,
    /// It was answered before this program was used, and imported.
    History,
}

impl Stage {
    /// All stages.
    pub const ALL: [Stage; 7] = [
        Stage::Received,
        Stage::Reading,
        Stage::Open,
        Stage::Answered,
        Stage::Review,
        Stage::Closed,
        Stage::History,
    ];

    /// The name in lists.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Received => "received",
            Stage::Reading => "reading",
            Stage::Open => "open",
            Stage::Answered => "answered",
            Stage::Review => "review",
            Stage::Closed => "closed",
            Stage::History => "history",
        }
    }
}

/// What one question still needs before a letter can answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Nobody has it.
    New,
    /// A colleague was asked and has not answered.
    Asked,
    /// A colleague answered; it waits for a decision.
    Supplied,
    /// Decided, not yet sent.
    Decided,
    /// Sent.
    Sent,
    /// Its clock waits for the applicant.
    WaitsForApplicant,
    /// It ended: withdrawn or transferred, or answered before this program was used.
    Ended,
}

/// What a question is called by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// Its label, or its place where it has none.
    pub label: String,
    /// The heading it stands under, where labels begin again.
    pub heading: Option<String>,
    /// The part it stands in, where labels begin again and there are no headings.
    pub part: Option<String>,
}

impl Case {
    /// The question of that id.
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.iter().find(|q| q.id == id)
    }

    /// The place of a question in the order, from 0.
    pub fn place(&self, id: QuestionId) -> Option<usize> {
        self.questions.iter().position(|q| q.id == id)
    }

    /// The group of a question.
    pub fn group_of(&self, id: QuestionId) -> Option<&Group> {
        let group = self.question(id)?.group;
        self.groups.get(&group)
    }

    /// The stem of that id.
    pub fn stem(&self, id: u32) -> Option<&Stem> {
        self.stems.iter().find(|s| s.id == id)
    }

    /// The enclosure of that id.
    pub fn enclosure(&self, id: EnclosureId) -> Option<&Enclosure> {
        self.enclosures.iter().find(|e| e.id == id)
    }

    /// The letter of that id.
    pub fn letter(&self, id: LetterId) -> Option<&Letter> {
        self.letters.iter().find(|l| l.id == id)
    }

    /// The question put to a colleague.
    pub fn ask(&self, id: AskId) -> Option<&Ask> {
        self.asks.iter().find(|a| a.id == id)
    }

    /// The round of clearance that is open or was given for what stands now.
    pub fn clearance(&self) -> Option<&Clearance> {
        self.clearances.last()
    }

    /// The law the case is answered under: of the first group, else as read.
    pub fn law(&self) -> Option<Law> {
        self.groups.values().next().map(|g| g.law).or(self.law_read)
    }

    /// How a question is called in the case: its label, with its heading where labels begin again.
    pub fn name_of(&self, id: QuestionId) -> String {
        let Naming { label, heading, part } = self.naming(id);
        match (heading, part) {
            (Some(heading), _) => format!("question {label} ({heading})"),
            (None, Some(part)) => format!("question {label} of part {part}"),
            (None, None) => format!("question {label}"),
        }
    }

    /// What a question is called by, without the words around it: a letter in another language has its own.
    pub fn naming(&self, id: QuestionId) -> Naming {
        let Some(question) = self.question(id) else {
            return Naming { label: id.to_string(), heading: None, part: None };
        };
        let place = self.place(id).map_or(0, |p| p + 1);
        let Some(label) = &question.label else {
            return Naming { label: place.to_string(), heading: None, part: None };
        };
        let twice = self.questions.iter().filter(|q| q.label.as_ref() == Some(label)).count() > 1;
        let heading = question.heading.clone().filter(|_| twice);
        let part = question.path.split_once('.').map(|(part, _)| part.to_owned());
        let part = part.filter(|_| twice && heading.is_none());
        Naming { label: label.clone(), heading, part }
    }

    /// The decision that answers a question, following "see" and "with" once.
    pub fn decision_for(&self, id: QuestionId) -> Option<&Decision> {
        let own = self.question(id)?.decision.as_ref()?;
        match own.answered_by {
            AnsweredBy::Itself => Some(own),
            AnsweredBy::See(other) | AnsweredBy::With(other) => {
                self.question(other)?.decision.as_ref().or(Some(own))
            }
        }
    }

    /// Whether a letter that stands has answered the question.
    pub fn is_sent(&self, id: QuestionId) -> bool {
        self.letters.iter().any(|l| l.stands() && l.answers.contains(&id))
    }

    /// What a question still needs.
    pub fn progress(&self, id: QuestionId) -> Progress {
        let Some(question) = self.question(id) else { return Progress::Ended };
        if self.history.is_some() {
            return Progress::Ended;
        }
        if self.is_sent(id) {
            return Progress::Sent;
        }
        if let Some(group) = self.groups.get(&question.group) {
            if group.ended() {
                return Progress::Ended;
            }
            if group.waits_for_applicant() {
                return Progress::WaitsForApplicant;
            }
        }
        if question.decision.as_ref().is_some_and(|d| d.disposition != Disposition::ToFollow) {
            return Progress::Decided;
        }
        let asked =
            self.asks.iter().rev().find(|a| !a.withdrawn && a.questions.iter().any(|q| q.question == id));
        match asked {
            Some(ask) if ask.contributions.iter().any(|c| c.question == id) => Progress::Supplied,
            Some(_) => Progress::Asked,
            None => Progress::New,
        }
    }

    /// Questions that no letter has answered and that are not ended.
    pub fn unanswered(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|q| !matches!(self.progress(q.id), Progress::Sent | Progress::Ended))
    }

    /// Where the case stands.
    pub fn stage(&self) -> Stage {
        if self.history.is_some() {
            return Stage::History;
        }
        if self.closed.is_some() {
            return Stage::Closed;
        }
        match &self.triage {
            None => return Stage::Received,
            Some(triage) if !triage.kind.is_request() => return Stage::Closed,
            Some(_) => {}
        }
        if self.accepted_on.is_none() {
            return Stage::Reading;
        }
        if self.reviews.iter().any(|r| r.answered.is_none()) {
            return Stage::Review;
        }
        let all_ended = self.questions.iter().all(|q| self.progress(q.id) == Progress::Ended);
        if self.unanswered().next().is_some() {
            Stage::Open
        } else if all_ended {
            Stage::Closed
        } else {
            Stage::Answered
        }
    }

    /// The earliest latest-lawful date of what is still unanswered.
    pub fn due(&self) -> Option<Date> {
        self.unanswered()
            .filter_map(|q| self.groups.get(&q.group))
            .filter(|g| !g.waits_for_applicant())
            .filter_map(|g| g.outcome.as_ref().and_then(|o| o.due))
            .min()
    }

    /// The edition of the calendar on which its open dates stand, the oldest of them; none where no date is open.
    pub fn calendar_edition(&self) -> Option<&str> {
        if self.closed.is_some() {
            return None;
        }
        let answers = self
            .groups
            .values()
            .filter(|group| self.unanswered().any(|q| q.group == group.id))
            .filter_map(|group| group.outcome.as_ref().map(|o| o.calendar_edition.as_str()));
        let reviews = self
            .reviews
            .iter()
            .filter(|review| review.answered.is_none() && review.due.is_some())
            .map(|review| review.calendar_edition.as_str());
        answers.chain(reviews).min()
    }

    /// The day the last question was answered, when all are.
    pub fn answered_on(&self) -> Option<Date> {
        if let Some(history) = &self.history {
            return history.answered;
        }
        if self.accepted_on.is_none() || self.unanswered().next().is_some() {
            return None;
        }
        self.letters.iter().filter(|l| l.stands() && !l.answers.is_empty()).map(|l| l.on).max()
    }

    /// A digest of everything a letter would say: what the approver saw is what may leave.
    pub fn content_fingerprint(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for question in &self.questions {
            let decision = serde_json::to_string(&question.decision).unwrap_or_default();
            parts.push(format!("{}|{}|{}", question.id, question.text, decision));
        }
        for enclosure in &self.enclosures {
            parts.push(format!("{}|{}", enclosure.id, enclosure.file.sha256));
        }
        for (slot, text) in &self.wording {
            parts.push(format!("{slot}|{text}"));
        }
        parts.push(self.language.tag().to_owned());
        crate::digest::short(&parts.join("\n"))
    }

    /// A digest of everything a letter would say as the house words it today: of the case, and, after a full stop, of
    /// the house's own words for letters that answer and of what its profile puts into them.
    pub fn letter_fingerprint(&self, authority: &Authority) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (place, words) in authority.wording.get(&self.language).into_iter().flatten() {
            if !words.text.is_empty() && may_stand_in_an_answer(place) {
                parts.push(format!("{place}|{}", words.text));
            }
        }
        let profile = &authority.profile;
        let said = (profile.letterhead(), &profile.review_contact, &profile.reuse);
        parts.push(serde_json::to_string(&said).unwrap_or_default());
        format!("{}.{}", self.content_fingerprint(), crate::digest::short(&parts.join("\n")))
    }

    /// When the case arrived.
    pub fn received_at(&self) -> Timestamp {
        self.origin.received_at
    }
}

/// Whether words of a place may stand in a letter that answers questions: all but those of one other kind.
fn may_stand_in_an_answer(place: &str) -> bool {
    let place = place.strip_prefix("subject.").unwrap_or(place);
    let kind = place.split('.').next().and_then(LetterKind::from_id);
    kind.is_none_or(LetterKind::answers)
}
