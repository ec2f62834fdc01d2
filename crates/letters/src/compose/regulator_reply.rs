//! The reply to the regulator: what we say, what happened and when, what was asked, what was answered and why.

use casework::{Disposition, QuestionId};

use super::{Body, Composer, annex, answers, chronology};
use crate::prose;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let law = c.laws(c.laws_here());
    let complaint = c.case.complaint.as_deref().unwrap_or_default();
    body.say(&c.say("regulator-reply.opening", &[("complaint", complaint), ("law", &law)]));
    c.under(body, "regulator-reply.statement-heading", &prose::stopped(&c.plan.note));
    body.heading(2, &c.say("regulator-reply.chronology-heading", &[]));
    body.say(&c.say("regulator-reply.chronology", &[]));
    chronology::write(c, body);
    let ids = answered(c);
    if !ids.is_empty() {
        body.heading(2, &c.say("regulator-reply.answers-heading", &[]));
        body.say(&c.say("regulator-reply.answers", &[]));
        answers::print(c, body, &ids);
    }
    body.say(&c.say("regulator-reply.contact", &[]));
    c.close(body);
    annex::write(c, body, "regulator-reply.annex-opening", &ids);
}

/// The questions that were answered, or are decided now.
fn answered(c: &Composer<'_>) -> Vec<QuestionId> {
    let decided = |id| {
        c.case.is_sent(id)
            || c.case
                .decision_for(id)
                .is_some_and(|d| !matches!(d.disposition, Disposition::ToFollow | Disposition::Unclear))
    };
    c.case.questions.iter().map(|q| q.id).filter(|id| decided(*id)).collect()
}
