//! Letters that give information, or say that there is none.

use calendar::{Certainty::*, Law};

use super::{
    item::{CODE, Item, good, law},
    rights,
};

pub(super) fn disclosure(of: Law) -> Vec<Item> {
    let mut items = Vec::new();
    if of == Law::Foia {
        items.push(law("held", "that the information is held", "s.1(1)(a)", V));
    }
    let (form, because) = match of {
        Law::Foia => ("s.11(1)", "s.11(3)"),
        Law::Foisa => ("s.11", "s.11"),
        Law::Eir | Law::Eisrs => ("reg.6(1)", "reg.6(2)"),
    };
    items.push(law("information", "the information, in the form asked for so far as practicable", form, V));
    items.push(law("form-because", "if not in that form, why", because, V));
    items.push(good("redactions", "what was removed and under which provision", CODE, K));
    items.push(good("re-use", "the terms of re-use", "SI 2015/1415", K));
    items.extend(rights::good_practice(of));
    items
}

pub(super) fn not_held(of: Law) -> Vec<Item> {
    let mut items = match of {
        Law::Foia => vec![law("not-held", "that it is not held, in writing", "s.1(1)(a)", V)],
        Law::Foisa => vec![law("not-held", "a notice that it is not held", "s.17(1)", V)],
        Law::Eir => vec![
            law("not-held", "that it was not held when the request was received", "reg.12(4)(a)", V),
            law("exception", "the exception: not held is a refusal", "reg.14(3)(a)", V),
        ],
        Law::Eisrs => vec![
            law("not-held", "that it is not held, as an exception", "reg.10(4)(a)", V),
            law("exception", "the exception: not held is a refusal", "reg.13(b)", V),
        ],
    };
    items.push(good("searches", "what was searched", CODE, G));
    let help = match of {
        Law::Foia => "s.16(1)",
        Law::Foisa => "s.15(1)",
        Law::Eir => "reg.10(1)",
        Law::Eisrs => "reg.14(1)",
    };
    items.push(good("who-may-hold", "who may hold it", help, K));
    items.extend(if of == Law::Foia { rights::good_practice(of) } else { rights::required(of) });
    items
}
