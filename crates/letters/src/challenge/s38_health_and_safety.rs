//! Section 38: health and safety.

use document::Law;

use super::topic::{BALANCE, LIKELIHOOD, PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.38",
    title: "Health and safety",
    provisions: &[(Law::Foia, "s.38"), (Law::Foisa, "s.39(1)")],
    points: &[
        Point {
            asks: "Whose health or safety, and how?",
            because: "The danger must be to somebody, if not by name then by kind.",
            cite: "s.38(1)",
            act: "Say who is in danger and from what.",
            shown: Shown::Words(&[
                "individual",
                "person",
                "staff",
                "famil",
                "resident",
                "patient",
                "officers",
                "people",
                "child",
            ]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Is it danger, or upset?",
            because: "To endanger is more than to distress: evidence is expected.",
            cite: "s.38(1); ICO guidance on section 38 [K]",
            act: "Give the evidence: threats, incidents, advice of somebody who knows.",
            shown: Shown::Words(&[
                "evidence",
                "incident",
                "threat",
                "assault",
                "police",
                "medical",
                "advice",
                "previously",
            ]),
            ncnd: true,
            only: &[],
        },
        LIKELIHOOD,
        BALANCE,
        PART,
    ],
};
