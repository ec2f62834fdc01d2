//! A figure that is kept back because it is small is kept back under an exemption.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "suppressed-without-exemption",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(b)",
    checks: "A figure that is kept back because it is small is kept back under an exemption.",
    matters: "To write \"fewer than five\" is to withhold the figure, and every withholding needs its exemption and its reason. A threshold is a habit, not law.",
    bad: "Wexmoor North: fewer than five",
    good: "Wexmoor North: fewer than five. The number itself is exempt under section 40(2) of the Act, with section 40(3A)(a): it would point to single pupils, which would be unfair.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart};
    // An exemption for personal data, or one that is tied to no question, may be what keeps them back.
    let personal = |law: document::Law, p: &str| {
        law::provision(law, p).is_some_and(|row| row.title.to_lowercase().contains("personal"))
    };
    let may_cover = s.grounds.iter().any(|g| g.questions.is_empty() || personal(g.law, &g.provision))
        || s.draft.response.provisions.iter().any(|p| personal(p.law, &p.provision));
    if s.excerpt() || may_cover {
        return;
    }
    if s.grounds.is_empty() && super::words::names_an_exemption(&s.lower)
        || s.says(&["data protection", "gdpr"])
    {
        return;
    }
    for (nth, question) in s.questions().iter().enumerate() {
        let answer = s.answer(nth);
        let asked = question.text.to_lowercase();
        let small = [
            "<5",
            "< 5",
            "fewer than 5",
            "fewer than five",
            "less than 5 ",
            "less than five",
            "<10 ",
            "fewer than 10",
            "under 5",
        ];
        let kept = small.iter().any(|w| answer.contains(w) && !asked.contains(w))
            && [
                "suppress",
                "identif",
                "disclosure control",
                "small number",
                "do not give",
                "not given",
                "small figure",
                "below five are not",
                "lower than five",
                "withheld",
            ]
            .iter()
            .any(|w| s.lower.contains(w));
        if matches!(question.disposition, Given | GivenInPart) && kept {
            let message =
                format!("The answer to {} keeps small figures back, and no exemption is named.", s.name(nth));
            let what = "Give the figures, or name the exemption (as a rule section 40(2)) and say why they would point to somebody.";
            report.add(Finding::new(check, s, At::Question(nth), message, what));
        }
    }
}
