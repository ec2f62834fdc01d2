//! A refusal of a vexatious or repeated request says that section 14 is relied on, and which of its two limbs.

use document::Law;

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "s14-without-statement",
    severity: casework::Severity::Risk,
    provision: "s.17(5)",
    checks: "A refusal of a vexatious or repeated request says that section 14 is relied on, and which of its two limbs.",
    matters: "The notice must state that fact: without it the applicant does not know that no part of the request will be looked at, nor what to complain of.",
    bad: "We regard your request as vexatious and will not answer it.",
    good: "We regard your request as vexatious, and refuse it under section 14(1) of the Act.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law().filter(|l| !l.is_environmental()) else { return };
    if s.excerpt() {
        return;
    }
    let provision = if law == Law::Foia { "s.17(5)" } else { "s.16(5)" };
    let grounds = s.of_section(law, "14");
    if let Some(ground) = grounds.first() {
        // The title of the section names both and says neither.
        let told = s.lower.replace("vexatious or repeated requests", "").replace("vexatious or repeated", "");
        if !s.excerpt()
            && !["vexatious", "repeat", "substantially similar", "identical"].iter().any(|w| told.contains(w))
        {
            let message = "Section 14 is relied on, and the letter does not say that the request is vexatious or repeated.";
            let what = "Say which of the two it is.";
            report.add(Finding::new(check, s, s.at(ground), message, what).under(law, provision));
        }
        return;
    }
    if s.says(&["section 14", "s14", "s.14", "s 14", "12(4)(b)", "manifestly unreasonable"]) {
        return;
    }
    // Whatever it is called: nothing more is answered, because it is too much.
    let too_much = s.grounds.is_empty()
        && s.says(&["burden", "disproportion", "out of all proportion", "persistent", "occasions", "harass"])
        && !s.says(&["section 12", "s12", "cost limit", "appropriate limit"]);
    let refuses = s.said.iter().find(|p| {
        let no_more = p.says(&[
            "not be replying",
            "not reply",
            "not be answering",
            "not answer",
            "not be responding",
            "not respond",
        ]) && p.says(&[
            "further request",
            "future request",
            "any more request",
            "your requests",
            "this request",
        ]) && !p.says(&["if ", "unless", "until"]);
        too_much && no_more
            || p.says(&["vexatious"])
                && p.says(&["request"])
                && p.says(&[
                    "refus",
                    "will not",
                    "not obliged",
                    "not be answer",
                    "not be respond",
                    "declin",
                    "unable to",
                ])
                && !p.says(&["may be", "not vexatious", "may refuse", "can refuse", "if ", "could "])
    });
    if let Some(passage) = refuses {
        let message = "A request is refused for what it is, and section 14 is not named.";
        let what = "Say that section 14(1) is relied on.";
        let finding = Finding::new(check, s, At::Span(passage.span), message, what).under(law, provision);
        report.add(finding.suggest("We refuse your request under section 14(1).", false));
    }
}
