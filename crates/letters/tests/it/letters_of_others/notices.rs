//! Rows about what a notice or an answer says besides its reasons.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        check: "due-date-misstated",
        facts: r#"{"law":"foia","received":"2026-06-01"}"#,
        bad: ("We received your request on 1 June 2026. We will respond by 3 July 2026.", &[]),
        good: [
            ("We received your request on 1 June 2026. We will respond no later than 30/06/2026.", &[]),
            ("We will respond by 30 June 2026. You must ask for a review by 25 August 2026.", &[]),
        ],
    },
    Row {
        check: "answers-disagree",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this. All of the information you requested is enclosed.",
            &[(
                "The price?",
                "It would harm the commercial interests of the supplier. The public interest in transparency weighs less.",
                "withheld",
                "s.43(2)",
            )],
        ),
        good: [
            (
                "We hold this. All of the information you requested is enclosed, except the price.",
                &[(
                    "The price?",
                    "It would harm the commercial interests of the supplier. The public interest in transparency weighs less.",
                    "withheld",
                    "s.43(2)",
                )],
            ),
            ("All of the information you requested is enclosed.", &[("The price?", "£40.", "given", "")]),
        ],
    },
    Row {
        check: "totals-do-not-add-up",
        facts: r#"{"law":"foia"}"#,
        bad: ("North | 12\nSouth | 7\nTotal | 21\n", &[]),
        good: [
            ("North | 12 | 3\nSouth | 7 | 4\nTotal | 19 | 7\n", &[]),
            ("North   <5\nSouth   7\nTotal   11\n", &[]),
        ],
    },
    Row {
        check: "junior-officer-named",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "",
            &[(
                "Who keeps the register?",
                "It is kept by Rowan Ashby, Administrative Assistant.",
                "given",
                "",
            )],
        ),
        good: [
            (
                "",
                &[("Who keeps the register?", "It is kept by Rowan Ashby, Head of Licensing.", "given", "")],
            ),
            (
                "",
                &[(
                    "Is Rowan Ashby still the clerk?",
                    "Yes: Rowan Ashby, Administrative Assistant.\n\nYours sincerely\nTamsin Vale, Administrator",
                    "given",
                    "",
                )],
            ),
        ],
    },
    Row {
        check: "third-party-personal-data",
        facts: r#"{"law":"foia"}"#,
        bad: ("", &[("Who let the stall?", "The tenant, born on 4 March 1971, left in June.", "given", "")]),
        good: [
            ("", &[("Who let the stall?", "The tenant left on 4 March 2021.", "given", "")]),
            (
                "",
                &[(
                    "How do I write?",
                    "Write to market@wexmoor.example or ring the market hall.",
                    "given",
                    "",
                )],
            ),
        ],
    },
    Row {
        check: "form-not-explained",
        facts: r#"{"law":"foia"}"#,
        bad: ("We cannot provide this as a spreadsheet. A copy is enclosed.", &[]),
        good: [
            ("We cannot provide this as a spreadsheet, because the records are on paper.", &[]),
            ("If you cannot open the spreadsheet, please let us know.", &[]),
        ],
    },
    Row {
        check: "dataset-not-reusable",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "",
            &[("Please send the dataset of inspections.", "It is enclosed as inspections.pdf.", "given", "")],
        ),
        good: [
            (
                "",
                &[(
                    "Please send the dataset of inspections.",
                    "It is enclosed as inspections.csv, with notes in notes.pdf.",
                    "given",
                    "",
                )],
            ),
            (
                "",
                &[(
                    "Please send the report of inspections.",
                    "It is enclosed as inspections.pdf.",
                    "given",
                    "",
                )],
            ),
        ],
    },
    Row {
        check: "law-misnamed",
        facts: r#"{"law":"foia"}"#,
        bad: ("We answer under the Freedom of Information Act 2002.", &[]),
        good: [
            ("We answer under the Freedom of Information Act 2000.", &[]),
            ("We answer under the Freedom of Information Act. 2002 was the first year of the register.", &[]),
        ],
    },
    Row {
        check: "placeholder-left",
        facts: r#"{"law":"foia"}"#,
        bad: ("This would be too long because [insert reason].", &[]),
        good: [
            ("[name redacted] wrote to us.", &[]),
            ("The clerk can delete entries as appropriate to the case.", &[]),
        ],
    },
    Row {
        check: "late-without-apology",
        facts: r#"{"law":"foia","received":"2026-06-01","answered":"2026-08-03"}"#,
        bad: ("Here is our answer.", &[]),
        good: [("We are sorry that this is late.", &[]), ("Your clarification reached us in July.", &[])],
    },
    Row {
        check: "fees-notice-without-amount",
        facts: r#"{"law":"foia"}"#,
        bad: ("A fee is payable before we can send you the copies.", &[]),
        good: [
            ("A fee of £12.40 is payable before we can send you the copies.", &[]),
            ("No fee is payable.", &[]),
        ],
    },
    Row {
        check: "sentence-too-long",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "The clerk went to the market hall in the morning and looked at the book of the stalls and counted the names in the book and wrote the number on a card and took the card to the office and gave the card to the officer who asked for it and the officer looked at the card and asked whether the number was right and the clerk said that it was as right as the book was and no more.",
            &[],
        ),
        good: [
            (
                "The clerk went to the market hall. The book of the stalls was there. It has twelve names.",
                &[],
            ),
            ("The stalls are | one | two | three | four | five", &[]),
        ],
    },
    Row {
        check: "officialese",
        facts: r#"{"law":"foia"}"#,
        bad: ("Please find herewith the list.", &[]),
        good: [("This is the list that you asked for.", &[]), ("The town of Herewithe has no market.", &[])],
    },
];
