//! The page of one check: what it looks for, why, decided cases, and a passage on each side of it.

use serde_json::{Value, json};

use super::{
    Look,
    lines::{hang, wrap},
    word,
};
use crate::checks::Check;

/// The page as an officer reads it.
pub fn page(check: &Check, look: Look) -> String {
    let mut out = String::new();
    let severity = word(check.severity);
    out.push_str(&format!("{}\n", look.strong(check.id)));
    out.push_str(&format!("{}, {}\n\n", look.of_severity(check.severity, severity), of_law(check)));
    for paragraph in [check.checks, check.matters] {
        for line in wrap(paragraph, look.width) {
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
    }
    let cases: Vec<_> = check.cases().collect();
    if !cases.is_empty() {
        out.push_str(&look.strong("Decided before"));
        out.push('\n');
        for case in cases {
            let date = case.date.map(|d| format!(", {d}")).unwrap_or_default();
            let text = format!("{}{date}: {} [{}]", case.cite, case.decided, case.certainty.mark());
            out.push_str(&hang("  \u{2022} ", &text, look.width));
        }
        out.push('\n');
    }
    for (head, code, words) in [("It finds", "31", check.bad), ("It leaves alone", "32", check.good)] {
        out.push_str(&look.strong(head));
        out.push('\n');
        out.push_str(
            &look
                .paint(hang("  \u{2502} ", words, look.width).trim_end(), code)
                .replace("\n    ", "\n  \u{2502} "),
        );
        out.push_str("\n\n");
    }
    out.push_str(&hang("", meaning(check), look.width));
    out
}

/// The page as other programs read it.
pub fn page_json(check: &Check) -> Value {
    json!({
        "id": check.id, "severity": check.severity, "provision": check.provision, "law": check.law(),
        "checks": check.checks, "matters": check.matters, "bad": check.bad, "good": check.good,
        "cases": check.cases().collect::<Vec<_>>()
    })
}

/// The provision with its law, where it is one of a law's.
pub(super) fn of_law(check: &Check) -> String {
    let provision = check.provision;
    let of_a_law = (provision.starts_with("s.") || provision.starts_with("reg.")) && !provision.contains(' ');
    match provision {
        "release" => "what may leave the authority".to_owned(),
        _ if of_a_law => format!("{provision}, {}", check.law().title()),
        other => other.to_owned(),
    }
}

fn meaning(check: &Check) -> &'static str {
    match check.severity {
        casework::Severity::Breach => {
            "A breach: on its face the letter fails what the provision requires. It may be found more mildly where the letter leaves a doubt."
        }
        casework::Severity::Risk => {
            "A risk: likely to be criticised on complaint, or a matter of judgement. The officer decides."
        }
        casework::Severity::Advice => {
            "Advice: the Code, the practice of the regulator, plain English. It never holds a letter back."
        }
    }
}
