//! Section 43: commercial interests.

use document::Law;

use super::topic::{BALANCE, CAUSE, LIKELIHOOD, PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.43",
    title: "Commercial interests",
    provisions: &[
        (Law::Foia, "s.43"),
        (Law::Foisa, "s.33"),
        (Law::Eir, "reg.12(5)(e)"),
        (Law::Eisrs, "reg.10(5)(e)"),
    ],
    points: &[
        Point {
            asks: "Whose commercial interests?",
            because: "They must belong to somebody who trades: a supplier, a bidder, or the authority at its next tender.",
            cite: "s.43(2)",
            act: "Name them.",
            shown: Shown::Check("s43-without-interests"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Did the supplier say so itself?",
            because: "An authority may not guess the harm of somebody else.",
            cite: "Derry City Council v Information Commissioner EA/2006/0014 [K]",
            act: "Ask the supplier, and give its reasons so far as they persuade you.",
            shown: Shown::Words(&[
                "consulted",
                "told us",
                "has said",
                "view of",
                "views of",
                "asked the",
                "representations",
                "contacted",
                "confirmed to us",
            ]),
            ncnd: false,
            only: &[],
        },
        CAUSE,
        LIKELIHOOD,
        Point {
            asks: "Is it still sensitive?",
            because: "Prices age: a contract that has ended or a tender that is over weakens the argument.",
            cite: "s.43(2)",
            act: "Say why it still matters on the day of receipt.",
            shown: Shown::Words(&[
                "current",
                "tender",
                "renew",
                "negotiat",
                "expire",
                "until",
                "next year",
                "forthcoming",
                "upcoming",
            ]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "What of the public interest in how money is spent?",
            because: "It is the weightiest factor for disclosing what is paid.",
            cite: "s.2(2)(b)",
            act: "Put it on the scales by name, with the sums.",
            shown: Shown::Words(&[
                "public money",
                "public funds",
                "taxpayer",
                "spend",
                "spent",
                "value for money",
                "public purse",
                "cost",
                "price",
            ]),
            ncnd: false,
            only: &[],
        },
        BALANCE,
        PART,
    ],
};
