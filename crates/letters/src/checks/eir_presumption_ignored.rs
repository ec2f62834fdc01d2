//! A refusal under the environmental regulations applies the presumption in favour of disclosure.

use document::Law;

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "eir-presumption-ignored",
    severity: casework::Severity::Risk,
    provision: "reg.12(2)",
    checks: "A refusal under the environmental regulations applies the presumption in favour of disclosure.",
    matters: "Where the interests are even the information is disclosed. A balance struck as if the applicant had to show why is struck the wrong way round. To name the presumption is good practice; to turn it about is an error of law.",
    bad: "The public interest in disclosure does not outweigh that in maintaining the exception.",
    good: "We began from the presumption in favour of disclosure; still the public interest in maintaining the exception outweighs it.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let ground = s.grounds.iter().find(|g| !g.ncnd && balanced(g));
    let Some(ground) = ground.filter(|_| !s.excerpt() && !s.says(&["presum"])) else { return };
    let provision = if ground.law == Law::Eir { "reg.12(2)" } else { "reg.10(2)(b)" };
    const DO: &str = "Begin from the presumption in favour of disclosure, and say why it is outweighed.";
    let turned = s.said.iter().find(|p| {
        p.says(&[
            "disclosure does not outweigh",
            "disclosure do not outweigh",
            "disclosing does not outweigh",
            "no overriding public interest in disclos",
            "no compelling public interest in disclos",
            "insufficient public interest in disclos",
        ])
    });
    if let Some(passage) = turned {
        let message = "The balance asks for disclosure to outweigh withholding; the presumption is the other way round.";
        report.add(Finding::new(check, s, At::Span(passage.span), message, DO).under(ground.law, provision));
        return;
    }
    let shown = if s.structured() {
        ground.questions.iter().filter_map(|n| s.decided(*n)).any(|d| d.balance.is_some())
    } else {
        s.says(&["public interest"])
    };
    if shown {
        let message =
            "The public interest is weighed, and the presumption in favour of disclosure is not mentioned.";
        let finding = Finding::new(check, s, s.at(ground), message, DO).under(ground.law, provision);
        report.add(
            finding
                .with_severity(casework::Severity::Advice)
                .suggest("In weighing them we began from the presumption in favour of disclosure.", false),
        );
    }
}

/// Whether the presumption applies: every exception but those for what is not held and for personal data.
fn balanced(ground: &super::Ground<'_>) -> bool {
    let prefix = match ground.law {
        Law::Eir => "reg.12(",
        Law::Eisrs => "reg.10(",
        _ => return false,
    };
    ground.provision.starts_with(prefix)
        && law::provision(ground.law, &ground.provision).is_some_and(|p| !p.says_not_held())
}
