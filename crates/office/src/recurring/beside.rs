//! Two cases beside each other, question by question, however they are numbered.

use ::answers::recurring::{Likeness, Pair, Questionnaire, compare};
use casework::{Authority, Case, Stage, case::Question, ids::QuestionId};

use super::{Alike, Arrival, Beside, Gone, Laid, Then, kept::questionnaire_of};
use crate::case_page::{Mask, blind};

/// The other case beside this one; none where it is not alike.
pub(super) fn laid(now: (&Case, &Questionnaire), mut then: Case, authority: &Authority) -> Option<Laid> {
    let made = questionnaire_of(&then, authority);
    let likeness = compare(now.1, &made);
    let alike = Alike::of(likeness.verdict)?;
    let mask = Mask::of(&then);
    blind(&mut then);
    let Likeness { score, pairs, gone, years, added, .. } = likeness;
    let counted = (added.len(), gone.len());
    let questions = now
        .0
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| {
            let pair = pairs.iter().find(|p| p.now == at);
            Beside {
                question: question.id,
                name: now.0.name_of(question.id),
                text: question.text.clone(),
                then: pair.and_then(|p| Some(said(&then, then.questions.get(p.then)?, p, &mask))),
            }
        })
        .collect();
    let gone = gone
        .into_iter()
        .filter_map(|at| then.questions.get(at))
        .map(|q| Gone { name: then.name_of(q.id), text: mask.over(&q.text) })
        .collect();
    let history = then.history.as_ref();
    let arrival = Arrival {
        case: then.id,
        reference: then.reference.clone(),
        subject: then.subject.clone(),
        received_on: match history {
            Some(history) => history.received,
            None => Some(then.origin.received_on),
        },
        answered_on: then.answered_on(),
        law: then.law().or(history.and_then(|h| h.law)),
        history: history.is_some(),
        open: is_open(&then),
        alike,
        score,
        added: counted.0,
        gone: counted.1,
        years,
    };
    Some(Laid { arrival, questions, gone })
}

/// At which stages a case is still to be answered.
pub(super) const OPEN: [Stage; 3] = [Stage::Received, Stage::Reading, Stage::Open];

/// Whether a case is still to be answered.
pub(super) fn is_open(case: &Case) -> bool {
    OPEN.contains(&case.stage())
}

/// Which questions of another case are those of this one, in the order of this one; and which it has besides.
pub(super) fn aligned(
    now: (&Case, &Questionnaire),
    there: &Case,
    authority: &Authority,
) -> Option<(Alike, Vec<Option<QuestionId>>, Vec<Gone>)> {
    let likeness = compare(now.1, &questionnaire_of(there, authority));
    let alike = Alike::of(likeness.verdict)?;
    let theirs = (0..now.0.questions.len())
        .map(|at| {
            let pair = likeness.pairs.iter().find(|p| p.now == at)?;
            there.questions.get(pair.then).map(|q| q.id)
        })
        .collect();
    let more = likeness.gone.into_iter().filter_map(|at| there.questions.get(at));
    let mask = Mask::of(there);
    let more = more.map(|q| Gone { name: there.name_of(q.id), text: mask.over(&q.text) }).collect();
    Some((alike, theirs, more))
}

/// A question of an earlier case with what was answered. What was decided and has not left is no answer yet.
fn said(case: &Case, question: &Question, pair: &Pair, mask: &Mask) -> Then {
    let mut then = Then {
        name: case.name_of(question.id),
        text: mask.over(&question.text),
        alike: pair.alike,
        other_years: pair.other_years,
        disposition: None,
        words: String::new(),
        table: None,
        provisions: Vec::new(),
    };
    if let Some(history) = &case.history {
        if let Some(answer) = history.answer(question.id) {
            then.disposition = Some(answer.disposition);
            then.words = mask.cut_from(answer.answer.as_deref().unwrap_or_default());
            then.provisions.clone_from(&answer.provisions);
        }
    } else if case.is_sent(question.id)
        && let Some(decision) = case.decision_for(question.id)
    {
        then.disposition = Some(decision.disposition);
        then.words = mask.cut_from(&decision.words);
        then.table.clone_from(&decision.table);
        then.provisions = decision.reliances.iter().map(|r| r.provision.clone()).collect();
    }
    then
}
