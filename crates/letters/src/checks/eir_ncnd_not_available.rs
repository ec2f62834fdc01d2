//! Under the environmental regulations, to neither confirm nor deny is there only where they say so.

use document::Law;

use super::{
    Check, Report, Subject,
    finding::{At, Finding},
};

pub(super) const CHECK: Check = Check {
    id: "eir-ncnd-not-available",
    severity: casework::Severity::Breach,
    provision: "reg.12(6)",
    checks: "Under the environmental regulations, to neither confirm nor deny is there only where they say so.",
    matters: "The regulations allow it for the interests in regulation 12(5)(a) and for personal data, and for nothing else: under another exception the authority says whether it holds the information.",
    bad: "We neither confirm nor deny that we hold this information, under regulation 12(5)(e).",
    good: "We withhold the plan under regulation 12(5)(e).",
    run,
};

fn run(check: &Check, s: &Subject<'_>, report: &mut Report) {
    let each = (0..s.questions().len()).filter(|n| not_available(s, &s.questions()[*n]));
    // A letter in which no question was read answers one.
    let whole = s.questions().is_empty()
        && s.draft.response.ncnd
        && none_allows(s, s.grounds.iter().map(|g| (g.law, g.provision.as_str())).collect());
    let places = each.map(|nth| (At::Question(nth), s.name(nth)));
    for (at, name) in places.chain(whole.then(|| (At::Letter, "the request".to_owned()))) {
        let law = if s.law().is_some_and(law::Law::is_scottish) { Law::Eisrs } else { Law::Eir };
        let provision = if law == Law::Eir { "reg.12(6)" } else { "reg.10(8)" };
        let message = format!(
            "For {name} the letter neither confirms nor denies under an exception that does not allow it."
        );
        let what = "Confirm or deny; then withhold under the exception, if it applies.";
        report.add(Finding::new(check, s, at, message, what).under(law, provision));
    }
}

/// Whether a question is neither confirmed nor denied under exceptions none of which allows it.
pub(super) fn not_available(s: &Subject<'_>, question: &document::response::AnsweredQuestion) -> bool {
    let Some(own) = s.law() else { return false };
    let cited = question.provisions.iter().map(|p| (super::subject::law_of(own, p), p.as_str())).collect();
    question.disposition == casework::Disposition::Ncnd && none_allows(s, cited)
}

/// Whether exceptions of the environmental regulations are cited, and none of them allows it.
fn none_allows(s: &Subject<'_>, cited: Vec<(Law, &str)>) -> bool {
    let allows = |law: Law, provision: &str| {
        super::subject::lifts(law, provision)
            || law::provision(law, provision).is_some_and(|p| {
                p.ncnd.is_some() || law::provisions::limbs_of(law, provision).iter().any(|l| l.ncnd.is_some())
            })
    };
    !cited.is_empty()
        && cited.iter().all(|(law, p)| {
            law.is_environmental() && law::exists(*law, p) == law::Existence::Exemption && !allows(*law, p)
        })
        && !s.says(&["12(6)", "10(8)", "13(5"])
}
