//! Section 31: law enforcement.

use document::Law;

use super::topic::{BALANCE, CAUSE, LIKELIHOOD, PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.31",
    title: "Law enforcement",
    provisions: &[
        (Law::Foia, "s.31"),
        (Law::Foisa, "s.35"),
        (Law::Eir, "reg.12(5)(b)"),
        (Law::Eisrs, "reg.10(5)(b)"),
    ],
    points: &[
        Point {
            asks: "Which matter of law enforcement would be harmed?",
            because: "Each limb protects a matter of its own.",
            cite: "s.31(1)(a)-(i)",
            act: "Cite the limb and say what it protects here.",
            shown: Shown::Check("exemption-without-limb"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "If it is an inquiry, whose function and for which purpose?",
            because: "Section 31(1)(g) works only with a function of the authority and one of the purposes of section 31(2).",
            cite: "s.31(1)(g), s.31(2)",
            act: "Name the function, its source, and the purpose.",
            shown: Shown::Check("s31-without-purpose"),
            ncnd: true,
            only: &["s.31(1)(g)", "s.31(1)(h)", "s.31(1)(i)", "s.31(2)"],
        },
        CAUSE,
        LIKELIHOOD,
        Point {
            asks: "Could criminals not find this out anyway?",
            because: "Harm that follows from what is public already does not follow from the disclosure.",
            cite: "s.31(1)",
            act: "Say what the information adds to what is public, also put together with other answers.",
            shown: Shown::Words(&[
                "public domain",
                "already",
                "other information",
                "mosaic",
                "together with",
                "combined",
                "pieced",
            ]),
            ncnd: true,
            only: &[],
        },
        BALANCE,
        PART,
    ],
};
