//! What a notice must then say about a provision relied on.

use calendar::{Certainty, Law};
use serde::Serialize;

use super::{Requirement, requirements};
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
        Law::Eisrs => ("reg.13(a)", "reg.13(b)", "reg.13(c)"),
    };
    let sure = Certainty::V;
    let told = |r: &Requirement| {
        let tell = r.tell.as_ref()?;
        Some(say(&r.id, &tell.what, &r.provision, tell.required, Certainty::G))
    };
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
        says.extend(asked.iter().filter_map(told));
        return says;
    }
    says.push(say("that-fact", "that the request is refused, so far as it is", fact, true, sure));
    says.push(say("exemption", "the exemption or exception, down to the limb", exemption, true, sure));
    let of_its_own = asked.iter().any(|r| r.tell.is_some() && !is_interest(r));
    if ncnd || !of_its_own {
        says.push(say(
            "applies-because",
            "why it applies, unless that is apparent or saying so would reveal what is exempt",
            why,
            true,
            sure,
        ));
    }
    says.extend(asked.iter().filter(|r| !is_interest(r)).filter_map(told));
    let interest = match law {
        Law::Foia if ncnd => "s.17(3)(a)",
        Law::Foia => "s.17(3)(b)",
        Law::Foisa if ncnd => "s.18(2)",
        Law::Foisa => "s.16(2)",
        Law::Eir => "reg.14(3)(b)",
        Law::Eisrs => "reg.13(b)",
    };
    let required = row.status != Status::Partly || row.absolute_for.is_some() || ncnd;
    for r in asked.iter().filter(|r| is_interest(r)) {
        if let Some(tell) = &r.tell {
            // Only the EIR require the matters considered; elsewhere the reasons for the result are what is required.
            let matter = !r.id.ends_with("balance");
            let required = required && (law == Law::Eir || !matter) && !(ncnd && law == Law::Foisa);
            says.push(say(&r.id, &tell.what, interest, required, sure));
        }
    }
    says
}

/// Whether the question is one of the public interest test.
pub(super) fn is_interest(r: &Requirement) -> bool {
    let name = r.id.strip_prefix("ncnd-").unwrap_or(&r.id);
    matches!(name, "factors-for" | "factors-against" | "balance")
}
