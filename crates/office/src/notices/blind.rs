//! The case as a letter may tell it: third parties and colleagues are never told who asks, people who look at a letter in
//! the making do not see it either.

use casework::{
    Case,
    case::{Addressee, LetterKind},
};
use document::request::Applicant;

use crate::{
    Who,
    case_page::{Mask, blind},
    letter::LetterPlan,
};

/// The case as the letter that leaves tells it.
pub(crate) fn leaving(case: &Case, plan: &LetterPlan) -> Case {
    if told_who_asks(plan.kind) { case.clone() } else { without_applicant(case, plan) }
}

/// The case as a letter in the making shows it to a person.
pub(crate) fn shown(who: &Who, case: &Case, plan: &LetterPlan) -> Case {
    let mut seen = leaving(case, plan);
    if who.actor.person().is_some() && told_who_asks(plan.kind) {
        let mask = Mask::of(case);
        reword(&mut seen, |words| mask.over(words));
        blind(&mut seen);
        seen.applicant.name = Some("(the applicant)".to_owned());
    }
    seen
}

/// Whether whoever gets the letter may know who asked.
pub(crate) fn told_who_asks(kind: LetterKind) -> bool {
    match kind.addressee() {
        Addressee::Applicant | Addressee::Regulator => true,
        Addressee::ThirdParty | Addressee::Colleague => false,
    }
}

/// The case without the applicant, and without their name and addresses in any words that a letter may print. A colleague
/// sees the questions in the words in which they were asked.
fn without_applicant(case: &Case, plan: &LetterPlan) -> Case {
    let mask = Mask::of(case);
    let mut told = case.clone();
    blind(&mut told);
    told.applicant = Applicant::default();
    told.subject = mask.cut_from(&case.subject);
    reword(&mut told, |words| mask.cut_from(words));
    if let Some(ask) = plan.particulars.ask.and_then(|id| case.ask(id)) {
        for asked in &ask.questions {
            if let Some(question) = told.questions.iter_mut().find(|q| q.id == asked.question) {
                question.text = mask.cut_from(&asked.words);
                (question.heading, question.stem) = (None, None);
            }
        }
    }
    told
}

/// Changes the words of a case that a letter prints, beside its subject and the text of the request.
fn reword(case: &mut Case, change: impl Fn(&str) -> String) {
    for question in &mut case.questions {
        question.text = change(&question.text);
        question.heading = question.heading.as_deref().map(&change);
        question.label = question.label.as_deref().map(&change);
    }
    for stem in &mut case.stems {
        stem.text = change(&stem.text);
    }
    for words in case.wording.values_mut() {
        *words = change(words);
    }
}
