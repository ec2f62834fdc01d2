//! The acknowledgement: we have it, under this law, by this date at the latest, what happens next, whom to ask.

use casework::case::{FoundPublished, Group};
use jiff::civil::Date;

use super::{Body, Composer};

pub(super) fn write(c: &Composer<'_>, body: &mut Body) {
    body.say(&c.say("acknowledgement.opening", &[]));
    let groups = c.groups();
    let laws = c.laws(c.laws_here());
    body.say(&c.say("acknowledgement.law", &[("law", &laws)]));
    dates(c, body, &groups);
    if !c.case.questions.is_empty() {
        let ids: Vec<_> = c.case.questions.iter().map(|q| q.id).collect();
        c.questions_of(body, "acknowledgement.questions", &ids);
    }
    body.heading(2, &c.say("common.no-answer-heading", &[]));
    body.say(&c.say("acknowledgement.next", &[]));
    body.say(&c.say("acknowledgement.ask", &[]));
    if !c.case.found_published.is_empty() {
        // What the applicant found before asking is confirmed, each with its address.
        body.heading(2, &c.say("acknowledgement.published-heading", &[]));
        body.say(&c.say("acknowledgement.found", &[]));
        body.say(&found(c));
    }
    if !c.plan.note.trim().is_empty() {
        body.heading(2, &c.say("acknowledgement.published-heading", &[]));
        body.say(&c.say("acknowledgement.published", &[]));
        body.say(&c.plan.note);
    }
    body.heading(2, &c.say("acknowledgement.privacy-heading", &[]));
    body.say(&c.say("acknowledgement.privacy", &[]));
    c.close(body);
}

fn found(c: &Composer<'_>) -> String {
    let line = |found: &FoundPublished| {
        let words: Vec<&str> =
            found.question.split_whitespace().chain(["–"]).chain(found.title.split_whitespace()).collect();
        format!("- {}: {}", words.join(" "), found.address)
    };
    c.case.found_published.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// One date where all groups have the same; else one for each group, with its questions and its law.
fn dates(c: &Composer<'_>, body: &mut Body, groups: &[&Group]) {
    let all: Vec<Option<Date>> = groups.iter().map(|g| c.latest(g)).collect();
    match all.as_slice() {
        [Some(first), rest @ ..] if rest.iter().all(|d| *d == Some(*first)) => {
            let environmental = groups.iter().all(|g| g.law.is_environmental());
            let own =
                if environmental { "acknowledgement.date-environmental" } else { "acknowledgement.date" };
            body.say(&c.say_as("acknowledgement.date", own, &[("due", &c.day(*first))]));
        }
        dates if dates.iter().all(Option::is_none) => {
            body.say(&c.say_as("acknowledgement.date", "acknowledgement.date-unknown", &[]));
        }
        _ => {
            for group in groups {
                let Some(date) = c.latest(group) else { continue };
                let names = c.named(&c.members(&[group]));
                let values =
                    [("questions", names.as_str()), ("law", c.title(group.law)), ("due", &c.day(date))];
                body.say(&c.say("acknowledgement.date-of-part", &values));
            }
        }
    }
}
