//! A letter that says by when it will be answered says the day that the law gives.

use super::{
    Check, Report, Subject, dates,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "due-date-misstated",
    severity: casework::Severity::Breach,
    provision: "s.10(1)",
    checks: "A letter that says by when it will be answered says the day that the law gives.",
    matters: "An applicant who is told a later day is told to wait longer than the law allows, and complains too late. An earlier day is a promise only.",
    bad: "We received your request on 1 June 2026 and will respond by 3 July 2026.",
    good: "We received your request on 1 June 2026 and will respond by 30 June 2026.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // Letters of ours take the day from the clock.
    if s.draft.letter.is_some() || s.structured() {
        return;
    }
    let stated = s.said.iter().find_map(|p| Some((p.span, deadline(&p.words)?)));
    let Some((span, stated)) = stated else { return };
    let response = &s.draft.response;
    let (Some(received), Some(law)) = (response.received, response.law) else {
        report.needs(
            check,
            if response.received.is_none() { "date of receipt" } else { "the law of the request" },
        );
        return;
    };
    if super::words::time_moved(s) {
        report.needs(check, super::words::WHAT_MOVED_IT);
        return;
    }
    let mut facts = law::clock::ClockFacts::new(law, received);
    if let Some(body) = s.draft.body.as_deref().and_then(|b| b.parse().ok()) {
        facts.body = body;
    }
    let due = law::clock::due(&facts, received, law::Edition::current()).answer().and_then(|d| d.due);
    let Some(due) = due else {
        report.needs(check, "what the time for this body depends on");
        return;
    };
    if stated == due || stated < received {
        return;
    }
    let (severity, why) = if stated > due {
        (casework::Severity::Breach, "later than the law allows")
    } else {
        (casework::Severity::Advice, "earlier than the law asks")
    };
    let message = format!(
        "The letter says {} and the answer is due by {}: {why}.",
        crate::date_words(stated),
        crate::date_words(due)
    );
    let finding = Finding::new(check, s, At::Span(span), message, "Say the last day that the law gives.");
    let provision = if law.is_environmental() { "reg.5(2)" } else { "s.10(1)" };
    // A school or an archive has another time, so the body must be known; an earlier day is a promise to be kept.
    let safe = stated > due && s.draft.body.is_some();
    let place = s.only(&crate::date_words(stated), span);
    report.add(finding.under(law, provision).with_severity(severity).put(
        crate::date_words(due),
        safe,
        place,
    ));
}

/// The day by which a sentence says that the request will be answered.
fn deadline(words: &str) -> Option<jiff::civil::Date> {
    let others = [
        "review",
        "complain",
        "commissioner",
        "pay",
        "you must",
        "clarif",
        "please",
        "publish",
        "appeal",
        "tribunal",
        "were ",
        "was ",
        "dated",
    ];
    let answer = ["respon", "reply", "answer", "provide you with", "due ", "deadline"];
    if others.iter().any(|w| words.contains(w)) || !answer.iter().any(|w| words.contains(w)) {
        return None;
    }
    let cues = [
        " by ",
        "no later than ",
        "not later than ",
        "on or before ",
        "deadline is ",
        "due on ",
        "due date is ",
        " until ",
    ];
    cues.iter().find_map(|cue| {
        let after = words.split_once(cue)?.1;
        // The day stands next to the cue, not somewhere further on.
        let near: Vec<&str> = after.split(' ').take(5).collect();
        dates::first(&near.join(" "))
    })
}
