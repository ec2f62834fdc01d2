//! Proposed answers: shown, taken as they are or changed, rejected. A proposal decides nothing: taking one is a decision
//! like any other, with the same needs.

use super::{Draft, deciding};
use crate::{
    case::{Fate, Proposal, RejectedBecause, changed},
    decision::Decision,
    event::Event,
    ids::QuestionId,
    refusal::Refusal,
};

/// The longest text of a proposal that is kept with it, in bytes.
const LONGEST: usize = 20_000;

/// A proposal with a text that is not too long to keep.
fn kept(mut proposal: Proposal) -> Proposal {
    proposal.text.truncate(proposal.text.floor_char_boundary(LONGEST));
    proposal
}

pub(super) fn propose(d: &mut Draft<'_>, proposals: Vec<(QuestionId, Proposal)>) -> Result<(), Refusal> {
    let mut fresh = Vec::new();
    for (id, proposal) in proposals {
        let question = d.question(id)?;
        if question.own_personal_data == Some(true) {
            return Err(Refusal::not_now(
                "a question about the applicant's own personal data is not answered from the memory",
            ));
        }
        // What was shown already is not shown anew; what was decided is not drafted.
        let known = question.proposals.iter().any(|p| p.proposal.key == proposal.key);
        if !known && question.decision.is_none() {
            fresh.push((id, kept(proposal)));
        }
    }
    if !fresh.is_empty() {
        d.emit(Event::AnswersProposed { proposals: fresh });
    }
    Ok(())
}

pub(super) fn take(
    d: &mut Draft<'_>,
    id: QuestionId,
    proposal: Proposal,
    decision: Decision,
    revision: u32,
) -> Result<(), Refusal> {
    let question = d.question(id)?;
    let taken = |p: &&crate::case::Proposed| {
        p.proposal.key == proposal.key && matches!(p.fate, Fate::Accepted | Fate::Edited { .. })
    };
    let again = question.decision.as_ref() == Some(&decision) && question.proposals.iter().any(|p| taken(&p));
    if again {
        return Ok(());
    }
    let changed = changed(&proposal, &decision);
    deciding::decide_question(d, id, decision, revision)?;
    d.emit(Event::ProposalTaken { question: id, proposal: Box::new(kept(proposal)), changed });
    Ok(())
}

pub(super) fn reject(
    d: &mut Draft<'_>,
    id: QuestionId,
    proposal: Proposal,
    because: Option<RejectedBecause>,
    why: String,
) -> Result<(), Refusal> {
    let known = d.question(id)?.proposals.iter().find(|p| p.proposal.key == proposal.key);
    match known.map(|p| &p.fate) {
        Some(Fate::Rejected { .. }) => return Ok(()),
        Some(Fate::Accepted | Fate::Edited { .. }) if d.question(id)?.decision.is_some() => {
            return Err(Refusal::not_now(
                "this answer was taken: take the decision back first, then say that it is none",
            ));
        }
        _ => {}
    }
    let why = why.trim().to_owned();
    d.emit(Event::ProposalRejected { question: id, proposal: Box::new(kept(proposal)), because, why });
    Ok(())
}
