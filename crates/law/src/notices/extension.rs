//! Notices that take more time: for the public interest test under FOIA, for complexity and volume under the regulations.

use calendar::{Certainty::*, Law};

use super::{
    item::{Item, good, law},
    refusal, rights,
};

pub(super) fn public_interest(of: Law) -> Vec<Item> {
    if of != Law::Foia {
        return Vec::new();
    }
    let mut items = vec![
        law("that-fact", "that an exemption is relied on", "s.17(1)(a)", V),
        law("exemption", "the exemption, down to the limb", "s.17(1)(b)", V),
        law("applies-because", "why it applies, unless apparent", "s.17(1)(c)", V),
        law("no-decision-yet", "that no decision on the public interest is reached yet", "s.17(2)", V),
        law("estimate", "an estimate of the day of the decision", "s.17(2)", V),
    ];
    items.extend(rights::required(of));
    items
}

pub(super) fn outcome(of: Law) -> Vec<Item> {
    if of != Law::Foia {
        return Vec::new();
    }
    let mut items = vec![law("exemption", "the exemption, down to the limb", "s.17(1)(b)", V)];
    items.extend(refusal::public_interest(of));
    items.extend(rights::required(of));
    items
}

pub(super) fn complex(of: Law) -> Vec<Item> {
    let belief = "why complexity and volume make twenty days impracticable";
    match of {
        Law::Eir => vec![
            law("extension", "that the time is extended, by day 20", "reg.7(3)", V),
            good("complex-because", belief, "reg.7(1)", V),
            good("latest-day", "the new latest day", "reg.7(1)", K),
        ],
        Law::Eisrs => {
            let mut items = vec![
                law("extension", "that the time is extended, in writing and by day 20", "reg.7(2)", V),
                law("complex-because", belief, "reg.7(3)", V),
                good("latest-day", "the new latest day", "reg.7(1)", K),
            ];
            items.extend(rights::required(of).map(|item| Item { provision: "reg.7(3)", ..item }));
            items
        }
        Law::Foia | Law::Foisa => Vec::new(),
    }
}
