//! Tests that the exceptions of EIR and EISRs have in the same words: not held, burden, unfinished work, confidentiality,
//! emissions.
//!
//! A test of one exception alone stands in its file.

use calendar::Law;

use super::requirement::{Requirement, choice, text};
use crate::provisions::Provision;

/// EIR reg.12(5)(d) to (g), EISRs reg.10(5)(d) to (g): not for emissions.
pub(crate) fn emissions(row: &Provision, asked: &mut Vec<Requirement>) {
    let provision = if row.law == Law::Eir { "reg.12(9)" } else { "reg.10(6)" };
    asked.push(
        choice(
            "emissions",
            "Is it about emissions?",
            "For emissions this exception is not available.",
            provision,
            &[("no", "no"), ("yes", "yes: the exception is not available")],
        )
        .closed_by("yes"),
    );
}

/// EIR reg.12(4)(a), EISRs reg.10(4)(a).
pub(crate) fn not_held(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "searches",
            "What was searched?",
            "Not held is a refusal under the regulations and needs a notice.",
            &row.provision,
        )
        .told("what was searched"),
    );
}

/// EIR reg.12(4)(b), EISRs reg.10(4)(b).
pub(crate) fn manifestly_unreasonable(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "burden",
            "Why is the request manifestly unreasonable?",
            "Burden and cost, or what would make it vexatious; compare the appropriate limit, which is only a guide.",
            &row.provision,
        )
        .told("the burden and the reasons"),
    );
}

/// EIR reg.12(4)(c), EISRs reg.10(4)(c).
pub(crate) fn too_general(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "asked-for-particulars",
            "How and when was the applicant helped to be more particular?",
            "Regulation 9 comes first.",
            &row.provision,
        )
        .told("how the applicant was helped to be more particular"),
    );
}

/// EIR reg.12(4)(d), EISRs reg.10(4)(d).
pub(crate) fn unfinished(row: &Provision, asked: &mut Vec<Requirement>) {
    let provision = if row.law == Law::Eir { "reg.14(4)" } else { "reg.13" };
    asked.extend([
        text(
            "unfinished",
            "What is unfinished, and what work goes on?",
            "A finished draft of an unfinished decision is not enough by itself.",
            &row.provision,
        ),
        text(
            "completion",
            "Which authority is preparing it, and when will it be complete?",
            "The notice must say so.",
            provision,
        )
        .must_tell("which authority is preparing it, and when it will be complete"),
    ]);
}

/// EIR reg.12(4)(e), EISRs reg.10(4)(e).
pub(crate) fn internal(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "internal",
        "Between whom was it communicated?",
        "Within the authority; between departments of government.",
        &row.provision,
    ));
}

/// EIR reg.12(5)(d), (e), EISRs reg.10(5)(d), (e): confidentiality that the law protects.
pub(crate) fn confidentiality(row: &Provision, of: &str, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "confidentiality-by-law",
            &format!("Which law protects the confidentiality of {of}?"),
            "Contract or common law may; name it.",
            &row.provision,
        )
        .told("which law protects the confidentiality"),
    );
}

/// EIR reg.12(5)(e), EISRs reg.10(5)(e): whose economic interest.
pub(crate) fn economic_interest(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "whose-interests",
            "Whose legitimate economic interest?",
            "Name the person; their own argument counts.",
            &row.provision,
        )
        .told("whose interests would be harmed"),
    );
}

/// EIR reg.12(5)(f), EISRs reg.10(5)(f).
pub(crate) fn volunteered(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(text(
        "volunteered",
        "Was the provider free not to give it, free of a duty to disclose, and without consent to disclosure?",
        "All three are needed.",
        &row.provision,
    ));
}

/// EIR reg.12(5)(f)(i) and (iii), EISRs reg.10(5)(f)(i) and (iii): what closes the exception for the provider.
pub(crate) fn provider(row: &Provision, asked: &mut Vec<Requirement>) {
    let limb = |limb: &str| format!("{}({limb})", row.provision);
    asked.extend([
        choice(
            "provider-obliged",
            "Was the provider, or could the provider have been, under a legal obligation to supply it?",
            "Of any kind, to this or another public authority.",
            &limb("i"),
            &[("no", "no"), ("yes", "yes: the exception is not available")],
        )
        .closed_by("yes"),
        choice(
            "provider-consented",
            "Has the provider consented to its disclosure?",
            "Ask where that is not known.",
            &limb("iii"),
            &[("no", "no"), ("yes", "yes: the exception is not available")],
        )
        .closed_by("yes"),
    ]);
}

/// EIR reg.12(5)(c), EISRs reg.10(5)(c).
pub(crate) fn intellectual_property(row: &Provision, asked: &mut Vec<Requirement>) {
    asked.push(
        text(
            "property-right",
            "Which intellectual property right is it, and whose?",
            "Copyright, database right, patent; harm that enforcing the right would prevent does not count.",
            &row.provision,
        )
        .told("which right it is, and whose"),
    );
}
