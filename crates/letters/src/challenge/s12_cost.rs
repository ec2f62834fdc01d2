//! Section 12: the appropriate limit.

use document::Law;

use super::topic::{Point, Shown, Topic};

pub(super) static TOPIC: Topic = Topic {
    subject: "s.12",
    title: "The cost of answering",
    provisions: &[
        (Law::Foia, "s.12"),
        (Law::Foisa, "s.12"),
        (Law::Eir, "reg.12(4)(b)"),
        (Law::Eisrs, "reg.10(4)(b)"),
    ],
    points: &[
        Point {
            asks: "How was the estimate made, step by step?",
            because: "An estimate must be sensible, realistic and supported by cogent evidence.",
            cite: "s.12(1); Randall v Information Commissioner EA/2007/0004 [K]",
            act: "Give the number of records, the time for each, and the sum.",
            shown: Shown::Words(&["minutes", "hours", "per record", "per file", "each record", "each file"]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Was a sample looked at?",
            because: "A few records timed make an estimate hard to doubt.",
            cite: "ICO guidance on section 12 [K]",
            act: "Time a sample and say what it showed.",
            shown: Shown::Words(&["sample", "sampling", "trial", "timed", "test of"]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Does it count only finding out, locating, retrieving and extracting?",
            because: "Reading for exemptions, redacting and writing the answer do not count towards the limit.",
            cite: "Fees Regulations 2004, reg. 4(3)",
            act: "Take everything else out of the estimate.",
            shown: Shown::Check("s12-counts-redaction"),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Was the quickest way to the information taken?",
            because: "An estimate for a slow way fails where a quicker one exists.",
            cite: "Roberts v Information Commissioner EA/2008/0050 [K]",
            act: "Say what searches were considered: a query, a report of the system, a supplier.",
            shown: Shown::Words(&[
                "quickest",
                "query",
                "report from",
                "search",
                "system",
                "electronic",
                "manual",
            ]),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Is the limit the one for this authority?",
            because: "Departments and others in Part I of Schedule 1 have the higher limit.",
            cite: "Fees Regulations 2004, reg. 3",
            act: "Use the limit of this kind of body.",
            shown: Shown::Check("s12-wrong-limit"),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "What could I ask for that stays within the limit?",
            because: "To refuse for cost without help to narrow is the failing found most often.",
            cite: "s.16(1); Code, part 2",
            act: "Offer two or three narrower requests that could be answered.",
            shown: Shown::Check("s12-without-advice"),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "Does the authority hold it at all?",
            because: "Unless finding that out alone passes the limit, it must be confirmed or denied.",
            cite: "s.1(1)(a), s.12(2)",
            act: "Confirm that it is held, or rely on section 12(2) with an estimate of its own.",
            shown: Shown::Check("s12-holding-not-confirmed"),
            ncnd: false,
            only: &[],
        },
        Point {
            asks: "If requests were added up, are they similar and within sixty working days?",
            because: "Only requests for the same or similar information, from one person or a campaign, received within sixty consecutive working days count together.",
            cite: "s.12(4); Fees Regulations 2004, reg. 5",
            act: "Name the requests that are added up and their days.",
            shown: Shown::Nowhere,
            ncnd: false,
            only: &["s.12(4)"],
        },
    ],
};
