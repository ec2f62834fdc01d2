//! What is taken out of a file is withheld under a provision that the answer relies on.

use law::{Citation, provisions};

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};
use crate::draft::Decided;

pub(super) const CHECK: Check = Check {
    id: "enclosure-redaction-unclaimed",
    severity: casework::Severity::Breach,
    provision: "s.17(1)(b)",
    checks: "What is taken out of an enclosed file is withheld under a provision that the answer relies on.",
    matters: "Whoever gets a file with parts taken out has been refused those parts: the answer names the exemption and says why it applies.",
    bad: "The minutes are enclosed, with two names taken out.",
    good: "The minutes are enclosed, without the names of two members of the public. We withhold those under section 40(2) with section 40(3A)(a)",
    run,
};

/// Whether an answer relies on a provision, on one of its limbs, or on what it is a limb of.
fn relies(decided: &Decided, law: law::Law, provision: &str) -> bool {
    let Some(wanted) = Citation::parse(Some(law), provision) else { return false };
    decided.reliances.iter().filter(|r| r.law == law).any(|r| {
        provisions::label(law, &r.provision)
            .and_then(|label| Citation::parse(Some(law), &label))
            .is_some_and(|known| known.within(&wanted) || wanted.within(&known))
    })
}

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let mut said: Vec<(&str, &str)> = Vec::new();
    for (nth, _, decided) in s.decisions() {
        for file in &decided.enclosures {
            for (law, provision) in &file.redacted_under {
                // A file may go with several answers; one of them says why.
                let claimed = s.decisions().any(|(_, _, other)| {
                    other.enclosures.iter().any(|e| e.name == file.name) && relies(other, *law, provision)
                });
                if claimed || said.contains(&(file.name.as_str(), provision.as_str())) {
                    continue;
                }
                said.push((&file.name, provision));
                let words = Citation::parse(Some(*law), provision)
                    .map_or_else(|| provision.clone(), |c| c.in_words());
                let message = format!(
                    "'{}' has parts taken out under {words}, and the answer does not rely on it.",
                    file.name
                );
                let what = format!(
                    "Decide the question as given in part under {words} and say why it applies, or enclose the file with those parts."
                );
                report.add(Finding::new(check, s, At::Question(nth), message, what));
            }
        }
    }
}
