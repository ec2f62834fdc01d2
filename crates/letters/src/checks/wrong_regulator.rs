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
    let Some(law) = s.law() else { return };
    let rest = s.lower.replace("scottish information commissioner", "");
    let scottish = s.says(&["scottish information commissioner", "foi.scot", "itspublicknowledge"]);
    let other = rest.contains("information commission") || rest.contains("ico.org.uk");
    let wrong = if law.is_scottish() { other && !scottish } else { scottish && !other };
    if wrong {
        let right = &law::rights(law).regulator.name;
        let message = format!("The letter names the wrong regulator for the {}.", law.title());
        let finding = Finding::new(check, s, At::Letter, message, format!("Name the {right}."));
        report.add(finding.under(law, law::rights(law).notice_provision).suggest(right.clone(), true));
    }
}
