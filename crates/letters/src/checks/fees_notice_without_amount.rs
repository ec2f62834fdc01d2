//! A fees notice says how much is to be paid.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "fees-notice-without-amount",
    severity: casework::Severity::Risk,
    provision: "s.9(1)",
    checks: "A fees notice says how much is to be paid.",
    matters: "The notice stops the clock only as a notice that a fee of a stated amount is charged.",
    bad: "This is a fees notice under section 9 of the Act. A fee is payable before we can send you the copies.",
    good: "This is a fees notice under section 9 of the Act. A fee of £12.40 is payable before we can send you the copies",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    if s.excerpt() || s.says(&["£", "pounds", "pence"]) {
        return;
    }
    let asks = s.said.iter().find(|p| {
        p.says(&[
            "fee is payable",
            "will be a charge",
            "will be charged to you",
            "will be charged for",
            "charge is payable",
            "you must pay",
            "a charge for copying",
            "fee must be paid",
            "pay the fee",
            "pay a fee of",
            "payment of the fee",
            "a fee will be charged",
            "charge must be paid",
            "pay this fee",
            "this is a fees notice",
        ]) && !p.says(&[
            "no fee",
            "may ",
            "might",
            "if ",
            "would ",
            "not charge",
            "free of charge",
            "without",
            "could ",
        ])
    });
    if let Some(passage) = asks {
        report.add(Finding::new(
            check,
            s,
            At::Span(passage.span),
            "A fee is asked for, and the letter does not say how much.",
            "Give the amount, what it is for, how to pay it, and that it is due within three months.",
        ));
    }
}
