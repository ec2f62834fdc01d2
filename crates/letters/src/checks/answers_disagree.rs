//! What the letter says as a whole is what it says question by question, and the same question has one answer.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "answers-disagree",
    severity: casework::Severity::Risk,
    provision: "s.1(1)",
    checks: "What the letter says as a whole is what it says question by question, and the same question has one answer.",
    matters: "Where two statements cannot both be true the applicant does not know what was decided, and a review begins with the letter itself.",
    bad: "All of the information that you asked for is enclosed. ... We withhold the unit rates under section 43(2) of the Act.",
    good: "All of the information that you asked for is enclosed, except the unit rates. ... We withhold the unit rates under section 43(2) of the Act.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    whole_against_parts(check, s, report);
    same_question(check, s, report);
}

/// "All of it is enclosed" beside a refusal; "we hold nothing" beside an answer.
fn whole_against_parts(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, NotHeld, Refused, Withheld};
    let withheld = s.questions().iter().position(|q| {
        matches!(q.disposition, Withheld | Refused)
            && q.provisions
                .iter()
                .any(|p| s.law().is_some_and(|law| law::exists(law, p) == law::Existence::Exemption))
    });
    let given = s.questions().iter().position(|q| {
        q.disposition == Given && q.answer.as_ref().is_some_and(|a| a.chars().any(|c| c.is_ascii_digit()))
    });
    let not_held = s.questions().iter().any(|q| q.disposition == NotHeld);
    for passage in &s.said {
        if passage.says(&[
            "except",
            "excepting",
            "apart from",
            "other than",
            "unless",
            "with the ",
            " but ",
            "if ",
        ]) {
            continue;
        }
        let everything = passage.says(&[
            "all of the information you requested is",
            "all the information you requested is",
            "all of the information that you asked for is",
            "all of the information you asked for is",
            "all of the information that you asked for, in full",
            "send you all of the information",
            "all of the information that you requested is",
            "nothing that you asked for is being withheld",
            "nothing has been withheld",
            "nothing is withheld",
            "no information has been withheld",
            "nothing that you asked for has been withheld",
            "your request has been granted in full",
            "disclosed in full",
            "released in full",
        ]) && passage.says(&[
            "enclosed",
            "attached",
            "provided",
            "disclosed",
            "released",
            "granted",
            "below",
            "send you",
            "nothing",
            "no information",
        ]) && !passage.says(&["not ", "cannot", "is withheld under", "exempt"]);
        let nothing = passage.says(&[
            "do not hold any of the information",
            "does not hold any of the information",
            "hold none of the information",
            "holds none of the information",
            "none of the information you requested is held",
            "none of the information requested is held",
        ]) && !passage.says(&["question", "part ", "point "]);
        let clash = match (everything.then_some(withheld).flatten(), nothing.then_some(given).flatten()) {
            (Some(nth), _) => Some((nth, "is withheld")),
            (_, Some(nth)) if !not_held => Some((nth, "is answered")),
            _ => None,
        };
        if let Some((nth, what)) = clash {
            let message = format!(
                "The letter says of the whole request: \"{}\" Yet {} {what}.",
                passage.span.of(&s.text).split_whitespace().collect::<Vec<_>>().join(" "),
                s.name(nth)
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Say of the whole what is true of every part.",
            ));
            return;
        }
    }
}

/// The same long question, asked once more in the same letter, with another fate.
fn same_question(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, NotHeld, Withheld};
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let settled = |nth: usize| matches!(s.questions()[nth].disposition, Given | NotHeld | Withheld);
    for nth in 1..s.questions().len() {
        let own = words(&s.questions()[nth].text);
        // A short question is asked again of something else: "Who is the supplier?" of each contract.
        if own.len() < 9 || !settled(nth) {
            continue;
        }
        let other = (0..nth).find(|o| {
            settled(*o)
                && s.questions()[*o].disposition != s.questions()[nth].disposition
                && words(&s.questions()[*o].text) == own
        });
        if let Some(other) = other {
            let message = format!(
                "{} asks the same as {}, and the two are answered differently.",
                crate::prose::capital(&s.name(nth)),
                s.name(other)
            );
            report.add(Finding::new(
                check,
                s,
                At::Question(nth),
                message,
                "Give one answer, and point to it from the other.",
            ));
        }
    }
}
