//! A question about the environment is answered under the environmental regulations.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "wrong-law",
    severity: casework::Severity::Risk,
    provision: "reg.2(1)",
    checks: "A question about the environment is answered under the environmental regulations.",
    matters: "They have other exceptions, a presumption of disclosure and rights of their own; a refusal under the Act is bad from the start.",
    bad: "We withhold it under section 43(2) of the Act.",
    good: "4,100 cubic metres.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let Some(law) = s.law().filter(|l| !l.is_environmental()) else { return };
    if s.says(&["environmental information"]) {
        return;
    }
    for (nth, question) in s.questions().iter().enumerate() {
        // Who answers fully under the wrong law does no harm; a refusal does.
        if question.disposition.is_refusal()
            && law::which_law::proposes(&question.text).contains(&law::which_law::PointsTo::Environmental)
        {
            let right = if law.is_scottish() { document::Law::Eisrs } else { document::Law::Eir };
            let message = format!(
                "{} seems to ask for environmental information, and is refused under the {}.",
                crate::prose::capital(&s.name(nth)),
                law.title()
            );
            let what = format!("See whether the {} apply, and use their exceptions.", right.title());
            report.add(Finding::new(check, s, At::Question(nth), message, what).under(right, "reg.2(1)"));
        }
    }
}
