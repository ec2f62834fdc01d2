//! Exemptions that exclude each other are not relied on for the same information.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "incompatible-exemptions",
    severity: casework::Severity::Risk,
    provision: "s.17(1)",
    checks: "Exemptions that exclude each other are not relied on for the same information.",
    matters: "Sections 30 and 31, 35 and 36, 23(1) and 24(1) exclude each other; only in the alternative may both be named.",
    bad: "We withhold the file under sections 30(1)(a)(i) and 31(1)(a) of the Act.",
    good: "We withhold the file under section 30(1)(a)(i) of the Act or, in the alternative, section 31(1)(a).",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.says(&["in the alternative", "alternatively"]) {
        return;
    }
    let Some(law) = s.law() else { return };
    // A letter in which no question was read answers one.
    let whole = s.questions().is_empty().then(|| {
        let cited = s.grounds.iter().filter(|g| !g.ncnd).filter_map(|g| law::provision(g.law, &g.provision));
        (At::Letter, "the request".to_owned(), cited.collect::<Vec<&law::Provision>>())
    });
    let each = s.questions().iter().enumerate().map(|(nth, question)| {
        let cited = question
            .provisions
            .iter()
            .filter(|p| !super::subject::lifts(law, p))
            .filter_map(|p| law::provision(super::subject::law_of(law, p), p));
        (At::Question(nth), s.name(nth), cited.collect::<Vec<&law::Provision>>())
    });
    for (at, name, cited) in each.chain(whole) {
        // Of each pair that excludes each other only the first is told.
        let clash = cited.iter().enumerate().find_map(|(place, one)| {
            let other =
                cited[place + 1..].iter().find(|other| excludes(one, other) || excludes(other, one))?;
            Some((one, other))
        });
        if let Some((one, other)) = clash {
            let message = format!(
                "For {name} the letter relies on {} and {} together, which exclude each other.",
                one.citation().in_words(),
                other.citation().in_words()
            );
            report.add(Finding::new(
                check,
                s,
                at,
                message,
                "Rely on the one that applies, or on both in the alternative.",
            ));
        }
    }
}

/// Whether the one applies only to what is not under the other.
fn excludes(one: &law::Provision, other: &law::Provision) -> bool {
    one.law == other.law
        && one.excludes.iter().any(|excluded| {
            law::Citation::parse(Some(one.law), excluded).is_some_and(|e| {
                other.citation().within(&e) || (other.is_family() && e.within(&other.citation()))
            })
        })
}
