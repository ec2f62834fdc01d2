//! The correction: which letter it corrects, what was wrong, and the answers that now hold.

use super::{Body, Composer, response};
use crate::prose;

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let earlier = c.plan.supersedes.and_then(|id| c.case.letter(id));
    match earlier {
        Some(letter) => {
            body.say(&c.say("correction.opening", &[("earlier", &c.date(letter.on))]));
        }
        None => {
            body.say(&c.say_as("correction.opening", "correction.opening-without-date", &[]));
        }
    }
    if !c.plan.note.trim().is_empty() {
        body.say(&c.say("correction.reason", &[("note", &prose::stopped(&c.plan.note))]));
    }
    body.say(&c.say("correction.apology", &[]));
    response::write_answers(c, body);
}
