//! A fee within the limit counts copying and sending, not the time of staff.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "fee-counts-staff-time",
    severity: casework::Severity::Risk,
    provision: "s.9(3)",
    checks: "A fee within the limit counts copying and sending, not the time of staff.",
    matters: "A fees notice under section 9 may ask for what it costs to inform the applicant, to copy and to send. Time counts towards the limit, and is charged only for a request above it.",
    bad: "The fee is £87.50: two and a half hours of staff time at £25 an hour, and postage of £25.",
    good: "The fee is £25, for postage. We make no charge for staff time.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // Above the limit an authority may charge for time; the environmental regulations and Scotland have rules of their own.
    if s.law() != Some(document::Law::Foia)
        || !s.of_section(document::Law::Foia, "12").is_empty()
        || s.says(&[
            "section 13",
            "s.13",
            "exceed the appropriate limit",
            "over the appropriate limit",
            "above the appropriate limit",
            "exceeds the appropriate limit",
        ])
    {
        return;
    }
    let charges = s.said.iter().find(|p| {
        p.says(&["fee ", "fee:", "charge", "pay "])
            && p.says(&[
                "staff time",
                "officer time",
                "officers' time",
                "hours of",
                "per hour",
                "an hour",
                "hourly",
            ])
            && p.words.contains('£')
            && !p.says(&[
                "no charge",
                "not charge",
                "no fee",
                "not be charged",
                "may ",
                "would ",
                "if ",
                "were charged",
                "was charged",
            ])
    });
    let asked = s.says(&[
        "fees notice",
        "section 9",
        "pay this",
        "pay the fee",
        "fee is payable",
        "the fee is",
        "must pay",
        "please pay",
    ]);
    if let Some(passage) = charges.filter(|_| asked) {
        let message = "The fee counts the time of staff.";
        let what = "Take the time out: only copying, sending and the like may be charged below the limit.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, what));
    }
}
