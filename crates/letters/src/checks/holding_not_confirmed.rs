//! A refusal says whether the information is held.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "holding-not-confirmed",
    severity: casework::Severity::Risk,
    provision: "s.1(1)(a)",
    checks: "A refusal says whether the information is held.",
    matters: "To be told whether it is held is a right of its own, which an exemption from disclosure does not remove.",
    bad: "This information is exempt from disclosure under section 43(2) of the Act.",
    good: "We hold this information. It is exempt from disclosure under section 43(2) of the Act.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::Disposition::{Given, GivenInPart, Withheld};
    let questions = s.questions();
    let something_given = questions.iter().any(|q| matches!(q.disposition, Given | GivenInPart));
    let unread =
        questions.is_empty() && s.draft.response.outcome == Some(document::response::Outcome::Refused);
    let withheld = questions.iter().any(|q| q.disposition == Withheld)
        || unread && super::words::looks_like_a_letter(s) && s.withholding().next().is_some();
    let ncnd = s.draft.response.ncnd || s.grounds.iter().any(|g| g.ncnd);
    // Of the applicant's own personal data there is nothing to confirm or deny (s.40(5A)).
    let own = |g: &super::Ground<'_>| {
        law::provision(g.law, &g.provision).is_some_and(law::Provision::is_own_personal_data)
    };
    let own_data = !s.grounds.is_empty() && s.grounds.iter().all(own);
    // The outcome of a review tells what was refused before; that is no refusal of its own.
    let tells = s.grounds.is_empty() && super::words::answers_a_review(s);
    if own_data || tells || s.excerpt() || something_given || !withheld || ncnd || s.asks_for_more_time() {
        return;
    }
    const HOLDS: [&str; 5] = ["hold", "holds", "held", "holding", "possession"];
    let told = s.said.iter().filter(|p| !super::own_words::tells_rights(&p.words)).any(|p| {
        p.words.split(|c: char| !c.is_alphanumeric()).any(|w| HOLDS.contains(&w))
            || p.says(&[
                "we have the information",
                "confirm that we have",
                "we have this information",
                "we do have",
            ])
    });
    if !told {
        let finding = Finding::new(
            check,
            s,
            At::Letter,
            "The letter refuses without saying whether the information is held.",
            "Say that you hold it, or neither confirm nor deny under a provision that allows it.",
        );
        report.add(finding.suggest("We hold the information that you ask for.", false));
    }
}
