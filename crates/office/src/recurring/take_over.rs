//! The answers of an earlier case, proposed for this one: each held beside what the registers say as at this case's day
//! of receipt. Nothing is decided: an officer takes each, or does not.

use ::answers::{Candidate, Source, SourceKind, consistency};
use casework::{Authority, Case, CaseId, ids::QuestionId};
use document::response::Disposition;

use super::{Arrival, Beside, Laid, Then};
use crate::{
    Office, Who,
    draft::{self, Made},
    error::Result,
};

/// After so many days an answer is so old that somebody should be asked whether it still holds.
const OLD: i32 = 366;

/// The answers of an earlier case beside the questions of this one.
#[derive(Clone, Debug)]
pub struct TakeOver {
    /// The earlier case.
    pub from: Laid,
    /// The questions of this case, in order.
    pub rows: Vec<TakeOverRow>,
}

/// A question of this case, with what is proposed for it.
#[derive(Clone, Debug)]
pub struct TakeOverRow {
    /// The question and the one that it was then.
    pub beside: Beside,
    /// Whether it is decided already.
    pub decided: bool,
    /// The answer of then, as it would be proposed; none where the question was not asked or not answered.
    pub earlier: Option<Candidate>,
    /// What a register says as at this case's day of receipt; none where none says so surely enough.
    pub register: Option<Candidate>,
    /// Whether the register says otherwise than the answer of then.
    pub differs: bool,
}

impl TakeOverRow {
    /// What is proposed: the answer of then, or what the register says where it says otherwise or nothing was said.
    /// An answer about other years answers nothing now.
    pub fn proposal(&self) -> Option<&Candidate> {
        let other_years = self.beside.then.as_ref().is_some_and(|t| t.other_years);
        match (&self.earlier, &self.register) {
            (Some(earlier), None) if !other_years => Some(earlier),
            (Some(earlier), Some(_)) if !self.differs && !other_years => Some(earlier),
            (_, Some(register)) => Some(register),
            _ => None,
        }
    }
}

impl Office {
    /// The answers of an earlier case for this one.
    pub async fn take_over(&self, who: &Who, id: CaseId, from: CaseId) -> Result<TakeOver> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, id).await?;
        let from = self.laid(who, &authority, &case, from).await?;
        let proposed = self.proposals_for_case(who, id).await?;
        let rows = from
            .questions
            .iter()
            .map(|beside| {
                let found = proposed.iter().find(|(q, _)| *q == beside.question);
                let register = found.and_then(|(_, all)| from_register(all, &authority)).cloned();
                let earlier = beside.then.as_ref().and_then(|then| candidate(&case, &from.arrival, then));
                let differs = match (&earlier, &register) {
                    (Some(earlier), Some(register)) => differ(&case, beside.question, earlier, register),
                    _ => false,
                };
                let decided = case.question(beside.question).is_some_and(|q| q.decision.is_some());
                TakeOverRow { beside: beside.clone(), decided, earlier, register, differs }
            })
            .collect();
        Ok(TakeOver { from, rows })
    }

    /// What is proposed for one question from an earlier case: its key, and the decision that it would be.
    pub async fn taken_over(
        &self,
        who: &Who,
        id: CaseId,
        from: CaseId,
        question: QuestionId,
    ) -> Result<(String, Made)> {
        let taken = self.take_over(who, id, from).await?;
        let row = taken.rows.iter().find(|row| row.beside.question == question);
        let candidate =
            row.and_then(TakeOverRow::proposal).ok_or(crate::Error::NotFound("answer to take over"))?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, id).await?;
        let law = draft::law_of(&case, question);
        Ok((draft::key(candidate), draft::decision_of(candidate, &authority, law, self.today())))
    }
}

/// The surest that a register says, where it is sure enough.
fn from_register<'a>(candidates: &'a [Candidate], authority: &Authority) -> Option<&'a Candidate> {
    let least = draft::threshold(authority);
    candidates.iter().find(|c| c.source.kind == SourceKind::Register && draft::reaches(c, least))
}

/// The answer of then as a candidate; none where there was none.
fn candidate(case: &Case, from: &Arrival, then: &Then) -> Option<Candidate> {
    use Disposition as D;
    let disposition = then.disposition?;
    if matches!(
        disposition,
        D::ToFollow | D::Transferred | D::Withdrawn | D::Invalid | D::OtherLaw | D::Unclear
    ) {
        return None;
    }
    let age =
        from.answered_on.and_then(|on| on.until(case.origin.received_on).ok()).map(|span| span.get_days());
    let stale = age.is_none_or(|days| days > OLD);
    let mut confidence = 0.95 * then.alike;
    if stale {
        confidence = confidence.min(0.7);
    }
    if then.other_years {
        confidence = confidence.min(0.4);
    }
    Some(Candidate {
        text: then.words.clone(),
        table: then.table.clone(),
        disposition,
        provisions: then.provisions.clone(),
        confidence: (confidence * 100.0).round() / 100.0,
        source: Source {
            name: "earlier answer".to_owned(),
            reference: from.reference.clone(),
            date: from.answered_on,
            kind: SourceKind::EarlierAnswer,
            record: from.subject.clone(),
            field: then.text.clone(),
            owner: None,
        },
        stale,
        note: None,
    })
}

fn differ(case: &Case, id: QuestionId, earlier: &Candidate, register: &Candidate) -> bool {
    let Some(question) = case.question(id) else { return false };
    let stem = question.stem.and_then(|s| case.stem(s)).map(|s| s.text.as_str());
    let before: Vec<&str> =
        case.questions.iter().take_while(|q| q.id != id).map(|q| q.text.as_str()).collect();
    let asked = ::answers::Asked {
        text: &question.text,
        stem,
        heading: question.heading.as_deref(),
        subject: Some(&case.subject),
        previous: &before,
        received_on: case.origin.received_on,
    };
    consistency::disagree_on(&asked, &earlier.into(), &register.into())
}
