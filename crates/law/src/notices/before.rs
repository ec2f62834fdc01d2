//! Letters before the answer: acknowledgement, request for clarification, fees notice, transfer.

use calendar::{Certainty::*, Law};

use super::{
    item::{CODE, Item, good, law},
    rights,
};

pub(super) fn acknowledgement() -> Vec<Item> {
    vec![
        good("received", "the day of receipt", CODE, K),
        good("latest-day", "the latest day for the answer, as the latest and not as a promise", CODE, K),
        good("privacy", "how personal data is used", CODE, K),
    ]
}

pub(super) fn clarification(of: Law) -> Vec<Item> {
    let (ask, help) = match of {
        Law::Foia => ("s.1(3)", "s.16(1)"),
        Law::Foisa => ("s.1(3)", "s.15(1)"),
        Law::Eir | Law::Eisrs => ("reg.9(2)", "reg.9(1)"),
    };
    vec![
        law("unclear", "what is unclear, and why it is needed to find the information", ask, V),
        law("help", "help to say it", help, V),
        good("clock", "that the time runs in full from the day the reply is received", ask, K),
        good("close-by", "until when the request is kept open; no law sets a period", CODE, Unverified),
    ]
}

pub(super) fn fees(of: Law) -> Vec<Item> {
    let three_months = "that the duty ends three months after the notice if it is not paid";
    let sixty_days = "that it is to be paid within sixty working days";
    let (amount, pay_by, period) = match of {
        Law::Foia => ("s.9(1)", "s.9(2)", three_months),
        Law::Foisa => ("s.9(1)", "s.9(3)", three_months),
        Law::Eir => ("reg.8(4)", "reg.8(5)", sixty_days),
        Law::Eisrs => ("reg.8(5)", "reg.8(6)", sixty_days),
    };
    let mut items = vec![
        law("amount", "the amount, in writing", amount, V),
        good("how-to-pay", "how to pay", CODE, K),
        good("pay-by", period, pay_by, V),
    ];
    items.push(match of {
        Law::Foisa => law("basis", "how it is worked out", "SSI 2004/467 reg.4(4)", V),
        _ => good("basis", "how it is worked out", CODE, K),
    });
    items.push(good("clock", "that the time stands still until payment", pay_by, K));
    if of == Law::Foisa {
        items.extend(rights::required(of));
    }
    items
}

pub(super) fn transfer(of: Law) -> Vec<Item> {
    let provision = match of {
        Law::Foia => CODE,
        Law::Foisa => "s.15",
        Law::Eir => "reg.10",
        Law::Eisrs => "reg.14",
    };
    let mut items =
        vec![good("other-authority", "which authority answers, and how to reach it", provision, K)];
    if of == Law::Foia {
        items.push(good("agreed", "that the applicant was asked first", provision, G));
    }
    items
}
