//! An exemption with several limbs is cited to the limb.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "exemption-without-limb",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(b)",
    checks: "An exemption with several limbs is cited to the limb.",
    matters: "Each limb protects something else and has a test of its own; the regulator expects the notice to say which one.",
    bad: "We withhold it under section 31 of the Act.",
    good: "We withhold it under section 31(1)(a) of the Act, the prevention or detection of crime.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.grounds.iter().filter(|g| !g.ncnd) {
        let (Some(citation), Some(known)) = (
            law::Citation::parse(Some(ground.law), &ground.provision),
            law::provision(ground.law, &ground.provision),
        ) else {
            continue;
        };
        // A limb that is not there is another check's.
        if !law::exists(ground.law, &ground.provision).exists() {
            continue;
        }
        let foia = ground.law == document::Law::Foia;
        // These are understood without a limb; of s.40(2) the condition is another check's.
        if foia
            && (["21", "32", "42", "12", "14", "1"].contains(&citation.number.as_str())
                || ground.provision.starts_with("s.40(2)"))
        {
            continue;
        }
        // So is another person's data: which of its conditions is met is a reason, not a limb.
        if ground.provision == "s.38(1)(b)" && ground.law == document::Law::Foisa
            || ["reg.13", "reg.13(1)", "reg.11(2)"].contains(&ground.provision.as_str())
        {
            continue;
        }
        if known.kind == law::provisions::Kind::Procedural || !known.is_family() || limbs(known) < 2 {
            continue;
        }
        let cited = s.grounds.iter().map(|g| (g.law, g.provision.as_str()));
        let cited = cited.chain(s.draft.response.provisions.iter().map(|p| (p.law, p.provision.as_str())));
        let more_precise = cited.filter(|(law, _)| *law == ground.law).any(|(law, p)| {
            law::Citation::parse(Some(law), p)
                .is_some_and(|c| c != citation && c.within(&citation) && !super::subject::lifts(law, p))
        });
        if more_precise {
            continue;
        }
        let around = s.around(ground);
        let apparent = super::words::limbs_in_words(known, &around);
        // In an excerpt the limb may stand in the part that is missing, unless the reasons are given here.
        if s.excerpt() && !super::words::speaks_of_harm(&around) {
            continue;
        }
        // The text of the section, quoted, names its limbs.
        if ["(b)", "(i)"].iter().any(|limb| around.contains(limb)) && around.contains("36(2)") {
            continue;
        }
        let message = format!(
            "{} has several limbs, and none is named.",
            crate::grounds::named(ground.law, &ground.provision)
        );
        let what = "Cite the limb whose interest is harmed, and give its reasons.";
        // Where the words name one, only its number is missing; of section 30(1)(a) both parts have one reason.
        let others_data =
            ground.provision == "s.40" && ["principle", "fair"].iter().any(|w| around.contains(w));
        let severity = if (1..3).contains(&apparent) || others_data || ground.provision == "s.30(1)(a)" {
            casework::Severity::Advice
        } else {
            casework::Severity::Risk
        };
        report.add(
            Finding::new(check, s, s.at(ground), message, what)
                .under(ground.law, ground.provision.clone())
                .with_severity(severity),
        );
    }
}

/// Limbs that can be relied on by themselves.
fn limbs(family: &law::Provision) -> usize {
    let alone = |limb: &&String| law::provision(family.law, limb).is_some_and(|p| p.alone);
    family.limbs.iter().filter(alone).count()
}
