//! Section 40: personal data.

use document::Law;

use super::topic::{IN_PART, Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.40",
    title: "Personal data",
    provisions: &[(Law::Foia, "s.40"), (Law::Foisa, "s.38"), (Law::Eir, "reg.13"), (Law::Eisrs, "reg.11")],
    points: &[
        Point {
            asks: "Can anybody be identified from it?",
            because: "Numbers and descriptions from which nobody can be singled out are no personal data.",
            cite: "Data Protection Act 2018, s.3(2)",
            act: "Say how a person could be identified, above all where numbers are small.",
            shown: Shown::Words(&["identif", "named", "names", "small number", "singled"]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Which condition is met?",
            because: "The data of others are exempt only where one of the conditions is met.",
            cite: "s.40(2), (3A)-(4A)",
            act: "Name the condition and the principle.",
            shown: Shown::Check("s40-without-condition"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Was the legitimate interest in disclosure looked at, then necessity, then the balance?",
            because: "Lawfulness is a test in three steps; consent refused is one fact among others.",
            cite: "UK GDPR Article 6(1)(f); South Lanarkshire Council v Scottish Information Commissioner [2013] UKSC 55 [K]",
            act: "Go through the three steps in the letter.",
            shown: Shown::Words(&[
                "legitimate interest",
                "necessity",
                "necessary",
                "reasonable expectation",
                "reasonably expect",
            ]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "Were the people senior, or is their work public?",
            because: "Those who decide, spend or speak for the authority expect less privacy at work.",
            cite: "ICO guidance on requests for personal data about employees [K]",
            act: "Decide for each person; grade alone decides nothing.",
            shown: Shown::Words(&[
                "senior",
                "junior",
                "grade",
                "public-facing",
                "public facing",
                "role",
                "private",
            ]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Why not take the names out?",
            because: "What cannot be linked to a person can be given.",
            cite: "s.1(1), s.2(2)",
            act: "Give the information without what identifies.",
            shown: Shown::Words(IN_PART),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "If it is about me, why was I not told how to ask for it?",
            because: "A person's own data are got by subject access.",
            cite: "s.40(1); UK GDPR Article 15",
            act: "Handle that part as a subject access request and say so.",
            shown: Shown::Check("s40-own-data-not-directed"),
            ncnd: false,
            only: &["s.40(1)", "s.38(1)(a)", "reg.5(3)"],
        },
    ],
};
