//! Section 14: vexatious and repeated requests.

use document::Law;

use super::topic::{Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.14",
    title: "Vexatious or repeated",
    provisions: &[(Law::Foia, "s.14"), (Law::Foisa, "s.14")],
    points: &[
        Point {
            asks: "Is it my request that is called vexatious, or am I?",
            because: "The Act speaks of the request; the history of a person matters only so far as it colours it.",
            cite: "s.14(1)",
            act: "Speak of this request throughout.",
            shown: Shown::Check("s14-person-called-vexatious"),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "What makes this request vexatious?",
            because: "Burden, motive, value and any harassment or distress are looked at together; reasons are not owed by the Act but expected.",
            cite: "Dransfield [2012] UKUT 440 (AAC), [2015] EWCA Civ 454 [K]",
            act: "Describe the burden in hours, the history and its dates.",
            shown: Shown::Words(&[
                "burden",
                "hours",
                "previous requests",
                "correspondence",
                "harass",
                "distress",
                "disproportionate",
                "oppress",
            ]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "What value does the request have?",
            because: "A serious purpose can justify a heavy burden.",
            cite: "Dransfield [2015] EWCA Civ 454 [K]",
            act: "Say what value it has and why the burden outweighs it.",
            shown: Shown::Words(&["value", "purpose", "public interest", "merit"]),
            ncnd: true,
            only: &[],
        },
        Point {
            asks: "If it is only the work, why not section 12?",
            because: "Burden alone makes a request vexatious only where it is grossly oppressive.",
            cite: "Cabinet Office v Information Commissioner [2018] UKUT 208 (AAC) [K]",
            act: "Say why the limit does not meet the case: mostly because reading and redacting do not count there.",
            shown: Shown::Words(&["section 12", "cost limit", "appropriate limit", "grossly", "redact"]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "If it is called a repeat, what was answered before and when?",
            because: "Only an identical or substantially similar request, complied with before and within less than a reasonable interval, may be refused.",
            cite: "s.14(2)",
            act: "Name the earlier request, its answer, and what has changed since.",
            shown: Shown::Words(&["previous", "earlier", "identical", "substantially similar"]),
            ncnd: false,
            only: &["s.14(2)"],
        },
    ],
};
