//! The draft of a case: shown to an officer, who accepts, edits or rejects each answer in it. Each of these is an event;
//! accepting decides the question by the same rules as a decision that was typed.

use std::sync::Arc;

use answers::Candidate;
use casework::{
    Authority, Case, CaseId, Command, Progress,
    case::{Fate, Proposal, Question, RejectedBecause},
    ids::QuestionId,
};
use document::{Law, Sure};
use serde::{Deserialize, Serialize};

use super::{Drafted, Made, decision_of, made::key, proposal_of, threshold};
use crate::{
    Office, Who,
    error::{Error, Result},
    proposals::{Found, InContext},
    work::Work,
};

/// The draft of a case.
#[derive(Clone, Debug)]
pub struct CaseDraft {
    /// The authority.
    pub authority: Arc<Authority>,
    /// The confidence from which an answer stands in the draft.
    pub threshold: Sure,
    /// Every question, in order.
    pub lines: Vec<DraftLine>,
    /// Questions that have a proposed answer.
    pub proposed: usize,
    /// Questions whose proposed answer lacks nothing and has nothing against it: what is accepted in one go.
    pub ready: usize,
    /// Whether an officer has seen this draft: all that is proposed was noted.
    pub noted: bool,
}

/// A question in the draft.
#[derive(Clone, Debug)]
pub struct DraftLine {
    /// The question.
    pub question: QuestionId,
    /// Whether it is still open: not decided, not ended, and not about the applicant's own personal data.
    pub open: bool,
    /// What stands in the draft; empty where it is not open.
    pub drafted: Drafted,
    /// What the proposed answer still lacks before it may stand.
    pub missing: Vec<String>,
    /// The key of the proposed answer.
    pub key: String,
}

impl DraftLine {
    /// The answer that stands in the draft.
    pub fn proposed(&self) -> Option<&Candidate> {
        self.drafted.proposed.and_then(|at| self.drafted.candidates.get(at))
    }

    /// Whether the proposed answer can be accepted with others in one go: nothing is missing and nothing is against it.
    pub fn ready(&self) -> bool {
        self.proposed().is_some() && self.missing.is_empty() && self.drafted.warnings.is_empty()
    }
}

/// A proposed answer that an officer chose: of which question, which, and on which revision of the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The question.
    pub question: QuestionId,
    /// The key of the answer.
    pub key: String,
    /// The revision of the decision that the officer saw.
    pub revision: u32,
}

/// What became of proposed answers that an officer accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Questions that they decide now.
    pub taken: Vec<QuestionId>,
    /// Questions that need more first: what is missing.
    pub needs: Vec<(QuestionId, Vec<String>)>,
}

/// The candidates that nobody has rejected on this question. One that was out of date may come again with a newer day.
pub(crate) fn not_rejected(question: &Question, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let rejected: Vec<(&Proposal, Option<RejectedBecause>)> = question
        .proposals
        .iter()
        .filter_map(|p| match p.fate {
            Fate::Rejected { because } => Some((&p.proposal, because)),
            _ => None,
        })
        .collect();
    if !rejected.is_empty() {
        candidates.retain(|candidate| {
            let key = key(candidate);
            !rejected.iter().any(|(proposal, because)| {
                proposal.key == key
                    && (*because != Some(RejectedBecause::OutOfDate)
                        || proposal.as_at >= candidate.source.date)
            })
        });
    }
    candidates
}

/// Whether a question of a case is drafted.
fn open(case: &Case, question: &Question) -> bool {
    question.own_personal_data != Some(true)
        && question.decision.is_none()
        && case.accepted_on.is_some()
        && !matches!(case.progress(question.id), Progress::Sent | Progress::Ended)
}

/// The law of a question; the Act where nobody said.
pub(crate) fn law_of(case: &Case, question: QuestionId) -> Law {
    case.group_of(question).map(|group| group.law).or(case.law()).unwrap_or(Law::Foia)
}

impl Office {
    /// The draft of a case as it would stand now. Looking at it is no event.
    pub async fn case_draft(&self, who: &Who, case: CaseId) -> Result<CaseDraft> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        self.draft_of(&authority, &case).await
    }

    async fn draft_of(&self, authority: &Arc<Authority>, case: &Case) -> Result<CaseDraft> {
        let known = self.known(authority, Some(case), case.origin.received_on);
        let least = threshold(authority);
        let today = self.today();
        let mut lines = Vec::with_capacity(case.questions.len());
        let mut noted = true;
        for question in &case.questions {
            let mut line = DraftLine {
                question: question.id,
                open: open(case, question),
                drafted: Drafted::default(),
                missing: Vec::new(),
                key: String::new(),
            };
            if line.open {
                let context = InContext::of_case(case, question);
                let Found { candidates, earlier } = self.find(&known, &context).await;
                let found = Found { candidates: not_rejected(question, candidates), earlier };
                line.drafted = self.drafted(&known, &context, found, least).await?;
                if let Some(candidate) = line.proposed() {
                    let made = decision_of(candidate, authority, law_of(case, question.id), today);
                    let key = key(candidate);
                    noted &= question.proposals.iter().any(|p| p.proposal.key == key);
                    line.missing = made.missing;
                    line.key = key;
                }
            }
            lines.push(line);
        }
        Ok(CaseDraft {
            authority: Arc::clone(authority),
            threshold: Sure::hundredths(authority.threshold),
            proposed: lines.iter().filter(|line| line.proposed().is_some()).count(),
            ready: lines.iter().filter(|line| line.ready()).count(),
            noted,
            lines,
        })
    }

    /// Drafts the answers of a case: what is proposed is noted on its questions, so that it can be measured how it
    /// fared. A repeat notes nothing anew.
    pub async fn draft_answers(&self, who: &Who, case: CaseId, command_id: &str) -> Result<Case> {
        let draft = self.case_draft(who, case).await?;
        let proposals =
            draft.lines.iter().filter_map(|line| Some((line.question, proposal_of(line.proposed()?))));
        let command = Command::ProposeAnswers { proposals: proposals.collect() };
        self.act(who, case, command_id, vec![command]).await
    }

    /// A candidate of a question by its key, with the decision that it would be.
    ///
    /// Refused when it is not proposed any more.
    pub async fn proposal(
        &self,
        who: &Who,
        case: CaseId,
        question: QuestionId,
        wanted: &str,
    ) -> Result<(Proposal, Made)> {
        let authority = self.authority(who.authority).await?;
        let candidates = self.proposals(who, case, question).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let found = candidates.iter().find(|c| key(c) == wanted).ok_or_else(gone)?;
        let made = decision_of(found, &authority, law_of(&case, question), self.today());
        Ok((proposal_of(found), made))
    }

    /// Accepts proposed answers as they are: each decides its question as any decision does, and each is an event of its
    /// own. What the law wants more of is left, with what is missing.
    pub async fn accept_proposals(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        chosen: &[Chosen],
    ) -> Result<Taken> {
        who.of_the_desk()?;
        let mut attempts = 0;
        loop {
            if let Some(done) = self.store.outcome_of(who.authority, command_id).await? {
                return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy);
            }
            let mut work = Work::on(self, who, case).await?;
            let known = self.known(&work.authority, Some(&work.case), work.case.origin.received_on);
            let mut taken = Taken::default();
            let mut commands = Vec::new();
            for one in chosen {
                let question = work.case.question(one.question).ok_or(Error::NotFound("question"))?;
                let found = self.find(&known, &InContext::of_case(&work.case, question)).await;
                let candidates = not_rejected(question, found.candidates);
                let candidate = candidates.iter().find(|c| key(c) == one.key).ok_or_else(gone)?;
                let made =
                    decision_of(candidate, &work.authority, law_of(&work.case, one.question), work.today);
                if !made.missing.is_empty() {
                    taken.needs.push((one.question, made.missing));
                    continue;
                }
                taken.taken.push(one.question);
                commands.push(Command::TakeProposal {
                    question: one.question,
                    proposal: Box::new(proposal_of(candidate)),
                    decision: Box::new(made.decision),
                    revision: one.revision,
                });
            }
            drop(known);
            for command in commands {
                work.decide(command)?;
            }
            if work.is_empty() {
                return Ok(taken);
            }
            let outcome = serde_json::to_vec(&taken).unwrap_or_default();
            match work.commit(self, command_id, &outcome).await {
                Ok(done) => return serde_json::from_slice(&done.outcome).map_err(|_| Error::Busy),
                Err(Error::Busy) if attempts < 8 => attempts += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Says that a proposed answer is none: it is not proposed again for this question.
    pub async fn reject_proposal(
        &self,
        who: &Who,
        case: CaseId,
        command_id: &str,
        chosen: &Chosen,
        because: Option<RejectedBecause>,
        why: &str,
    ) -> Result<Case> {
        who.of_the_desk()?;
        if self.store.outcome_of(who.authority, command_id).await?.is_some() {
            return self.case(who, case).await;
        }
        let (proposal, _) = self.proposal(who, case, chosen.question, &chosen.key).await?;
        let command = Command::RejectProposal {
            question: chosen.question,
            proposal: Box::new(proposal),
            because,
            why: why.to_owned(),
        };
        self.act(who, case, command_id, vec![command]).await
    }
}

/// What was to be taken is not proposed any more.
fn gone() -> Error {
    Error::Refused(casework::Refusal::changed(
        "this answer is not proposed any more: a register was changed, or somebody rejected it. Look at the draft again",
    ))
}
