//! Section 21: information accessible by other means.

use document::Law;

use super::topic::{Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.21",
    title: "Already accessible",
    provisions: &[
        (Law::Foia, "s.21"),
        (Law::Foisa, "s.25"),
        (Law::Eir, "reg.6(1)(b)"),
        (Law::Eisrs, "reg.6(1)(b)"),
    ],
    points: &[
        Point {
            asks: "Where exactly is it?",
            because: "It is accessible only where the applicant can find it without a hunt.",
            cite: "s.21(1)",
            act: "Give the exact address, page and heading.",
            shown: Shown::CheckAndWords(
                "s21-without-location",
                &[
                    "http",
                    "www.",
                    "website",
                    "web site",
                    "page",
                    "link",
                    "available at",
                    "library",
                    "reading room",
                ],
            ),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Is all of it there?",
            because: "What is missing there is not accessible by other means.",
            cite: "s.21(1)",
            act: "Compare what is published with each question, and answer the rest.",
            shown: Shown::CheckAndWords(
                "s21-not-whole",
                &["all of", "all the", "whole", "full", "complete", "every", "each"],
            ),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Can I reach it?",
            because: "Section 21 alone looks at the applicant: cost, disability and no access to the web count.",
            cite: "s.21(1)",
            act: "Offer a copy where the applicant cannot reach it; name any fee.",
            shown: Shown::Nowhere,
            ncnd: false,
            only: &[],
        },
    ],
};
