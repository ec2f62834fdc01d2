//! The confirmation that a request is withdrawn: since when, what follows, how to ask again.

use casework::case::MessagePurpose;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let said = |m: &&casework::case::Message| m.understood == Some(MessagePurpose::Withdrawal);
    match c.case.messages.iter().rev().find(said) {
        Some(message) => {
            let on = c.date(message.on);
            body.say(&c.say("withdrawal.opening", &[("withdrawn", &on)]));
        }
        None => body.say(&c.say_as("withdrawal.opening", "withdrawal.opening-without-date", &[])),
    }
    body.say(&c.say("withdrawal.closed", &[]));
    body.say(&c.plan.note);
    body.say(&c.say("withdrawal.again", &[]));
    c.close(body);
}
