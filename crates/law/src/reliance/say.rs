//! What a notice must then say about a provision relied on.

use calendar::{Certainty, Law};
use serde::Serialize;

use super::requirements;
use crate::{
    existence,
    provisions::{self, Kind, Status},
};

/// Something the notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Say {
    /// Its name: that of the question whose answer it tells, or one of `that-fact`, `exemption`, `applies-because`.
    pub id: String,
    /// What to say.
    pub what: String,
    /// Why.
    pub provision: String,
    /// Whether the law requires it; otherwise it is good practice.
    pub required: bool,
    /// How that was checked.
    pub certainty: Certainty,
}

/// What the notice must say when it relies on a provision, in the order in which it says it.
///
/// ```
/// let says = law::reliance::must_say(calendar::Law::Foia, "s.21", false);
/// assert!(says.iter().any(|say| say.id == "location"));
/// ```
pub fn must_say(law: Law, citation: &str, ncnd: bool) -> Vec<Say> {
    let ncnd = ncnd
        || existence::is_neither_confirm_nor_deny(law, citation)
            && provisions::provision(law, citation).is_none();
    let asked = requirements(law, citation, ncnd);
    if asked.is_empty() {
        return Vec::new();
    }
    let row = provisions::provision(law, citation)
        .or_else(|| provisions::lifted_by(law, citation).first().copied());
    let Some(row) = row else { return Vec::new() };
    let say = |id: &str, what: &str, provision: &str, required, certainty| Say {
        id: id.to_owned(),
        what: what.to_owned(),
        provision: provision.to_owned(),
        required,
        certainty,
    };
    let mut says = Vec::new();
    let (fact, exemption, why) = match law {
        Law::Foia => ("s.17(1)(a)", "s.17(1)(b)", "s.17(1)(c)"),
        Law::Foisa => ("s.16(1)", "s.16(1)(c)", "s.16(1)(d)"),
        Law::Eir => ("reg.14(1)", "reg.14(3)(a)", "reg.14(3)(a)"),
        Law::Eisrs => ("reg.13", "reg.13", "reg.13"),
    };
    let sure = if law == Law::Foia { Certainty::V } else { Certainty::K };
    if row.kind == Kind::Procedural {
        if matches!(row.citation().number.as_str(), "12" | "14") {
            says.push(say(
                "that-fact",
                "that the authority relies on this provision",
                "s.17(5)",
                true,
                Certainty::V,
            ));
        }
        let good: &[&str] = &["estimate", "limit", "burden", "previous", "searches"];
        for r in asked.iter().filter(|r| good.contains(&r.id.as_str()) || r.id == "advice") {
            says.push(say(&r.id, statement(&r.id, &r.ask), &r.provision, r.id == "advice", Certainty::G));
        }
        return says;
    }
    says.push(say("that-fact", "that the request is refused, so far as it is", fact, true, sure));
    says.push(say("exemption", "the exemption or exception, down to the limb", exemption, true, sure));
    let told: &[&str] = if ncnd {
        &["ncnd-likelihood", "ncnd-qualified-person", "ncnd-qualified-person-opinion"]
    } else {
        &[
            "location",
            "publication-plan",
            "reasonable-to-wait",
            "publication-date",
            "purpose",
            "protects",
            "mechanism",
            "likelihood",
            "substantial",
            "condition",
            "legitimate-interest",
            "necessity",
            "rights-balance",
            "qualified-person",
            "qualified-person-opinion",
            "obtained-from",
            "confidence-quality",
            "confidence-obligation",
            "confidence-detriment",
            "confidence-defence",
            "privilege",
            "trade-secret",
            "whose-interests",
            "enactment",
            "why-prohibited",
            "completion",
            "asked-for-particulars",
            "burden",
        ]
    };
    if !told.iter().any(|id| asked.iter().any(|r| r.id == *id)) || ncnd {
        says.push(say(
            "applies-because",
            "why it applies, unless that is apparent or saying so would reveal what is exempt",
            why,
            true,
            sure,
        ));
    }
    for r in asked.iter().filter(|r| told.contains(&r.id.as_str())) {
        let required = matches!(r.id.as_str(), "location" | "completion" | "protects" | "mechanism");
        says.push(say(&r.id, statement(&r.id, &r.ask), &r.provision, required, Certainty::G));
    }
    let interest = match law {
        Law::Foia if ncnd => "s.17(3)(a)",
        Law::Foia => "s.17(3)(b)",
        Law::Foisa => "s.16(2)",
        Law::Eir => "reg.14(3)(b)",
        Law::Eisrs => "reg.13",
    };
    for r in &asked {
        let name = r.id.strip_prefix("ncnd-").unwrap_or(&r.id);
        if matches!(name, "factors-for" | "factors-against" | "balance") {
            let required = row.status != Status::Partly || ncnd;
            says.push(say(&r.id, statement(&r.id, &r.ask), interest, required, sure));
        }
    }
    says
}

/// The answer to a question as a notice tells it; the question itself where it is its own statement.
fn statement<'s>(id: &str, ask: &'s str) -> &'s str {
    match id {
        "location" => "where exactly the applicant finds the information",
        "publication-plan" => "the publication that was intended when the request came",
        "publication-date" => "the day of publication",
        "reasonable-to-wait" => "why it is reasonable to wait for it",
        "purpose" => "the purpose, with the function and the enactment it comes from",
        "protects" => "the interest that would be harmed",
        "mechanism" => "how disclosure would cause the harm",
        "likelihood" | "ncnd-likelihood" => "whether the harm would, or would be likely to, follow",
        "substantial" => "why the harm is substantial",
        "condition" => "which condition is met",
        "legitimate-interest" => "the legitimate interest that was considered",
        "necessity" => "whether disclosure is necessary for it",
        "rights-balance" => "why the interests or rights of the persons override it",
        "qualified-person" | "ncnd-qualified-person" => "who the qualified person is, by office",
        "qualified-person-opinion" | "ncnd-qualified-person-opinion" => {
            "the opinion, for the limb, and why it is reasonable"
        }
        "obtained-from" => "from what kind of person it was obtained",
        "confidence-quality" => "why it has the quality of confidence",
        "confidence-obligation" => "why there was an obligation of confidence",
        "confidence-detriment" => "the detriment, and that the breach would be actionable",
        "confidence-defence" => "why a defence of public interest would fail",
        "privilege" => "which privilege",
        "trade-secret" => "the trade secret, without giving it away",
        "whose-interests" => "whose interests would be harmed",
        "enactment" => "the enactment that prohibits disclosure",
        "why-prohibited" => "why it covers this information",
        "completion" => "which authority is preparing it, and when it will be complete",
        "asked-for-particulars" => "how the applicant was helped to be more particular",
        "burden" => "the burden and the reasons",
        "estimate" => "the estimate, activity by activity",
        "limit" => "the limit, with the Regulations by name",
        "advice" => "what could be given within the limit",
        "previous" => "the earlier request that was complied with",
        "searches" => "what was searched",
        "factors-for" => "the public interest in disclosing that was weighed",
        "factors-against" => "the public interest in withholding that was weighed",
        "balance" => "why the one outweighs the other",
        "ncnd-factors-for" => "the public interest in confirming or denying that was weighed",
        "ncnd-factors-against" => "the public interest in doing neither that was weighed",
        "ncnd-balance" => "why the one outweighs the other",
        _ => ask,
    }
}
