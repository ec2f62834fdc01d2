//! Information on emissions is not withheld under an exception that does not reach it.

use document::Law;

use super::{Check, Report, Subject, finding::Finding};

pub(super) const CHECK: Check = Check {
    id: "eir-emissions",
    severity: casework::Severity::Risk,
    provision: "reg.12(9)",
    checks: "Information on emissions is not withheld under an exception that does not reach it.",
    matters: "What goes into air, water or land is disclosed whatever the confidence, the proceedings or the commerce around it: regulation 12(5)(d) to (g) cannot be used for it.",
    bad: "We withhold the emissions under regulation 12(5)(e).",
    good: "The emissions were 41 tonnes of nitrogen oxides and 3 tonnes of dust.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    for ground in s.grounds.iter().filter(|g| !g.ncnd) {
        let (limbs, provision): (&[&str], _) = match ground.law {
            Law::Eir => (&["reg.12(5)(d)", "reg.12(5)(e)", "reg.12(5)(f)", "reg.12(5)(g)"], "reg.12(9)"),
            Law::Eisrs => (&["reg.10(5)(d)", "reg.10(5)(e)", "reg.10(5)(f)", "reg.10(5)(g)"], "reg.10(6)"),
            _ => continue,
        };
        if !limbs.contains(&ground.provision.as_str()) {
            continue;
        }
        let about = |text: &str| {
            let text = text.to_lowercase();
            [
                "emission",
                "emitted",
                " emit",
                "discharges of",
                "discharged into",
                "sewage discharge",
                "effluent",
            ]
            .iter()
            .any(|w| text.contains(w))
                && ![
                    "emission zone",
                    "emissions zone",
                    "zero emission",
                    "zero-emission",
                    "low emission",
                    "emission standard",
                ]
                .iter()
                .any(|w| text.contains(w))
        };
        let asked = ground.questions.iter().find(|n| s.questions().get(**n).is_some_and(|q| about(&q.text)));
        if let Some(nth) = asked
            && !s.says(&[
                "12(9)",
                "10(6)",
                "not information on emissions",
                "do not relate to emissions",
                "does not relate to emissions",
            ])
        {
            let message = format!(
                "{} seems to ask for information on emissions, to which {} does not reach.",
                crate::prose::capital(&s.name(*nth)),
                crate::grounds::in_words([(ground.law, ground.provision.as_str())])
            );
            let what = "Disclose what relates to emissions, or say why it does not.";
            report.add(Finding::new(check, s, s.at(ground), message, what).under(ground.law, provision));
        }
    }
}
