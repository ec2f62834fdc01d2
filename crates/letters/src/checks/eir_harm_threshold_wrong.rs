//! Under the environmental regulations the harm is said to follow, not to be possible.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "eir-harm-threshold-wrong",
    severity: casework::Severity::Risk,
    provision: "reg.12(5)",
    checks: "Under the environmental regulations the harm is said to follow, not to be possible.",
    matters: "The test of regulation 12(5) is that disclosure would adversely affect something: more likely than not. \"Would be likely to prejudice\" is the test of the Act, and is not enough here.",
    bad: "Disclosure would be likely to prejudice the course of justice: it was written for the claim about the wall that is before the court.",
    good: "Disclosure would adversely affect the course of justice: it was written for the claim about the wall that is before the court.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let harmed = |g: &&super::Ground<'_>| {
        g.law == document::Law::Eir && !g.ncnd && g.provision.starts_with("reg.12(5)")
    };
    for ground in s.grounds.iter().filter(harmed) {
        let likely_only = ground
            .details
            .iter()
            .any(|r| r.likelihood == Some(casework::decision::Likelihood::WouldBeLikely));
        let would = [
            "would adversely",
            "will adversely",
            "would have an adverse",
            "would harm",
            "will harm",
            "would damage",
            "would prejudice",
            "would undermine",
        ];
        // The words of the Act's test, which other grounds of a letter under both laws may need.
        let mixed = s.grounds.iter().any(|g| !g.law.is_environmental());
        let firm = s.structured()
            && ground.details.iter().any(|r| r.likelihood == Some(casework::decision::Likelihood::Would));
        let weaker = !mixed
            && !s.excerpt()
            && !s.says(&would)
            && s.says(&[
                "likely to prejudice",
                "likely to adversely",
                "likely to harm",
                "could prejudice",
                "may prejudice",
                "could harm",
                "might prejudice",
                "could adversely",
                "may adversely",
                "could have an adverse",
                "may have an adverse",
                "might have an adverse",
            ]);
        let read_as_may = !mixed
            && !s.structured()
            && !s.excerpt()
            && s.says(&[
                "would be likely to adversely affect",
                "could adversely affect",
                "may adversely affect",
                "might adversely affect",
            ])
            && !s.says(&["would adversely affect", "will adversely affect", "would have an adverse"]);
        if likely_only || weaker && !firm || !s.structured() && read_as_may {
            let message = format!(
                "{} needs harm that would follow, and the letter only calls it possible or likely.",
                crate::grounds::named(ground.law, &ground.provision)
            );
            let what = "Say how disclosure would adversely affect the interest; if it only might, the exception does not apply.";
            report.add(
                Finding::new(check, s, s.at(ground), message, what)
                    .under(ground.law, ground.provision.clone()),
            );
            return;
        }
    }
}
