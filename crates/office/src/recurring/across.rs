//! The same questionnaire before several authorities of a shared service: questions as rows, open cases as columns, and
//! in each cell what that authority's own registers and memory propose. Never another authority's fact.

use ::answers::Candidate;
use casework::{
    Case, CaseId,
    ids::QuestionId,
    permission::{self, Operation},
};
use document::Law;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Alike, Gone, beside, kept::questionnaire_of};
use crate::{Office, Who, draft::DraftLine, error::Result};

/// The most cases beside each other.
const COLUMNS: usize = 40;

/// The same questionnaire, before everybody at once.
#[derive(Clone, Debug)]
pub struct Across {
    /// The open cases: that one first, the others by authority.
    pub cases: Vec<AcrossCase>,
    /// The questions of the first case, in order.
    pub rows: Vec<AcrossRow>,
}

/// An open case.
#[derive(Clone, Debug)]
pub struct AcrossCase {
    /// Who works on it, in its authority.
    pub who: Who,
    /// Its authority.
    pub authority: Uuid,
    /// That authority's name.
    pub name: String,
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: String,
    /// Under which law.
    pub law: Option<Law>,
    /// The day it came.
    pub received_on: Date,
    /// When it is due, by its own law and clock.
    pub due: Option<Date>,
    /// Working days left until then; negative when late.
    pub days_left: Option<i32>,
    /// How many of its questions are decided.
    pub decided: usize,
    /// How many questions it has.
    pub questions: usize,
    /// Whether this person may decide on it now.
    pub may_decide: bool,
    /// How far it is the same.
    pub alike: Alike,
    /// Questions of it that the first case does not have.
    pub more: Vec<Gone>,
}

/// A question before every authority.
#[derive(Clone, Debug)]
pub struct AcrossRow {
    /// How it is called in the first case.
    pub name: String,
    /// Its words there.
    pub text: String,
    /// What each case has, in the order of the cases; none where it is not asked there.
    pub cells: Vec<Option<AcrossCell>>,
}

/// A question before one authority.
#[derive(Clone, Debug)]
pub struct AcrossCell {
    /// The question there.
    pub question: QuestionId,
    /// How it is called there.
    pub name: String,
    /// Its words there.
    pub text: String,
    /// The revision of its decision.
    pub revision: u32,
    /// The words of the decision, where it is decided.
    pub decided: Option<String>,
    /// What stands in that authority's own draft; empty where the question is not open.
    pub line: DraftLine,
}

impl AcrossCell {
    /// The best that is known, whether or not it is sure enough.
    pub fn best(&self) -> Option<&Candidate> {
        self.line.proposed().or_else(|| self.line.drafted.candidates.first())
    }
}

impl Office {
    /// The open cases with the questionnaire of a case, in every authority in which this person works at the desk.
    pub async fn across(&self, who: &Who, id: CaseId) -> Result<Across> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (first, _) = self.load_case(who.authority, &authority, id).await?;
        let made = questionnaire_of(&first, &authority);
        let mut columns: Vec<(AcrossCase, Vec<Option<QuestionId>>, Case)> = Vec::new();
        let ours = first.questions.iter().map(|q| Some(q.id)).collect();
        columns.push((self.column(who, &authority, &first, Alike::Same, Vec::new()), ours, first.clone()));
        let mut desks = vec![who.clone()];
        desks.extend(self.other_desks(who).await?);
        for there in &desks {
            let authority = self.authority(there.authority).await?;
            let near = self.near(there.authority, &made, id).await?;
            for near in near.iter().filter(|near| near.open) {
                if columns.len() >= COLUMNS {
                    break;
                }
                let (case, _) = match self.load_case(there.authority, &authority, near.case).await {
                    Ok(case) => case,
                    Err(crate::Error::NotFound(_)) => continue,
                    Err(error) => return Err(error),
                };
                if !beside::is_open(&case) || !permission::may(&there.actor, &case, Operation::SeeCase) {
                    continue;
                }
                let Some((alike, theirs, more)) = beside::aligned((&first, &made), &case, &authority) else {
                    continue;
                };
                columns.push((self.column(there, &authority, &case, alike, more), theirs, case));
            }
        }
        let mut proposed = Vec::with_capacity(columns.len());
        for (column, ..) in &columns {
            proposed.push(self.case_draft(&column.who, column.case).await?.lines);
        }
        let rows = first
            .questions
            .iter()
            .enumerate()
            .map(|(at, question)| AcrossRow {
                name: first.name_of(question.id),
                text: question.text.clone(),
                cells: columns
                    .iter()
                    .zip(&proposed)
                    .map(|((_, theirs, case), proposed)| {
                        let id = theirs.get(at).copied().flatten()?;
                        cell(case, id, proposed.iter().find(|line| line.question == id)?.clone())
                    })
                    .collect(),
            })
            .collect();
        Ok(Across { cases: columns.into_iter().map(|(column, ..)| column).collect(), rows })
    }

    fn column(
        &self,
        who: &Who,
        authority: &casework::Authority,
        case: &Case,
        alike: Alike,
        more: Vec<Gone>,
    ) -> AcrossCase {
        let due = case.due();
        let left = |law, due| law::days::left(law, self.today(), due, self.edition);
        AcrossCase {
            who: who.clone(),
            authority: authority.id,
            name: authority.profile.name.clone(),
            case: case.id,
            reference: case.reference.clone(),
            law: case.law(),
            received_on: case.origin.received_on,
            due,
            days_left: case.law().zip(due).and_then(|(law, due)| left(law, due)),
            decided: case.questions.iter().filter(|q| q.decision.is_some()).count(),
            questions: case.questions.len(),
            may_decide: permission::may(&who.actor, case, Operation::Decide),
            alike,
            more,
        }
    }
}

fn cell(case: &Case, id: QuestionId, line: DraftLine) -> Option<AcrossCell> {
    let question = case.question(id)?;
    Some(AcrossCell {
        question: id,
        name: case.name_of(id),
        text: question.text.clone(),
        revision: question.revision,
        decided: question.decision.as_ref().map(|d| d.words.clone()),
        line,
    })
}
