//! The outcome of a review: what was asked, who looked, what was decided and why, fresh answers, what changes. After it
//! only the regulator is left.

use casework::{
    Disposition, QuestionId,
    case::{Question, ReviewDecision},
};
use document::{Block, Law};

use super::{Body, Composer, answers, response, rights};
use crate::{grounds, prose};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let laws = if c.plan.answers.is_empty() { c.laws_here() } else { response::laws(c) };
    opening(c, body, &laws);
    body.heading(2, &c.say("review-outcome.decision-heading", &[]));
    if let Some(decision) = c.plan.particulars.decision {
        body.say(&c.say_as("review-outcome.decision", said(decision), &[]));
    }
    let stand = standing(c);
    still(c, body, &stand);
    c.under(body, "review-outcome.reasons-heading", &c.plan.note);
    changes(c, body, &laws);
    answers::write(c, body, "review-outcome.answers-heading", &c.plan.answers);
    response::beside(c, body);
    body.heading(2, &c.say("review-outcome.rights-heading", &[]));
    for law in &laws {
        if laws.len() > 1 {
            body.heading(3, c.title(*law));
        }
        rights::regulator(c, body, "review-outcome.regulator", *law);
    }
    let explained: Vec<QuestionId> = c.plan.answers.iter().copied().chain(stand).collect();
    response::end(c, body, &explained);
}

fn said(decision: ReviewDecision) -> &'static str {
    match decision {
        ReviewDecision::Upheld => "review-outcome.upheld",
        ReviewDecision::UpheldInPart => "review-outcome.upheld-in-part",
        ReviewDecision::Overturned => "review-outcome.overturned",
    }
}

fn opening(c: &Composer<'_>, body: &mut Body, laws: &[Law]) {
    let law = c.laws(laws.iter().copied());
    let review = c.plan.particulars.review.and_then(|id| c.case.reviews.iter().find(|r| r.id == id));
    let Some(review) = review else {
        let own = "review-outcome.opening-without-date";
        body.say(&c.say_as("review-outcome.opening", own, &[("law", &law)]));
        reviewer(c, body);
        return;
    };
    let asked = c.date(review.on);
    body.say(&c.say("review-outcome.opening", &[("asked", &asked), ("law", &law)]));
    if let Some(due) = review.due.filter(|due| *due < c.plan.on) {
        body.say(&c.say("review-outcome.late", &[("due", &c.day(due))]));
    }
    reviewer(c, body);
    if !review.grounds.trim().is_empty() {
        body.heading(2, &c.say("review-outcome.grounds-heading", &[]));
        body.add(Block::Quote(prose::blocks(&c.unnamed(&review.grounds))));
    }
}

fn reviewer(c: &Composer<'_>, body: &mut Body) {
    let own = if c.party().is_empty() { "review-outcome.reviewer" } else { "review-outcome.reviewer-named" };
    let name = prose::capital(c.party());
    body.say(&c.say_as("review-outcome.reviewer", own, &[("reviewer", &name)]));
}

/// The questions that were refused and are not answered anew.
fn standing(c: &Composer<'_>) -> Vec<QuestionId> {
    let of = |q: &&Question| c.case.is_sent(q.id) && !c.plan.answers.contains(&q.id);
    c.case.questions.iter().filter(of).map(|q| q.id).collect()
}

/// The provisions that stand for them, law by law.
fn still(c: &Composer<'_>, body: &mut Body, stand: &[QuestionId]) {
    let grounds = grounds::grounds(c.case, stand);
    for law in Law::ALL {
        let own: Vec<_> = grounds.iter().filter(|g| g.law == law).collect();
        if own.is_empty() {
            continue;
        }
        let mut about: Vec<QuestionId> = own.iter().flat_map(|g| g.questions()).collect();
        about.sort_by_key(|id| c.case.place(*id));
        about.dedup();
        let withheld = |id: &QuestionId| {
            c.case.decision_for(*id).is_some_and(|d| d.disposition == Disposition::Withheld)
        };
        let default =
            if about.iter().all(withheld) { "review-outcome.still-withheld" } else { "review-outcome.still" };
        let provisions = c.provisions(own.iter().map(|g| (law, g.provision.as_str())));
        let questions = c.named(&about);
        let values = [("provisions", provisions.as_str()), ("law", c.title(law)), ("questions", &questions)];
        body.say(&c.say_as("review-outcome.still", default, &values));
    }
}

/// What changes; where we failed, that we did, what we do about it and by when.
fn changes(c: &Composer<'_>, body: &mut Body, laws: &[Law]) {
    body.heading(2, &c.say("review-outcome.changes-heading", &[]));
    let own = match (c.plan.particulars.decision, c.plan.particulars.by) {
        (Some(ReviewDecision::Upheld) | None, _) => "review-outcome.no-change",
        (_, Some(_)) => "review-outcome.failure-by",
        (_, None) => "review-outcome.failure",
    };
    let by = c.day_if(c.plan.particulars.by);
    let law = c.laws(laws.iter().copied());
    body.say(&c.say_as("review-outcome.changes", own, &[("by", &by), ("law", &law)]));
}
