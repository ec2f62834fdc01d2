//! Nothing of the template is left in the letter.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "placeholder-left",
    severity: casework::Severity::Risk,
    provision: "s.17(1)",
    checks: "Nothing of the template is left in the letter.",
    matters: "A gap that was not filled is often the reason, the date or the exemption itself: what the notice had to say is then not said.",
    bad: "Disclosure would be likely to prejudice the commercial interests of our supplier because [insert reason].",
    good: "Disclosure would be likely to prejudice the commercial interests of our supplier, because its rivals would set their next tenders by its rates.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let left = [
        "[insert",
        "<insert",
        "(insert ",
        "{insert",
        "[delete",
        "delete as appropriate",
        "delete as applicable",
        "[enter ",
        "[add ",
        "[tbc]",
        "lorem ipsum",
        "{{",
        "dd/mm/yyyy",
        "<<",
        "[date]",
        "[reference",
        "[ref]",
        "[xx",
        "dear xx",
        "quote xxx",
        "[date of",
        "\u{ab}",
    ];
    if let Some(passage) = s
        .said
        .iter()
        .find(|p| left.iter().any(|w| p.words.contains(w) && !(w.starts_with('[') && p.says(&["]("]))))
    {
        report.add(Finding::new(
            check,
            s,
            At::Span(passage.span),
            "A gap of the template was not filled.",
            "Fill it in, or take it out.",
        ));
    }
}
