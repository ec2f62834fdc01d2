//! A provision that lifts the duty to confirm or deny is not said to make information exempt.

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "ncnd-called-exemption",
    severity: casework::Severity::Advice,
    provision: "s.2(1)",
    checks: "A provision that lifts the duty to confirm or deny is not said to make information exempt.",
    matters: "To say that information is exempt is to say that there is some. What lifts the duty to confirm or deny withholds nothing, and an answer that mixes the two gives away what it means to keep.",
    bad: "Information on consultants, which we may or may not hold, is exempt from disclosure under section 31(3).",
    good: "We neither confirm nor deny whether we hold information on consultants; section 31(3) removes that duty.",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    // Where the answer gives away what is held, that is the graver fault of the same words.
    let mut contradicted = Report::default();
    (super::ncnd_contradicted::CHECK.run)(&super::ncnd_contradicted::CHECK, s, &mut contradicted);
    if !contradicted.findings.is_empty() {
        return;
    }
    let response = &s.draft.response;
    let lifting = response.provisions.iter().filter(|c| {
        c.relied_on
            && c.end > c.start
            && law::provision(c.law, &c.provision).is_none()
            && super::subject::lifts(c.law, &crate::grounds::canonical(c.law, &c.provision))
    });
    for cited in lifting {
        let Some(passage) = s.said.iter().find(|p| p.span.start <= cited.start && cited.end <= p.span.end)
        else {
            continue;
        };
        let exempts = passage.says(&[
            "is exempt ",
            "are exempt ",
            "exempt from disclosure",
            "is exempt,",
            "therefore exempt",
        ]);
        // "Exempt from the duty to confirm or deny" is what the provision does.
        let duty = passage.says(&[
            "duty",
            "confirm",
            "deny",
            "would be exempt",
            "if it were held",
            "if held",
            "neither",
        ]);
        // What the section says of other information is not said of this.
        let recited =
            super::own_words::recites(&passage.words) || passage.says(&["exempt information", "states"]);
        if exempts && !duty && !recited {
            let message = format!(
                "{} lifts the duty to confirm or deny, and the letter says that it makes information exempt.",
                crate::grounds::named(cited.law, &cited.provision)
            );
            let what = "Neither confirm nor deny, or confirm that it is held and rely on an exemption.";
            report.add(Finding::new(check, s, At::Span(passage.span), message, what));
            return;
        }
    }
}
