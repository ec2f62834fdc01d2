//! The draft: for each question the answer that stands in it, or whom to ask and what was said last time, and what
//! speaks against the answer. It decides nothing: a draft stands in no letter until an officer takes it.

mod acceptance;
mod against;
mod case;
mod made;
mod whom;

use answers::{
    Candidate, Source, SourceKind,
    consistency::{Looked, Side, Warning, warnings},
};
use casework::Authority;
use document::request::Request;
use jiff::civil::Date;

pub(crate) use acceptance::counted;
pub use acceptance::{Acceptance, Fared, FaredLine};
pub use against::Against;
pub use case::{CaseDraft, Chosen, DraftLine, Taken};
pub(crate) use case::{law_of, not_rejected};
pub use made::{Made, decision_of, key, proposal_of};

use crate::{
    Office, Who,
    error::Result,
    proposals::{Found, InContext, Known},
};

/// A request to draft answers to, as it was read.
#[derive(Clone, Copy, Debug)]
pub struct ToDraft<'a> {
    /// The request.
    pub request: &'a Request,
    /// The text into which its places point.
    pub text: &'a str,
    /// The day of receipt.
    pub received_on: Date,
    /// The day whose version of each register answers: of receipt, except where another is tried.
    pub as_at: Date,
    /// The confidence from which an answer stands in the draft; none for the authority's own.
    pub threshold: Option<f32>,
}

/// What stands in the draft for one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafted {
    /// What the memory proposes, the best first, also what does not reach the threshold.
    pub candidates: Vec<Candidate>,
    /// Which of them stands in the draft; none where none reaches the threshold.
    pub proposed: Option<usize>,
    /// What is still to be found; none where nothing is.
    pub to_find: Option<ToFind>,
    /// What speaks against the answer that stands in the draft.
    pub warnings: Vec<Warning>,
}

/// An answer that is still to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToFind {
    /// Whom to ask: a team, or the owner of a register; none where nothing tells.
    pub whom: Option<String>,
    /// What was said last time.
    pub last: Option<LastSaid>,
}

/// What was said last time, or stands in a register that has grown old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSaid {
    /// The answer then.
    pub text: String,
    /// The reference of the request, or the register and its record.
    pub source: String,
    /// The day; none where nobody knows it.
    pub on: Option<Date>,
}

impl LastSaid {
    /// All of it in one line: the answer, where it stands and of which day it is.
    pub fn in_a_line(&self) -> String {
        said(&self.source, self.on, &self.text)
    }
}

/// The other side of a warning in one line: what it says, where it stands and of which day it is.
pub fn side_in_a_line(side: &Side) -> String {
    let source = &side.source;
    said(
        &source_name(source),
        source.date,
        if side.text.trim().is_empty() { side.disposition.id() } else { &side.text },
    )
}

fn said(source: &str, on: Option<Date>, text: &str) -> String {
    let on = on.map_or_else(|| "of an unknown day".to_owned(), |on| on.strftime("%-d %B %Y").to_string());
    format!("{text} ({source}, {on})")
}

/// Where something stands: the reference of the request, or the register and its record.
fn source_name(source: &Source) -> String {
    let (name, record) = (source.name.as_str(), source.record.as_str());
    match source.kind {
        SourceKind::EarlierAnswer => source.reference.clone(),
        SourceKind::Register if record.is_empty() => name.to_owned(),
        SourceKind::Register => format!("{name}, {record}"),
    }
}

/// The confidence from which an authority proposes.
pub fn threshold(authority: &Authority) -> f32 {
    f32::from(authority.threshold) / 100.0
}

/// How sure a figure of confidence is, in words.
pub fn in_words(confidence: f32) -> &'static str {
    match document::Sure::of(f64::from(confidence)).per_cent() {
        90.. => "almost certain",
        80..90 => "very likely",
        65..80 => "likely",
        50..65 => "more likely than not",
        _ => "unlikely",
    }
}

/// Whether a candidate may stand in a draft: it is sure enough, and no other authority's answer, however low the
/// threshold.
pub fn reaches(candidate: &Candidate, threshold: f32) -> bool {
    // Both are hundredths, which no binary fraction is.
    !candidate.is_anothers() && candidate.confidence + 0.000_5 >= threshold
}

impl Office {
    /// Drafts answers to a request that is no case: nothing is kept. A question about the applicant's own personal data
    /// is not for this memory, and stays empty.
    pub async fn draft_of_request(&self, who: &Who, draft: &ToDraft<'_>) -> Result<Vec<Drafted>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let known = self.known(&authority, None, draft.as_at);
        let least = draft.threshold.unwrap_or_else(|| threshold(&authority));
        let mut all = Vec::with_capacity(draft.request.questions.len());
        for (at, question) in draft.request.questions.iter().enumerate() {
            let context = InContext::of_request(draft.request, at, draft.text, draft.received_on);
            all.push(match context {
                Some(context) if question.own_personal_data != Some(true) => {
                    let found = self.find(&known, &context).await;
                    self.drafted(&known, &context, found, least).await?
                }
                _ => Drafted::default(),
            });
        }
        Ok(all)
    }

    /// What stands in the draft for one question.
    pub(crate) async fn drafted(
        &self,
        known: &Known<'_>,
        question: &InContext,
        found: Found,
        threshold: f32,
    ) -> Result<Drafted> {
        let proposed = found.candidates.iter().position(|c| reaches(c, threshold));
        let stands = proposed.map(|at| &found.candidates[at]);
        let memory = known.memory(&found.earlier);
        let against = |c: &Candidate| {
            question.asking(|asked| warnings(asked, &Looked::from(c), &memory, &found.candidates))
        };
        let warnings = stands.map(against).unwrap_or_default();
        // What has gone stale may stand in the draft, and its owner is asked whether it still holds.
        let to_find = if stands.is_none_or(|c| c.stale) {
            let whom = match stands.and_then(|c| c.source.owner.clone()).filter(|o| !o.trim().is_empty()) {
                Some(owner) => Some(owner),
                None => self.whom_to_ask(known, question, &found).await?,
            };
            Some(ToFind { whom, last: last_said(&found.candidates) })
        } else {
            None
        };
        Ok(Drafted { proposed, to_find, warnings, candidates: found.candidates })
    }
}

/// An answer that fits less well than this was given to another question.
const SAME: f32 = 0.2;

/// What was said last time: the best earlier answer, else the best value of a register that has grown old.
fn last_said(candidates: &[Candidate]) -> Option<LastSaid> {
    let mut ours = candidates.iter().filter(|c| c.confidence >= SAME && !c.is_anothers());
    let earlier = ours.clone().find(|c| c.source.kind == SourceKind::EarlierAnswer);
    let said = earlier.or_else(|| ours.find(|c| c.stale))?;
    Some(LastSaid { text: said.text.clone(), source: source_name(&said.source), on: said.source.date })
}
