//! A limb that refers to a list of purposes is cited with the purpose.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s31-without-purpose",
    severity: casework::Severity::Risk,
    provision: "s.31(2)",
    checks: "A limb that refers to a list of purposes is cited with the purpose.",
    matters: "Section 31(1)(g), (h) and (i) protect functions, inquiries and proceedings only for the purposes listed in section 31(2): without the purpose nobody can tell whether they apply.",
    bad: "We withhold it under section 31(1)(g) of the Act.",
    good: "We withhold it under section 31(1)(g) of the Act, with section 31(2)(c): to find out whether regulatory action is justified.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use document::Law::{Foia, Foisa};
    for ground in s.grounds.iter().filter(|g| !g.ncnd) {
        let (limbs, list, words): (&[&str], _, _) = match ground.law {
            Foia => (&["s.31(1)(g)", "s.31(1)(h)", "s.31(1)(i)"], "s.31(2)", "31(2)("),
            Foisa => (&["s.35(1)(g)", "s.35(1)(h)"], "s.35(2)", "35(2)("),
            _ => continue,
        };
        let cited = |p: &str| p.contains(words);
        let named = s.excerpt()
            || s.says(&[words, "subsection (2)("])
            || s.grounds.iter().any(|g| cited(&g.provision))
            || s.draft.response.provisions.iter().any(|p| cited(&p.provision));
        if limbs.contains(&ground.provision.as_str()) && !named {
            let message = format!(
                "{} is relied on, and none of the purposes in {} is named.",
                crate::grounds::named(ground.law, &ground.provision),
                crate::grounds::in_words([(ground.law, list)])
            );
            let what = "Name the purpose, whose function it is, and under which enactment.";
            report.add(Finding::new(check, s, s.at(ground), message, what).under(ground.law, list));
            return;
        }
    }
}
