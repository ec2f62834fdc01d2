//! Where section 43(2) is relied on, the letter says whose commercial interests would be harmed.

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "s43-without-interests",
    severity: casework::Severity::Risk,
    provision: "s.43(2)",
    checks: "Where section 43(2) is relied on, the letter says whose commercial interests would be harmed.",
    matters: "The interests must be somebody's, and where they are a third party's the argument should be theirs.",
    bad: "We withhold it under section 43(2) of the Act, because it is commercially sensitive and disclosure would be likely to cause harm.",
    good: "We withhold it under section 43(2) of the Act. Disclosure would be likely to prejudice the commercial interests of our supplier, Harbourline Telecom Ltd, which told us that its rivals would set their next tenders by its rates.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.of_section(document::Law::Foia, "43") {
        if ground.ncnd || ground.provision.starts_with("s.43(1)") {
            continue;
        }
        let said = if s.structured() {
            ground.details.iter().any(|r| !r.interests.trim().is_empty())
        } else {
            s.excerpt() || s.said.iter().any(|p| names_whose(&p.words))
        };
        if !said {
            let message = "Section 43(2) is relied on, and the letter does not say whose commercial interests would be harmed.";
            report.add(Finding::new(
                check,
                s,
                s.at(ground),
                message,
                "Say whose interests they are, and how disclosure would harm them.",
            ));
        }
    }
}

/// Whether a sentence in small letters says whose interests are harmed: one that speaks of trade and names somebody.
fn names_whose(words: &str) -> bool {
    let trade = [
        "commercial",
        "bargain",
        "negotiat",
        "compet",
        "undercut",
        "market",
        "bid",
        "tender",
        "price",
        "profit",
        "revenue",
        "custom",
        "advantage",
    ];
    let who = [
        "supplier",
        "contractor",
        "compan",
        " ltd",
        " limited",
        " plc",
        " llp",
        "provider",
        "bidder",
        "firm",
        "tenderer",
        "third part",
        "third-part",
        "developer",
        "landlord",
        "operator",
        "business of",
        "businesses",
        "partner",
        "vendor",
        "'s ",
        "our ",
        "its ",
        "their ",
        "we would",
        "we could",
        "we might",
        "harm us",
        "of the council",
        "of the trust",
        "of the authority",
        "of the university",
        "of both",
        "competitor",
        "council would",
        "council will",
        "organisation",
        "consultant",
        "publisher",
        "manufacturer",
        "tenant",
        " council",
        " university",
        " trust",
        " college",
        "those who",
        "of others",
        "owner",
        "club",
        "carer",
        "agenc",
    ];
    let any = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let plain = words
        .replace("public's", "")
        .replace("we consider", "")
        .replace("we believe", "")
        .replace("in our view", "");
    let harm = [
        "undercut",
        "lose",
        "weaken",
        "compet",
        "advantage",
        "negotiat",
        "bargain",
        "erode",
        "reveal",
        "outbid",
    ];
    any(&trade)
        && (any(&harm) || super::words::speaks_of_harm(words))
        && who.iter().any(|w| plain.contains(w))
        && !any(&["of any person", "any person (", "will not be disclosed", "public interest"])
}
