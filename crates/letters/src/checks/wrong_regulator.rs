//! The regulator named is the one of the law that the letter is answered under.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "wrong-regulator",
    severity: casework::Severity::Breach,
    provision: "s.17(7)(b)",
    checks: "The regulator named is the one of the law that the letter is answered under.",
    matters: "A complaint sent to the wrong commissioner loses time that the applicant may not have.",
    bad: "If you are still not content you can complain to the Scottish Information Commissioner.",
    good: "If you are still not content you can complain to the Information Commissioner.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    use casework::case::LetterKind::{OwnData, ReUse};
    // Data protection and re-use have one regulator in the whole kingdom.
    let Some(law) = s.law().filter(|_| !matches!(s.draft.letter, Some(OwnData | ReUse))) else { return };
    let rest = s.lower.replace("scottish information commissioner", "");
    let scottish = s.says(&["scottish information commissioner", "foi.scot", "itspublicknowledge"]);
    let other = rest.contains("information commission") || rest.contains("ico.org.uk");
    let wrong = if law.is_scottish() { other && !scottish } else { scottish && !other };
    // Where no Commissioner is named and the reader is sent to somebody else, that is the wrong one, too.
    let none = !scottish && !other;
    let sent_elsewhere = none
        && s.said.iter().any(|p| {
            p.says(&[
                "ombudsman",
                "charity commission",
                "equality commission",
                "ofcom",
                "secretary of state",
                "court",
            ]) && p.says(&["complain", "appeal", "apply", "refer"])
                && p.says(&["you may", "you can", "right", "you have", "if you"])
        });
    if wrong || sent_elsewhere && super::words::ends_here(s) && s.refuses() {
        let right = &law::rights(law).regulator.name;
        let name =
            if law.is_scottish() { "information commissioner" } else { "scottish information commissioner" };
        let told: Vec<_> =
            s.said.iter().filter(|p| p.says(&["commissioner", "ico.org", "foi.scot"])).collect();
        let first = told.iter().find(|p| p.says(&[name])).or(told.first());
        // Beside the name there may be a section, an address or a time that is the other regulator's as well.
        let alone = told.len() == 1
            && told.iter().all(|p| {
                !p.words.contains(|c: char| c.is_ascii_digit())
                    && !p.says(&["http", "www", "@", ".scot", ".org"])
            });
        let message = format!("The letter names the wrong regulator for the {}.", law.title());
        let at = first.map_or(At::Letter, |p| At::Span(p.span));
        let finding = Finding::new(check, s, at, message, format!("Name the {right}."));
        let place = first.and_then(|p| s.only(name, p.span));
        report.add(finding.under(law, law::rights(law).notice_provision).put(right.clone(), alone, place));
    }
}
