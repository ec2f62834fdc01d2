//! Section 41: information provided in confidence.

use document::Law;

use super::topic::{PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.41",
    title: "Given in confidence",
    provisions: &[
        (Law::Foia, "s.41"),
        (Law::Foisa, "s.36(2)"),
        (Law::Eir, "reg.12(5)(f)"),
        (Law::Eisrs, "reg.10(5)(f)"),
    ],
    points: &[
        Point {
            asks: "Who gave it to the authority?",
            because: "What the authority wrote itself, and a contract that it agreed, were not obtained from another.",
            cite: "s.41(1)(a); Derry City Council v Information Commissioner EA/2006/0014 [K]",
            act: "Say from whom it came; give what did not.",
            shown: Shown::Check("s41-contract-not-obtained"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Was it confidential, given under a duty, and would disclosure do harm?",
            because: "All three make a breach of confidence; a stamp does not.",
            cite: "Coco v A N Clark (Engineers) Ltd [1969] RPC 41 [K]",
            act: "Say each of the three.",
            shown: Shown::Check("s41-without-confidence"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Would an action succeed, or would the public interest be a defence?",
            because: "The breach must be actionable, and an action fails where disclosure serves the public interest.",
            cite: "s.41(1)(b)",
            act: "Say why the defence would not succeed.",
            shown: Shown::Words(&["defence", "public interest", "actionable"]),
            ncnd: true,
            only: &[],
        },
        PART,
    ],
};
