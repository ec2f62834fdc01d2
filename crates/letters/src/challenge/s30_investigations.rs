//! Section 30: investigations and proceedings.

use document::Law;

use super::topic::{BALANCE, PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.30",
    title: "Investigations",
    provisions: &[(Law::Foia, "s.30"), (Law::Foisa, "s.34")],
    points: &[
        Point {
            asks: "Which investigation was the information held for?",
            because: "The exemption belongs to a particular investigation, or class of them, that the authority has a duty or power to carry out.",
            cite: "s.30(1)",
            act: "Name the investigation, so far as that gives nothing away, and the power.",
            shown: Shown::Words(&["investigation", "inquiry", "enquiry", "prosecut", "proceedings"]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Is the investigation over?",
            because: "Once it is, the interest in keeping its papers fades, case by case.",
            cite: "s.2(2)(b)",
            act: "Say whether it is open, and what harm remains if it is not.",
            shown: Shown::Words(&[
                "ongoing",
                "live",
                "concluded",
                "closed",
                "still open",
                "pending",
                "current",
                "completed",
            ]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Is it already known?",
            because: "What was said in court or to the press can hardly harm again.",
            cite: "s.2(2)(b)",
            act: "Give what is public already.",
            shown: Shown::Words(&["public domain", "published", "court", "press", "already"]),
            ncnd: false,
            only: &[],
        },
        BALANCE,
        PART,
    ],
};
