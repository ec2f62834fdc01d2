//! Where the letter says that information is already accessible, it says where.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s21-without-location",
    severity: casework::Severity::Risk,
    provision: "s.21",
    checks: "Where the letter says that information is already accessible, it says where.",
    matters: "Information is accessible to the applicant only where they can find it; section 16 asks the authority to help.",
    bad: "It is exempt under section 21 of the Act, because it is in the public domain.",
    good: "It is exempt under section 21 of the Act: you can read it at https://www.wexmoor.example/spend, column F.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let sections = [(document::Law::Foia, "21", "Section 21"), (document::Law::Foisa, "25", "Section 25")];
    for (law, number, name) in sections {
        for ground in s.of_section(law, number) {
            let located = if s.structured() {
                ground.details.iter().any(|r| !r.location.trim().is_empty())
                    || ground.questions.iter().any(|n| super::words::names_a_place(&s.answer(*n)))
            } else {
                let told = |words: &str| {
                    super::words::names_a_place(
                        &words.replace("published in full", "").replace("published in part", ""),
                    )
                };
                s.excerpt()
                    || ground.questions.iter().any(|n| told(&s.answer(*n)))
                    || near(s, ground, number).iter().any(|p| told(&p.words))
            };
            if !located {
                let message = format!(
                    "{name} is relied on, and the letter does not say where the information is to be found."
                );
                let what = "Give the exact address, or the name of the publication and the page.";
                let finding = Finding::new(check, s, s.at(ground), message, what);
                report.add(finding.under(law, ground.provision.clone()));
            }
        }
    }
}

/// The sentences that name the section, each with the two behind it; where it is tied to no question, all about it.
fn near<'s>(s: &'s Subject<'_>, ground: &super::Ground<'_>, number: &str) -> Vec<&'s super::Passage> {
    if ground.questions.is_empty() {
        return super::own_words::about(s, ground);
    }
    let cues = [format!("section {number}"), format!("s.{number}"), format!("s{number}")];
    let heads = |p: &super::Passage| {
        cues.iter().any(|c| p.words.trim_start_matches('-').trim().starts_with(c.as_str()))
    };
    let mut out = Vec::new();
    for (at, _) in s.said.iter().enumerate().filter(|(_, p)| heads(p)) {
        out.extend(s.said[at..].iter().take(6).filter(|p| !super::own_words::tells_rights(&p.words)));
    }
    out
}
