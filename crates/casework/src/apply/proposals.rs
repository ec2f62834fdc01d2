//! What became of proposed answers.

use crate::{case::*, decision::Decision, ids::QuestionId};

/// What becomes of proposed answers when their question is decided in the officer's own words.
pub(super) fn decided_anew(question: &mut Question, decision: &Decision) {
    for proposed in &mut question.proposals {
        match proposed.fate {
            Fate::Shown => proposed.fate = Fate::PassedOver,
            Fate::Accepted | Fate::Edited { .. } => {
                proposed.fate = match changed(&proposed.proposal, decision) {
                    0 => Fate::Accepted,
                    changed => Fate::Edited { changed },
                };
            }
            Fate::Rejected { .. } | Fate::PassedOver => {}
        }
    }
}

/// Notes what became of a proposed answer; one that was not shown before is noted with it.
pub(super) fn fare(case: &mut Case, question: QuestionId, proposal: &Proposal, fate: Fate) {
    let Some(question) = case.question_mut(question) else { return };
    if matches!(fate, Fate::Accepted | Fate::Edited { .. }) {
        // One answer stands; another that was taken before was changed into this one.
        for other in question.proposals.iter_mut().filter(|p| p.proposal.key != proposal.key) {
            if !matches!(other.fate, Fate::Rejected { .. }) {
                other.fate = Fate::PassedOver;
            }
        }
    }
    match question.proposals.iter_mut().find(|p| p.proposal.key == proposal.key) {
        Some(known) => {
            // What became of it stands when it is shown once more.
            if fate != Fate::Shown {
                known.fate = fate;
            }
        }
        None => question.proposals.push(Proposed { proposal: proposal.clone(), fate }),
    }
}
