//! Section 22: information intended for future publication.

use document::Law;

use super::topic::{BALANCE, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.22",
    title: "Intended for publication",
    provisions: &[(Law::Foia, "s.22"), (Law::Foisa, "s.27")],
    points: &[
        Point {
            asks: "Was publication decided on before I asked?",
            because: "The intention must be there when the request arrives.",
            cite: "s.22(1)(a)-(b)",
            act: "Say when it was decided and by whom.",
            shown: Shown::Words(&[
                "before your request",
                "already planned",
                "schedule",
                "decided",
                "annual",
                "timetable",
                "work programme",
            ]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Will this very information be published?",
            because: "A plan to publish something on the subject is not enough.",
            cite: "s.22(1)(a)",
            act: "Say that all of it will be in what is published, and give now what will not.",
            shown: Shown::Check("s22-without-publication-plan"),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Why is it reasonable that I wait?",
            because: "It must be reasonable in all the circumstances to hold it back until then.",
            cite: "s.22(1)(c)",
            act: "Say what would go wrong if it came out now: checking, misleading figures, fairness to others.",
            shown: Shown::Words(&[
                "reasonable",
                "check",
                "quality",
                "mislead",
                "accura",
                "verif",
                "prepar",
                "orderly",
            ]),
            ncnd: false,
            only: &[],
        },
        BALANCE,
    ],
};
