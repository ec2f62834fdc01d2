//! What the letter withholds, it withholds under the law that the request is answered under.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "provision-of-another-act",
    severity: casework::Severity::Risk,
    provision: "s.17(1)(b)",
    checks: "What the letter withholds, it withholds under the law that the request is answered under.",
    matters: "Only the exemptions of that law end the right of access. What another Act forbids comes in through section 44 or section 40; the other Act by itself is no exemption.",
    bad: "The names of visitors are exempt under section 7 of the Data Protection Act 2018.",
    good: "The names of visitors are exempt under section 40(2) of the Act, with section 40(3A)(a): to disclose them would be unfair",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law() else { return };
    const DO: &str = "Cite the exemption of the law that the request is answered under.";
    let other = |g: &&super::Ground<'_>| {
        // The four laws have provisions of the same number; only what the letter's own laws lack is of another.
        g.law.is_scottish() != law.is_scottish() && !law::exists(sibling(g.law), &g.provision).exists()
    };
    // Where nearly all belong to the other country, it is the law of the letter that was not understood.
    let own = s.grounds.iter().filter(|g| g.law.is_scottish() == law.is_scottish()).count();
    let others = s.grounds.iter().filter(other).count();
    let country = if law.is_scottish() { "scotland" } else { "freedom of information act" };
    let named = s.draft.response.text.is_none() || s.said.iter().any(|p| p.says(&[country]));
    for ground in s.grounds.iter().filter(other).filter(|_| own > others && named) {
        let message = format!(
            "{} belongs to the {}, and the letter answers under the {}.",
            crate::grounds::named(ground.law, &ground.provision),
            ground.law.title(),
            law.title()
        );
        report.add(
            Finding::new(check, s, s.at(ground), message, DO).under(ground.law, ground.provision.clone()),
        );
    }
    beside_the_law(check, s, report, law);
    // An exemption of the law itself may stand in a part that is cut off.
    if s.excerpt() || !s.grounds.is_empty() {
        return;
    }
    let found =
        s.said.iter().find(|p| p.says(&["exempt ", "exempted ", "exemption"]) && by_another(&p.words));
    if let Some(passage) = found {
        let message =
            "Information is said to be exempt under an Act that gives no exemption from the right of access.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, DO));
    }
}

/// Whether a sentence says that something is exempt under an Act that is none of the four laws.
fn by_another(words: &str) -> bool {
    const OWN: [&str; 6] =
        ["freedom of information", "environmental information", "foia", "foisa", "the act", "eir"];
    const CUES: [&str; 5] = [
        "exempt under ",
        "exempted under ",
        "exemption under ",
        "exempt from disclosure under ",
        "exempt by virtue of ",
    ];
    if OWN.iter().any(|w| words.contains(w)) {
        return false;
    }
    CUES.iter().any(|cue| {
        let Some((_, after)) = words.split_once(cue) else { return false };
        let near: Vec<&str> = after.split(' ').take(10).collect();
        near.iter()
            .position(|w| w.trim_matches(|c: char| !c.is_alphanumeric()) == "act")
            .is_some_and(|at| at >= 2)
    })
}

/// The law of the other country that is to it what this one is here.
fn sibling(law: document::Law) -> document::Law {
    use document::Law::{Eir, Eisrs, Foia, Foisa};
    match law {
        Foia => Foisa,
        Foisa => Foia,
        Eir => Eisrs,
        Eisrs => Eir,
    }
}

/// A refusal by the provision of a law under which the letter does not say that it handles anything.
fn beside_the_law(check: &Check, s: &Subject<'_>, report: &mut Report, law: document::Law) {
    use document::Law::{Eir, Eisrs, Foia, Foisa};
    let title = |law: document::Law| match law {
        Foia => "freedom of information act",
        Foisa => "freedom of information (scotland) act",
        Eir => "environmental information regulations",
        Eisrs => "environmental information (scotland) regulations",
    };
    const REFUSES: [&str; 7] =
        ["exempt", "exception", "withh", "refus", "rely on", "relied on", "relying on"];
    const HANDLES: [&str; 8] =
        ["considered", "handled", "dealt", "processed", "treated", "request under", "responded", "answered"];
    let own = |p: &super::Passage| p.says(&[title(law)]);
    for other in [Foia, Foisa, Eir, Eisrs].into_iter().filter(|l| *l != law) {
        let handled = s
            .said
            .iter()
            .any(|p| p.says(&[title(other)]) && (own(p) || p.says(&HANDLES) && !p.says(&REFUSES)));
        if handled {
            continue;
        }
        let found = s.said.iter().find(|p| {
            p.says(&[title(other)])
                && p.says(&REFUSES)
                && p.says(&["section", "regulation"])
                && !own(p)
                && !super::own_words::tells_rights(&p.words)
                && !p.says(&[
                    "section 39",
                    "as applied",
                    "would have",
                    "if ",
                    "not apply",
                    "rather than",
                    "instead",
                    "section 11 ",
                    "section 12 of",
                ])
        });
        let Some(passage) = found.filter(|_| s.says(&[title(law)])) else { continue };
        if report.findings.iter().any(|f| f.id == check.id) {
            return;
        }
        let message = format!(
            "A provision of the {} is relied on, and the letter answers under the {}.",
            other.title(),
            law.title()
        );
        let what = "Cite the exemption of the law that the request is answered under.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what));
        return;
    }
}
