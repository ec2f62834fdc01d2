//! More time for the public interest test is taken only under FOIA.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "extension-not-allowed",
    severity: casework::Severity::Breach,
    provision: "s.10(3)",
    checks: "More time for the public interest test is taken only under FOIA.",
    matters: "Neither FOISA nor the environmental regulations know it: the answer is due all the same.",
    bad: "We need more time to consider the public interest, and extend the time for our answer to 28 July 2026.",
    good: "We pay £8.20 a month for each line.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law().filter(|l| *l != document::Law::Foia) else { return };
    if s.asks_for_more_time()
        && (s.draft.letter == Some(casework::case::LetterKind::Extension)
            || s.says(&["extend", "extension", "more time", "further time", "additional time"]))
        && !s.says(&["complex"])
    {
        let message = format!("The {} allows no more time for the public interest test.", law.title());
        let provision = if law.is_environmental() { "reg.5(2)" } else { "s.10(1)" };
        report.add(
            Finding::new(check, s, At::Letter, message, "Decide, and answer within the time.")
                .under(law, provision),
        );
    }
}
