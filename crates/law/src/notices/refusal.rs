//! Notices that refuse: for cost, as vexatious or repeated, under an exemption or exception, neither confirming nor denying.

use calendar::{Certainty::*, Law};

use super::{
    item::{CODE, Duty, Item, good, law},
    rights,
};

pub(super) fn cost(of: Law) -> Vec<Item> {
    let help = "help to bring the request within the limit, so far as reasonable";
    let mut items = match of {
        Law::Foia => vec![
            law("that-fact", "that s.12 is relied on", "s.17(5)", V),
            law("held", "whether the information is held, unless s.12(2) is relied on", "s.1(1)(a)", V),
            good("limit", "the limit, with the Regulations by name", "SI 2004/3244 reg.3", G),
            good("estimate", "the estimate, by the four activities", "SI 2004/3244 reg.4(3)", G),
            law("advice", help, "s.16(1)", V),
        ],
        Law::Foisa => vec![
            law("that-fact", "that s.12 is relied on", "s.16(4)", V),
            good("estimate", "the estimate", "SSI 2004/467 reg.3", K),
            law("advice", help, "s.15(1)", V),
        ],
        // There is no limit under the regulations.
        Law::Eir | Law::Eisrs => return Vec::new(),
    };
    items.extend(rights::required(of));
    items
}

pub(super) fn vexatious(of: Law) -> Vec<Item> {
    let mut items = match of {
        Law::Foia => vec![
            law("that-fact", "that s.14 is relied on; no notice where s.17(6) applies", "s.17(5)", V),
            good("burden", "the reasons", CODE, G),
        ],
        Law::Foisa => vec![
            law(
                "that-fact",
                "that s.14 is relied on; no notice where one was given for an earlier identical or similar request and another would be unreasonable",
                "s.16(5)",
                V,
            ),
            good("burden", "the reasons", CODE, K),
        ],
        Law::Eir | Law::Eisrs => return Vec::new(),
    };
    items.extend(rights::required(of));
    items
}

pub(super) fn refusal(of: Law) -> Vec<Item> {
    let mut items = match of {
        Law::Foia => vec![
            law("that-fact", "that information is withheld", "s.17(1)(a)", V),
            law("exemption", "the exemption, down to the limb", "s.17(1)(b)", V),
            law("applies-because", "why it applies, unless apparent or itself exempt", "s.17(1)(c)", V),
        ],
        Law::Foisa => vec![
            law("held", "that the information is held, unless s.18 is relied on", "s.16(1)(a)", V),
            law("that-fact", "that information is withheld", "s.16(1)(b)", V),
            law("exemption", "the exemption, down to the limb", "s.16(1)(c)", V),
            law("applies-because", "why it applies, unless apparent or itself exempt", "s.16(1)(d)", V),
        ],
        Law::Eir => vec![
            law("that-fact", "that information is withheld, in writing and within the time", "reg.14(1)", V),
            law("exemption", "the exception: 12(4), 12(5) or 13", "reg.14(3)(a)", V),
            law(
                "completion",
                "under 12(4)(d): which authority prepares it and when it will be complete",
                "reg.14(4)",
                V,
            ),
        ],
        Law::Eisrs => vec![
            law("that-fact", "that information is withheld, in writing and within the time", "reg.13(a)", V),
            law("exemption", "the exception: 10(4), 10(5) or 11", "reg.13(b)", V),
            law("applies-because", "why it applies, unless apparent", "reg.13(c)", V),
            law(
                "completion",
                "under 10(4)(d): which authority prepares it and when it will be complete",
                "reg.13(d)",
                V,
            ),
        ],
    };
    items.extend(public_interest(of));
    items.extend(rights::required(of));
    items
}

/// The reasons for the balance. Only the EIR require the matters that were considered; elsewhere naming them is good
/// practice, and the reasons for the result are the law.
pub(super) fn public_interest(of: Law) -> [Item; 3] {
    let provision = match of {
        Law::Foia => "s.17(3)(b)",
        Law::Foisa => "s.16(2)",
        Law::Eir => "reg.14(3)(b)",
        Law::Eisrs => "reg.13(b)",
    };
    let matters = if of == Law::Eir { Duty::Law } else { Duty::GoodPractice };
    let mut items = [
        law("factors-for", "the public interest in disclosure that was weighed", provision, V),
        law("factors-against", "the public interest in withholding that was weighed", provision, V),
        law("balance", "why the one outweighs the other", provision, V),
    ];
    items[0].duty = matters;
    items[1].duty = matters;
    items
}

pub(super) fn neither(of: Law) -> Vec<Item> {
    let (lifted, why, interest) = match of {
        Law::Foia => ("s.17(1)(b)", "s.17(1)(c)", "s.17(3)(a)"),
        Law::Foisa => ("s.18(1)", "s.16(1)(d)", "s.18(2)"),
        Law::Eir => ("reg.12(6)", "reg.14(3)(a)", "reg.14(3)(b)"),
        Law::Eisrs => ("reg.10(8)", "reg.13(c)", "reg.13(b)"),
    };
    let mut items = vec![
        law("exemption", "the provision that lifts the duty to confirm or deny, limb by limb", lifted, V),
        law(
            "applies-because",
            "why it applies, so far as that can be said without revealing whether it is held",
            why,
            V,
        ),
        good("same-words", "the same words whether or not the information is held", lifted, K),
    ];
    // FOISA s.18(2) takes away the duty to give reasons for the balance in such a notice.
    items.extend(public_interest(of).map(|item| Item {
        provision: interest,
        duty: if of == Law::Foisa { Duty::GoodPractice } else { item.duty },
        ..item
    }));
    items.extend(rights::required(of));
    items
}
