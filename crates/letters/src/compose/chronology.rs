//! What happened on a case, day by day, from its letters, its clocks and its reviews. Nothing here names anybody.

use casework::case::{ClockEventKind, Letter};
use document::{Block, Table};
use jiff::civil::Date;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    let mut rows: Vec<(Date, String)> = vec![(c.case.origin.received_on, c.say("chronology.received", &[]))];
    for group in c.case.groups.values() {
        for event in &group.events {
            if let Some(id) = told(event.kind) {
                rows.push((event.on, c.say(id, &[])));
            }
        }
        rows.extend(c.latest(group).map(|due| (due, c.say("chronology.due", &[]))));
    }
    let sent = c.case.letters.iter().filter(|l| l.stands() && l.on <= c.plan.on);
    rows.extend(sent.map(|l| (l.on, letter(c, l))));
    for review in &c.case.reviews {
        rows.push((review.on, c.say("chronology.review-requested", &[])));
    }
    // The sort keeps what came before what followed on the same day.
    rows.sort_by_key(|(on, _)| *on);
    rows.dedup();
    body.add(Block::Table(Table {
        caption: c.say("chronology.caption", &[]),
        headings: vec![c.say("chronology.date", &[]), c.say("chronology.what", &[])],
        rows: rows.into_iter().map(|(on, what)| vec![c.date(on), what]).collect(),
    }));
}

fn letter(c: &Composer<'_>, letter: &Letter) -> String {
    let questions = c.named(&letter.answers);
    c.say(&format!("chronology.letter-{}", letter.kind.id()), &[("questions", &questions)])
}

/// What happened to a clock by somebody else's doing; our own letters tell the rest.
fn told(kind: ClockEventKind) -> Option<&'static str> {
    match kind {
        ClockEventKind::MadeValid => Some("chronology.made-valid"),
        ClockEventKind::TransferredIn => Some("chronology.transferred-in"),
        ClockEventKind::ClarificationReceived => Some("chronology.clarification-received"),
        ClockEventKind::FeePaid => Some("chronology.fee-paid"),
        ClockEventKind::ChargePaid => Some("chronology.charge-paid"),
        _ => None,
    }
}
