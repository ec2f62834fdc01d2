//! Every provision that the letter relies on exists in the law that it is cited from.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "provision-does-not-exist",
    severity: casework::Severity::Breach,
    provision: "s.17(1)(b)",
    checks: "Every provision that the letter relies on exists in the law that it is cited from.",
    matters: "A refusal under a provision that does not exist specifies no exemption.",
    bad: "We withhold it under section 31(4) of the Act.",
    good: "We withhold it under section 31(1)(a) of the Act.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let mut seen: Vec<(document::Law, String)> = Vec::new();
    let relied = s.grounds.iter().map(|g| (g.law, g.provision.clone(), Some(g)));
    let cited = s
        .draft
        .response
        .provisions
        .iter()
        .map(|p| (p.law, crate::grounds::canonical(p.law, &p.provision), None));
    for (law, provision, ground) in relied.chain(cited) {
        let known = seen.contains(&(law, provision.clone()));
        seen.push((law, provision.clone()));
        let missing = match law::exists(law, &provision) {
            law::Existence::NoSuchLimb => "no such limb",
            law::Existence::NoSuchProvision => "no such provision",
            _ => continue,
        };
        if known {
            continue;
        }
        let refuses = law::Citation::parse(Some(law), &provision).is_none_or(|c| {
            let section = format!("{}.{}", if c.regulation { "reg" } else { "s" }, c.number);
            law::exists(law, &section) != law::Existence::NotAnExemption
        });
        let severity = if refuses { casework::Severity::Breach } else { casework::Severity::Risk };
        let at = ground.map_or(At::Letter, |g| s.at(g));
        let message = format!(
            "The {} has {missing} as {}.",
            law.title(),
            crate::grounds::in_words([(law, provision.as_str())])
        );
        report.add(
            // A slip in the number of a duty or a procedure refuses nothing.
            Finding::new(check, s, at, message, "Cite the provision that you rely on as the law numbers it.")
                .under(law, provision)
                .with_severity(severity),
        );
    }
}
