//! An exemption that only some bodies have is not used by another.

use law::{OpenTo, reliance::Holder};

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "exemption-not-open-to-this-body",
    severity: casework::Severity::Risk,
    provision: "s.35(1)",
    checks: "An exemption that only some bodies have is not used by another.",
    matters: "Section 35 is for government departments and the Welsh Government; others have section 36, with the opinion of a qualified person.",
    bad: "We withhold the paper under section 35(1)(a) of the Act",
    good: "We withhold the paper under section 36(2)(b)(i) of the Act. In the reasonable opinion of our monitoring officer, the qualified person, disclosure would be likely to inhibit the free and frank provision of advice.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let mut unknown = false;
    for ground in s.grounds.iter() {
        let Some(row) = law::provision(ground.law, &ground.provision) else { continue };
        if row.open_to == OpenTo::Any {
            continue;
        }
        match holder(s) {
            None => unknown = true,
            Some(holder) if holder.may_use(row.open_to) => {}
            Some(_) => {
                let message = format!(
                    "{} is open only to {}.",
                    crate::prose::capital(&row.citation().in_words()),
                    row.open_to.words()
                );
                let conduct = if row.law == document::Law::Foia {
                    "See whether section 36 applies: it needs the opinion of a qualified person."
                } else {
                    "See whether section 30 applies."
                };
                report.add(
                    Finding::new(check, s, s.at(ground), message, conduct).under(row.law, &row.provision),
                );
            }
        }
    }
    if unknown {
        report.needs(check, "the kind of body that answers");
    }
}

/// Who answers: as was said, else as the name of the authority plainly shows.
fn holder(s: &Subject<'_>) -> Option<Holder> {
    let name = s.draft.response.authority.as_deref().unwrap_or_default().to_lowercase();
    let plainly_other = s.draft.higher_limit == Some(false)
        || s.draft.body.as_deref() == Some("school")
        || (s.draft.higher_limit.is_none() && super::words::plainly_no_department(&name));
    s.draft.holder.or(plainly_other.then_some(Holder::Other))
}
