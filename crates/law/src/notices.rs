//! What each kind of notice must contain, law by law: what the law requires apart from what is good practice.
//!
//! Only what a cited provision requires may ever be called a breach. This file is the list; the composer writes the words
//! and the checks look for them.

use calendar::{Certainty, Law};
use serde::{Deserialize, Serialize};

/// A kind of notice or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// That the request has come.
    Acknowledgement,
    /// Asking what is meant.
    Clarification,
    /// That a fee or charge is to be paid.
    FeesNotice,
    /// Giving information.
    Disclosure,
    /// That nothing is held.
    NotHeld,
    /// Refusing for cost.
    CostRefusal,
    /// Refusing as vexatious or repeated.
    VexatiousRefusal,
    /// Refusing under an exemption or exception.
    Refusal,
    /// More time for the public interest test.
    PublicInterestExtension,
    /// The outcome of that test, where it comes by itself.
    PublicInterestOutcome,
    /// More time for complexity and volume.
    ComplexExtension,
    /// Neither confirming nor denying.
    NeitherConfirmNorDeny,
    /// The outcome of a review.
    ReviewOutcome,
    /// That another authority answers.
    Transfer,
}

impl NoticeKind {
    /// All kinds, in the order of a case.
    pub const ALL: [NoticeKind; 14] = [
        NoticeKind::Acknowledgement,
        NoticeKind::Clarification,
        NoticeKind::FeesNotice,
        NoticeKind::Disclosure,
        NoticeKind::NotHeld,
        NoticeKind::CostRefusal,
        NoticeKind::VexatiousRefusal,
        NoticeKind::Refusal,
        NoticeKind::PublicInterestExtension,
        NoticeKind::PublicInterestOutcome,
        NoticeKind::ComplexExtension,
        NoticeKind::NeitherConfirmNorDeny,
        NoticeKind::ReviewOutcome,
        NoticeKind::Transfer,
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            NoticeKind::Acknowledgement => "Acknowledgement",
            NoticeKind::Clarification => "Request for clarification",
            NoticeKind::FeesNotice => "Fees notice",
            NoticeKind::Disclosure => "Disclosure",
            NoticeKind::NotHeld => "Information not held",
            NoticeKind::CostRefusal => "Refusal for cost",
            NoticeKind::VexatiousRefusal => "Refusal as vexatious or repeated",
            NoticeKind::Refusal => "Refusal notice",
            NoticeKind::PublicInterestExtension => "Extension for the public interest test",
            NoticeKind::PublicInterestOutcome => "Outcome of the public interest test",
            NoticeKind::ComplexExtension => "Extension for complexity and volume",
            NoticeKind::NeitherConfirmNorDeny => "Neither confirm nor deny",
            NoticeKind::ReviewOutcome => "Outcome of the review",
            NoticeKind::Transfer => "Transfer",
        }
    }
}

/// How binding an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The provision cited requires it.
    Law,
    /// A code or the regulator expects it.
    GoodPractice,
}

/// One thing a notice contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its name; the same thing has the same name in every notice.
    pub id: &'static str,
    /// What it is.
    pub what: &'static str,
    /// Where it comes from.
    pub provision: &'static str,
    /// How binding it is.
    pub duty: Duty,
    /// How that was checked.
    pub certainty: Certainty,
}

const fn law(id: &'static str, what: &'static str, provision: &'static str, certainty: Certainty) -> Item {
    Item { id, what, provision, duty: Duty::Law, certainty }
}

const fn good(id: &'static str, what: &'static str, provision: &'static str, certainty: Certainty) -> Item {
    Item { id, what, provision, duty: Duty::GoodPractice, certainty }
}

const CODE: &str = "s.45 Code";

/// What every letter carries.
const COMMON: [Item; 6] = [
    good("authority", "the name of the authority", CODE, Certainty::K),
    good("reference", "the reference", CODE, Certainty::K),
    good("date", "the day it is sent", CODE, Certainty::K),
    good("request", "the request, quoted or summarised", CODE, Certainty::K),
    good("regime", "the law under which it is handled", CODE, Certainty::K),
    good("contact", "whom to ask", CODE, Certainty::K),
];

/// What a kind of notice contains under a law, in the order in which a letter says it; empty where the law has no such
/// notice.
///
/// ```
/// use law::{Law, notices::{NoticeKind, checklist}};
/// let refusal = checklist(NoticeKind::Refusal, Law::Foia);
/// assert!(refusal.iter().any(|item| item.provision == "s.17(7)(b)"));
/// assert!(checklist(NoticeKind::PublicInterestExtension, Law::Eir).is_empty());
/// ```
pub fn checklist(kind: NoticeKind, of: Law) -> Vec<Item> {
    let own = own_items(kind, of);
    if own.is_empty() {
        return own;
    }
    COMMON.into_iter().chain(own).collect()
}

fn own_items(kind: NoticeKind, of: Law) -> Vec<Item> {
    use Certainty::{G, K, V};
    match kind {
        NoticeKind::Acknowledgement => vec![
            good("received", "the day of receipt", CODE, K),
            good("latest-day", "the latest day for the answer, as the latest and not as a promise", CODE, K),
            good("privacy", "how personal data is used", CODE, K),
        ],
        NoticeKind::Clarification => clarification(of),
        NoticeKind::FeesNotice => fees(of),
        NoticeKind::Disclosure => disclosure(of),
        NoticeKind::NotHeld => not_held(of),
        NoticeKind::CostRefusal => cost(of),
        NoticeKind::VexatiousRefusal => vexatious(of),
        NoticeKind::Refusal => refusal(of),
        NoticeKind::NeitherConfirmNorDeny => neither(of),
        NoticeKind::PublicInterestExtension if of == Law::Foia => vec![
            law("that-fact", "that an exemption is relied on", "s.17(1)(a)", V),
            law("exemption", "the exemption, down to the limb", "s.17(1)(b)", V),
            law("applies-because", "why it applies, unless apparent", "s.17(1)(c)", V),
            law("no-decision-yet", "that no decision on the public interest is reached yet", "s.17(2)", V),
            law("estimate", "an estimate of the day of the decision", "s.17(2)", V),
            law(
                "review-route",
                "how to complain to the authority, or that there is no procedure",
                "s.17(7)(a)",
                V,
            ),
            law("regulator", "the right to apply to the Commissioner", "s.17(7)(b)", V),
        ],
        NoticeKind::PublicInterestOutcome if of == Law::Foia => {
            let mut items = vec![law("exemption", "the exemption, down to the limb", "s.17(1)(b)", V)];
            items.extend(public_interest("s.17(3)(b)", K));
            items.extend(foia_rights());
            items
        }
        NoticeKind::ComplexExtension if of.is_environmental() => vec![
            law(
                "extension",
                "that the time is extended, by day 20",
                if of == Law::Eir { "reg.7(3)" } else { "reg.7" },
                if of == Law::Eir { G } else { K },
            ),
            law(
                "complex-because",
                "the belief that complexity and volume make twenty days impracticable",
                "reg.7(1)",
                if of == Law::Eir { G } else { K },
            ),
            good("latest-day", "the new latest day", "reg.7(1)", K),
        ],
        NoticeKind::ReviewOutcome => review(of),
        NoticeKind::Transfer => vec![
            good(
                "other-authority",
                "which authority answers, and how to reach it",
                transfer_provision(of),
                K,
            ),
            good(
                "agreed",
                "that the applicant was asked first, under FOIA",
                transfer_provision(of),
                if of == Law::Foia { G } else { K },
            ),
        ],
        _ => Vec::new(),
    }
}

fn transfer_provision(of: Law) -> &'static str {
    match of {
        Law::Foia => CODE,
        Law::Foisa => "s.15",
        Law::Eir => "reg.10",
        Law::Eisrs => "reg.14",
    }
}

fn clarification(of: Law) -> Vec<Item> {
    let (ask, help) = if of.is_environmental() {
        ("reg.9(2)", "reg.9(1)")
    } else if of == Law::Foia {
        ("s.1(3)", "s.16(1)")
    } else {
        ("s.1(3)", "s.15(1)")
    };
    vec![
        law(
            "unclear",
            "what is unclear, and why it is needed to find the information",
            ask,
            if of == Law::Foia { Certainty::V } else { Certainty::K },
        ),
        law("help", "help to say it", help, Certainty::K),
        good("clock", "that the time runs in full from the day the reply is received", ask, Certainty::K),
        good(
            "close-by",
            "until when the request is kept open; no law sets a period",
            CODE,
            Certainty::Unverified,
        ),
    ]
}

fn fees(of: Law) -> Vec<Item> {
    let (amount, time, period) = match of {
        Law::Foia => {
            ("s.9(1)", "s.9(2)", "that the duty ends three months after the notice if it is not paid")
        }
        Law::Foisa => ("s.9", "s.9", "that the duty ends three months after the notice if it is not paid"),
        Law::Eir => ("reg.8(4)", "reg.8(5)", "that it is to be paid within sixty working days"),
        Law::Eisrs => ("reg.8", "reg.8", "that it is to be paid within sixty working days"),
    };
    vec![
        law("amount", "the amount, in writing", amount, Certainty::K),
        good("how-to-pay", "how to pay", CODE, Certainty::K),
        good("pay-by", period, time, Certainty::K),
        good("basis", "how it is worked out", CODE, Certainty::K),
        good("clock", "that the time stands still until payment", time, Certainty::K),
    ]
}

fn disclosure(of: Law) -> Vec<Item> {
    let (held, form) = match of {
        Law::Foia => ("s.1(1)(a)", "s.11(1)"),
        Law::Foisa => ("s.1(1)", "s.11"),
        Law::Eir => ("reg.5(1)", "reg.6"),
        Law::Eisrs => ("reg.5(1)", "reg.6"),
    };
    let mut items = Vec::new();
    if of == Law::Foia {
        items.push(law("held", "that the information is held", held, Certainty::V));
    }
    items.push(law(
        "information",
        "the information, in the form asked for so far as practicable",
        form,
        Certainty::K,
    ));
    if of == Law::Foia {
        items.push(law("form-because", "if not in that form, why", "s.11(3)", Certainty::K));
    }
    items.push(good("redactions", "what was removed and under which provision", CODE, Certainty::K));
    items.push(good("re-use", "the terms of re-use", "SI 2015/1415", Certainty::K));
    items.extend(rights(of, Duty::GoodPractice));
    items
}

fn not_held(of: Law) -> Vec<Item> {
    let mut items = match of {
        Law::Foia => vec![law("not-held", "that it is not held, in writing", "s.1(1)(a)", Certainty::V)],
        Law::Foisa => vec![law("not-held", "a notice that it is not held", "s.17(1)", Certainty::K)],
        Law::Eir => vec![
            law(
                "not-held",
                "that it was not held when the request was received",
                "reg.12(4)(a)",
                Certainty::K,
            ),
            law("exception", "the exception: not held is a refusal", "reg.14(3)(a)", Certainty::K),
        ],
        Law::Eisrs => {
            vec![law("not-held", "that it is not held, as an exception", "reg.10(4)(a)", Certainty::K)]
        }
    };
    items.push(good("searches", "what was searched", CODE, Certainty::G));
    items.push(good(
        "who-may-hold",
        "who may hold it",
        if of == Law::Foia { "s.16(1)" } else { CODE },
        Certainty::K,
    ));
    items.extend(rights(of, if of == Law::Foia { Duty::GoodPractice } else { Duty::Law }));
    items
}

fn cost(of: Law) -> Vec<Item> {
    let mut items = match of {
        Law::Foia => vec![
            law("that-fact", "that s.12 is relied on", "s.17(5)", Certainty::V),
            law(
                "held",
                "whether the information is held, unless s.12(2) is relied on",
                "s.1(1)(a)",
                Certainty::K,
            ),
            good("limit", "the limit, with the Regulations by name", "SI 2004/3244 reg.3", Certainty::G),
            good("estimate", "the estimate, by the four activities", "SI 2004/3244 reg.4(3)", Certainty::G),
            law(
                "advice",
                "help to bring the request within the limit, so far as reasonable",
                "s.16(1)",
                Certainty::V,
            ),
        ],
        Law::Foisa => vec![
            law("that-fact", "that s.12 is relied on", "s.16(4)", Certainty::K),
            good("estimate", "the estimate", "s.12", Certainty::K),
            law(
                "advice",
                "help to bring the request within the limit, so far as reasonable",
                "s.15(1)",
                Certainty::K,
            ),
        ],
        // There is no limit under the regulations.
        Law::Eir | Law::Eisrs => return Vec::new(),
    };
    items.extend(rights(of, Duty::Law));
    items
}

fn vexatious(of: Law) -> Vec<Item> {
    let mut items = match of {
        Law::Foia => vec![
            law(
                "that-fact",
                "that s.14 is relied on; no notice where s.17(6) applies",
                "s.17(5)",
                Certainty::V,
            ),
            good("burden", "the reasons", CODE, Certainty::G),
        ],
        Law::Foisa => vec![
            law("that-fact", "that s.14 is relied on", "s.16(5)", Certainty::K),
            good("burden", "the reasons", CODE, Certainty::K),
        ],
        Law::Eir | Law::Eisrs => return Vec::new(),
    };
    items.extend(rights(of, Duty::Law));
    items
}

fn public_interest(provision: &'static str, certainty: Certainty) -> [Item; 3] {
    [
        law("factors-for", "the public interest in disclosure that was weighed", provision, certainty),
        law("factors-against", "the public interest in withholding that was weighed", provision, certainty),
        law("balance", "why the one outweighs the other", provision, certainty),
    ]
}

fn refusal(of: Law) -> Vec<Item> {
    use Certainty::{K, V};
    let mut items = match of {
        Law::Foia => vec![
            law("that-fact", "that information is withheld", "s.17(1)(a)", V),
            law("exemption", "the exemption, down to the limb", "s.17(1)(b)", V),
            law("applies-because", "why it applies, unless apparent or itself exempt", "s.17(1)(c)", V),
        ],
        Law::Foisa => vec![
            law("held", "that the information is held, unless s.18 is relied on", "s.16(1)(a)", K),
            law("that-fact", "that information is withheld", "s.16(1)(b)", K),
            law("exemption", "the exemption, down to the limb", "s.16(1)(c)", K),
            law("applies-because", "why it applies, unless apparent", "s.16(1)(d)", K),
        ],
        Law::Eir => vec![
            law("that-fact", "that information is withheld, in writing and within the time", "reg.14(1)", K),
            law("exemption", "the exception: 12(4), 12(5) or 13", "reg.14(3)(a)", K),
            law(
                "completion",
                "under 12(4)(d): which authority prepares it and when it will be complete",
                "reg.14(4)",
                K,
            ),
        ],
        Law::Eisrs => vec![
            law("that-fact", "that information is withheld, in writing and within the time", "reg.13", K),
            law("exemption", "the exception: 10(4), 10(5) or 11", "reg.13", K),
        ],
    };
    let interest = match of {
        Law::Foia => ("s.17(3)(b)", K),
        Law::Foisa => ("s.16(2)", K),
        Law::Eir => ("reg.14(3)(b)", K),
        Law::Eisrs => ("reg.13", K),
    };
    items.extend(public_interest(interest.0, interest.1));
    items.extend(rights(of, Duty::Law));
    items
}

fn neither(of: Law) -> Vec<Item> {
    use Certainty::{K, V};
    let (lifted, why, interest) = match of {
        Law::Foia => ("s.17(1)(b)", "s.17(1)(c)", "s.17(3)(a)"),
        Law::Foisa => ("s.18(1)", "s.16(1)(d)", "s.18(1)"),
        Law::Eir => ("reg.12(6)", "reg.14(3)(a)", "reg.14(3)(b)"),
        Law::Eisrs => ("reg.10(8)", "reg.13", "reg.13"),
    };
    let sure = if of == Law::Foia { V } else { K };
    let mut items = vec![
        law("exemption", "the provision that lifts the duty to confirm or deny, limb by limb", lifted, sure),
        law(
            "applies-because",
            "why it applies, so far as that can be said without revealing whether it is held",
            why,
            sure,
        ),
        good("same-words", "the same words whether or not the information is held", lifted, K),
    ];
    items.extend(public_interest(interest, K));
    items.extend(rights(of, Duty::Law));
    items
}

fn review(of: Law) -> Vec<Item> {
    let provision = match of {
        Law::Foia => "s.45 Code, part 5",
        Law::Eir => "reg.11(4)",
        Law::Foisa => "s.21(4)",
        Law::Eisrs => "reg.16",
    };
    let mut items = vec![
        good("fresh-decision", "a fresh decision, with reasons", provision, Certainty::G),
        good("what-changes", "what changes", provision, Certainty::K),
    ];
    if of == Law::Eir {
        items.push(law(
            "failure",
            "where it failed to comply: the failure, what is done about it, and by when",
            "reg.11(5)",
            Certainty::K,
        ));
    }
    items.push(regulator(of, Duty::GoodPractice));
    items
}

fn foia_rights() -> [Item; 2] {
    [
        law(
            "review-route",
            "how to complain to the authority, or that there is no procedure",
            "s.17(7)(a)",
            Certainty::V,
        ),
        law("regulator", "the right to apply to the Commissioner", "s.17(7)(b)", Certainty::V),
    ]
}

fn rights(of: Law, duty: Duty) -> Vec<Item> {
    let mut items: Vec<Item> = match of {
        Law::Foia => foia_rights().into(),
        Law::Eir => vec![
            law("review-route", "the right to make representations", "reg.14(5)(a)", Certainty::K),
            regulator(of, Duty::Law),
        ],
        Law::Foisa => vec![
            law(
                "review-route",
                "the procedure for complaints, and the right to require a review",
                "s.19",
                Certainty::V,
            ),
            regulator(of, Duty::Law),
        ],
        Law::Eisrs => vec![
            law("review-route", "the right to a review", "reg.13", Certainty::K),
            regulator(of, Duty::Law),
        ],
    };
    for item in &mut items {
        item.duty = duty;
    }
    items
}

fn regulator(of: Law, duty: Duty) -> Item {
    let (what, provision) = match of {
        Law::Foia => ("the right to apply to the Commissioner", "s.50"),
        Law::Eir => ("enforcement by the Commissioner and appeals", "reg.14(5)(b)"),
        Law::Foisa => ("the right to apply to the Scottish Information Commissioner", "s.19"),
        Law::Eisrs => ("the right to apply to the Scottish Information Commissioner", "reg.13"),
    };
    Item { id: "regulator", what, provision, duty, certainty: Certainty::K }
}
