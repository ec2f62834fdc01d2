//! The time given for asking for a review is not shorter than the law's.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "review-period-wrong",
    severity: casework::Severity::Risk,
    provision: "s.45 Code, part 5",
    checks: "The time given for asking for a review is not shorter than the law's.",
    matters: "EIR and FOISA give 40 working days by law; under FOIA the Code does.",
    bad: "If you are not content with this answer you can require us to review it (section 20 of the Act) within 20 working days of this letter: write to reviews@glenwexmoor.example.",
    good: "If you are not content with this answer you can require us to review it (section 20 of the Act) within 40 working days of this letter: write to reviews@glenwexmoor.example.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law() else { return };
    let rights = law::rights(law);
    let read = s.draft.response.rights.review_within.as_deref().map(str::to_lowercase);
    let told =
        read.iter().map(String::as_str).find_map(|within| shorter(within, rights.review_within_working_days));
    let stated = told.or_else(|| {
        s.said.iter().enumerate().find_map(|(at, p)| {
            // The period may stand in the sentence after that on the review.
            let asks = |p: &super::Passage| p.says(&["review", "representation", "reconsider"]);
            let before = at.checked_sub(1).and_then(|b| s.said.get(b));
            let near = asks(p) || before.is_some_and(asks) && p.says(&["write", "do so", "contact", "ask"]);
            near.then(|| shorter(&p.words, rights.review_within_working_days)).flatten()
        })
    });
    let Some(within) = stated else { return };
    let severity =
        if law == document::Law::Foia { casework::Severity::Risk } else { casework::Severity::Breach };
    let message = format!("The letter gives {within} to ask for a review; it is {}.", rights.review_within);
    let words = within.to_lowercase();
    let told = s
        .said
        .iter()
        .find(|p| p.says(&[&words]) && shorter(&p.words, rights.review_within_working_days).is_some());
    let at = told.map_or(At::Letter, |p| At::Span(p.span));
    let finding = Finding::new(check, s, at, message, format!("Say {}.", rights.review_within));
    report.add(
        finding
            .under(law, rights.review_within_provision)
            .with_severity(severity)
            // Under FOIA the period is the Code's, and the authority may have a reason for its own.
            .put(rights.review_within, rights.review_is_statutory, told.and_then(|p| s.only(&words, p.span))),
    );
}

/// A period in a text in small letters that is shorter than so many working days, however they fall: not one in which
/// the authority answers, or the regulator is to be asked.
fn shorter(words: &str, working_days: u32) -> Option<String> {
    let plain: Vec<&str> =
        words.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    plain.iter().enumerate().find_map(|(at, unit)| {
        let (working, counted) = match plain.get(at.checked_sub(1)?) {
            Some(&"working") | Some(&"business") => (true, at.checked_sub(2)?),
            Some(&"calendar") => (false, at.checked_sub(2)?),
            _ => (false, at - 1),
        };
        let number = number(plain.get(counted)?)?;
        // Five working days make a week at most; holidays only lengthen the days of the law.
        let days = match *unit {
            "day" | "days" if working => number,
            "day" | "days" => number * 5 / 7,
            "week" | "weeks" => number * 5,
            "month" | "months" => number * 22,
            _ => return None,
        };
        let clause = plain[..counted].join(" ");
        let clause = clause.rsplit([';']).next().unwrap_or_default();
        let ours = [
            "we will",
            "we aim",
            "we must",
            "we shall",
            "will reply",
            "will respond",
            "will answer",
            "tell you",
            "outcome",
            "aim to",
            "complete",
            "commissioner",
            "publish",
            "was ",
            "carried out",
            "conducted",
            "received",
            "completed",
        ];
        let after = plain[at..].join(" ");
        let theirs = [
            "you", "request", "write", "ask", "complain", "appeal", "submit", "made", "make", "within",
            "do so",
        ];
        // "40 days" leaves a word out and takes nothing away.
        let loosely = unit.starts_with("day") && !working && number == working_days;
        (days < working_days
            && !loosely
            && !ours.iter().any(|w| clause.contains(w))
            && !["for us to", "to respond", "to reply"].iter().any(|w| after.contains(w))
            && (clause.is_empty() || theirs.iter().any(|w| clause.contains(w))))
        .then(|| plain[counted..=at].join(" "))
    })
}

/// A number in figures, or a small one in words.
fn number(word: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 12] = [
        ("one", 1),
        ("a", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("ten", 10),
        ("fourteen", 14),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
    ];
    word.parse().ok().or_else(|| WORDS.iter().find(|(w, _)| *w == word).map(|(_, n)| *n))
}
