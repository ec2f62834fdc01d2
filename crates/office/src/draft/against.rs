//! What the memory has against the answers of a letter before it leaves: an earlier answer, a register or a standing
//! position that says otherwise, each with both sides. It stands in nobody's way: an officer may well answer otherwise
//! today, but then on purpose.

use answers::{
    Candidate,
    consistency::{Looked, Warning, warnings},
};
use casework::{
    Case, CaseId, Decision, Disposition,
    case::{Fate, Question},
    decision::AnsweredBy,
    ids::QuestionId,
};

use super::{key, not_rejected};
use crate::{
    Office, Who,
    error::Result,
    proposals::{Found, InContext},
};

/// An answer of a letter, and what the memory has against it.
#[derive(Clone, Debug)]
pub struct Against {
    /// The question.
    pub question: QuestionId,
    /// How it is called.
    pub name: String,
    /// What becomes of it in the letter.
    pub disposition: Disposition,
    /// What the letter says.
    pub words: String,
    /// What does not agree with it, and with what.
    pub warning: Warning,
}

impl Office {
    /// What the memory has against these answers of a case, as they are decided; empty where all of it agrees. A value
    /// that an officer rejected as a proposal speaks against nothing.
    pub async fn against_answers(
        &self,
        who: &Who,
        case: CaseId,
        answers: &[QuestionId],
    ) -> Result<Vec<Against>> {
        who.of_the_desk()?;
        let authority = self.authority(who.authority).await?;
        let (case, _) = self.load_case(who.authority, &authority, case).await?;
        let looked: Vec<(&Question, &Decision)> = case
            .questions
            .iter()
            .filter(|q| answers.contains(&q.id) && q.own_personal_data != Some(true))
            .filter_map(|q| Some((q, q.decision.as_ref().filter(|d| d.answered_by == AnsweredBy::Itself)?)))
            .collect();
        if looked.is_empty() {
            return Ok(Vec::new());
        }
        let known = self.known(&authority, Some(&case), case.origin.received_on);
        let mut against = Vec::new();
        for (question, decision) in looked {
            let context = InContext::of_case(&case, question);
            let Found { candidates, earlier } = self.find(&known, &context).await;
            let candidates = not_rejected(question, candidates);
            let memory = known.memory(&earlier);
            let looked = looked_at(question, decision, &candidates);
            let found = context.asking(|asked| warnings(asked, &looked, &memory, &candidates));
            against.extend(found.into_iter().map(|warning| of(&case, question, decision, warning)));
        }
        Ok(against)
    }
}

fn of(case: &Case, question: &Question, decision: &Decision, warning: Warning) -> Against {
    Against {
        question: question.id,
        name: case.name_of(question.id),
        disposition: decision.disposition,
        words: decision.words.clone(),
        warning,
    }
}

/// A decision as it is held against the memory: with its source, where it stands as that was proposed.
fn looked_at<'a>(question: &Question, decision: &'a Decision, candidates: &'a [Candidate]) -> Looked<'a> {
    let accepted = |c: &&Candidate| {
        let key = key(c);
        question.proposals.iter().any(|p| p.fate == Fate::Accepted && p.proposal.key == key)
    };
    let taken = candidates.iter().find(accepted);
    Looked {
        text: &decision.words,
        table: decision.table.as_ref(),
        disposition: decision.disposition,
        source: taken.map(|c| &c.source),
        stale: taken.is_some_and(|c| c.stale),
    }
}
