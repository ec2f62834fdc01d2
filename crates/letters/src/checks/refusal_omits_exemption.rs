//! A refusal names the exemption or the ground that it relies on.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "refusal-omits-exemption",
    severity: casework::Severity::Breach,
    provision: "s.17(1)(b)",
    checks: "A refusal names the exemption or the ground that it relies on.",
    matters: "Without it the applicant cannot tell why, and cannot ask for a review of anything.",
    bad: "We are withholding the rates because they are sensitive.",
    good: "We are withholding the rates under section 43(2) of the Act.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Accessible, GivenInPart, Ncnd, Refused, Withheld};
    const DO: &str = "Name the provision, to its limb, and say why it applies.";
    for (nth, question, decided) in s.decisions() {
        let own = decided.decided && decided.see.is_none();
        let refuses = matches!(question.disposition, Withheld | GivenInPart | Accessible | Refused);
        if own && refuses && decided.reliances.is_empty() {
            let message =
                format!("{} is refused without naming a provision.", crate::prose::capital(&s.name(nth)));
            report.add(Finding::new(check, s, At::Question(nth), message, DO));
        }
    }
    // A letter that was read may name it anywhere, also in a part that is cut off.
    // The outcome of a review tells what was refused before; that is no refusal of its own.
    let tells = super::words::answers_a_review(s) && s.grounds.is_empty();
    if s.structured() || s.excerpt() || tells {
        return;
    }
    let named = |p: &document::response::CitedProvision| {
        !matches!(
            law::exists(p.law, &p.provision),
            law::Existence::NotAnExemption | law::Existence::NoSuchProvision | law::Existence::NotACitation
        ) || ["s.12", "s.14"].iter().any(|n| p.provision.starts_with(n))
    };
    let nothing = s.grounds.is_empty() && !s.draft.response.provisions.iter().any(named);
    // Where each ground of the letter is given for questions of its own, it is given for no other.
    let elsewhere = !s.grounds.is_empty() && s.grounds.iter().all(|g| !g.questions.is_empty());
    if !nothing && !elsewhere {
        return;
    }
    for (nth, question) in s.questions().iter().enumerate() {
        if !matches!(question.disposition, Withheld | Refused) || question.disposition == Ncnd {
            continue;
        }
        let own = s.grounds.iter().any(|g| g.questions.contains(&nth)) || !question.provisions.is_empty();
        let answer = s.answer(nth);
        let points = [
            "see ",
            "above",
            "below",
            "same",
            "as for",
            "annex",
            "question",
            "section",
            "regulation",
            "exempt",
        ]
        .iter()
        .any(|w| answer.contains(w));
        if own || elsewhere && (points || answer.is_empty()) {
            continue;
        }
        let message = format!(
            "{} is refused, and the letter names no provision for it.",
            crate::prose::capital(&s.name(nth))
        );
        let letter = super::words::looks_like_a_letter(s);
        let severity = if letter { casework::Severity::Breach } else { casework::Severity::Risk };
        report.add(Finding::new(check, s, At::Question(nth), message, DO).with_severity(severity));
    }
}
