//! The reasons are those of this request, not those of the section.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "reasons-not-specific",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(c)",
    checks: "The reasons are those of this request, not those of the section.",
    matters: "To recite every limb of a section, or a standing reason without a word about this information, does not say why the exemption applies to it.",
    bad: "We withhold it under sections 31(1)(a), 31(1)(b), 31(1)(c), 31(1)(d) and 31(1)(e) of the Act. Disclosure would be likely to prejudice these matters.",
    good: "We withhold it under section 31(1)(a) of the Act. Disclosure would be likely to prejudice the prevention of crime: the list shows which buildings stand empty, and those who break into empty buildings would use it.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in &s.grounds {
        let bare = ground.details.iter().any(|r| {
            r.standing_reason.as_ref().is_some_and(|id| !id.trim().is_empty())
                && r.about_this_request.trim().is_empty()
        });
        if bare {
            let message = format!(
                "{} rests on a standing reason, and nothing is said about this request.",
                crate::grounds::named(ground.law, &ground.provision)
            );
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Add why it applies to this information.",
            ));
        }
    }
    all_limbs(check, s, report);
    recited(check, s, report);
    words_of_the_section(check, s, report);
}

/// The words of the section, and none of the letter's own.
fn words_of_the_section(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.structured() || s.excerpt() || s.asks_for_more_time() {
        return;
    }
    let Some(ground) = s.grounds.iter().find(|g| !g.ncnd && super::words::harm(g).is_some()) else { return };
    let recital = [
        "would, or would be likely to",
        "would or would be likely to",
        "information is exempt if",
        "exempts information",
    ];
    if s.says(&recital) && !super::own_words::explains_harm(s, ground) {
        let message = format!(
            "For {} the letter gives the words of the section and no reason of its own.",
            crate::grounds::named(ground.law, &ground.provision)
        );
        let what = "Say what would happen if this information were disclosed, to whom, and how.";
        report.add(Finding::new(check, s, s.at(ground), message, what));
    }
}

/// A section cited as a whole, with the text of four or more of its limbs behind it.
fn recited(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.grounds.iter().filter(|g| !g.ncnd && super::words::harm(g).is_some()) {
        let family = law::provision(ground.law, &ground.provision).filter(|p| p.is_family());
        let Some(family) = family.filter(|_| !s.structured()) else { continue };
        let limbs = super::words::limbs_in_words(family, &s.around(ground));
        if limbs >= 4 {
            let message = format!(
                "{limbs} limbs of {} are recited for the same information.",
                crate::grounds::in_words([(ground.law, ground.provision.as_str())])
            );
            let what = "Rely on the limbs that apply, and say of each what would be harmed and how.";
            report.add(Finding::new(check, s, s.at(ground), message, what));
        }
    }
}

/// Four or more limbs that protect different things, of one section, for one question.
fn all_limbs(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let mut told: Vec<(document::Law, String)> = Vec::new();
    for ground in s.grounds.iter().filter(|g| !g.ncnd && super::words::harm(g).is_some()) {
        let Some(citation) = law::Citation::parse(Some(ground.law), &ground.provision) else { continue };
        let key = (ground.law, citation.number.clone());
        if told.contains(&key) {
            continue;
        }
        let limbs = s
            .of_section(ground.law, &citation.number)
            .into_iter()
            .filter(|g| !g.ncnd && law::provision(g.law, &g.provision).is_some_and(|p| !p.is_family()))
            .filter(|g| g.questions.iter().any(|q| ground.questions.contains(q)) || g.questions.is_empty())
            .count();
        if limbs >= 4 {
            told.push(key);
            let message = format!(
                "{limbs} limbs of {} are relied on together for the same information.",
                crate::grounds::in_words([(ground.law, format!("s.{}", citation.number).as_str())])
            );
            let what = "Rely on the limbs that apply, and say of each what would be harmed and how.";
            report.add(Finding::new(check, s, s.at(ground), message, what));
        }
    }
}
