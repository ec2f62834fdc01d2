//! Section 35: formulation of government policy.

use document::Law;

use super::topic::{BALANCE, PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.35",
    title: "Government policy",
    provisions: &[(Law::Foia, "s.35"), (Law::Foisa, "s.29")],
    points: &[
        Point {
            asks: "Is this authority a government department?",
            because: "Only departments and the Welsh Government have this exemption.",
            cite: "s.35(1)",
            act: "Others look at section 36.",
            shown: Shown::Check("exemption-not-open-to-this-body"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Which policy, and was it still being made when I asked?",
            because: "Once a policy is announced the safe space closes; putting it into practice is not making it.",
            cite: "s.35(1)(a); DfES v Information Commissioner EA/2006/0006 [K]",
            act: "Name the policy and the stage it had reached on the day of receipt.",
            shown: Shown::Words(&[
                "stage",
                "live",
                "ongoing",
                "not yet",
                "still being",
                "under development",
                "being developed",
                "consultation",
                "until",
            ]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Is any of it statistics?",
            because: "Statistics that informed a decision already taken are outside the exemption.",
            cite: "s.35(2)",
            act: "Give the statistics.",
            shown: Shown::Words(&["statistic", "figures"]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Is any of it fact?",
            because: "There is a particular public interest in the facts behind a decision.",
            cite: "s.35(4)",
            act: "Give the factual background, or say why it cannot be parted.",
            shown: Shown::Words(&["fact", "background"]),
            ncnd: false,
            only: &[],
        },
        BALANCE,
        PART,
    ],
};
