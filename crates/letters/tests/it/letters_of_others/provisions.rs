//! Rows about provisions relied on, and the reasons for them.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        check: "s12-holding-not-confirmed",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "",
            &[(
                "How many files name the bridge?",
                "Reading the files takes 40 hours; the limit is £450. Ask for one year instead.",
                "refused",
                "s.12(1)",
            )],
        ),
        good: [
            (
                "We hold such files.",
                &[(
                    "How many files name the bridge?",
                    "Reading them takes 40 hours; the limit is £450. Ask for one year instead.",
                    "refused",
                    "s.12(1)",
                )],
            ),
            (
                "",
                &[(
                    "How many files name the bridge?",
                    "To find out takes 40 hours (section 12(2)).",
                    "refused",
                    "s.12(2)",
                )],
            ),
        ],
    },
    Row {
        check: "extension-without-exemption",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We need more time to consider the public interest. We expect to have decided by 28 July 2026.",
            &[],
        ),
        good: [
            (
                "Section 43(2) is engaged. We need more time to consider the public interest, and expect to have decided by 28 July 2026.",
                &[],
            ),
            ("We weighed the public interest in time.", &[]),
        ],
    },
    Row {
        check: "s14-without-statement",
        facts: r#"{"law":"foia"}"#,
        bad: ("We regard this request as vexatious and will not answer it.", &[]),
        good: [
            (
                "We regard this request as vexatious and refuse it under section 14(1).",
                &[("Why?", "See above.", "refused", "s.14(1)")],
            ),
            ("A request may be refused where it is vexatious. Yours is not vexatious.", &[]),
        ],
    },
    Row {
        check: "provision-of-another-act",
        facts: r#"{"law":"foia"}"#,
        bad: ("The list is exempt under section 15 of the Wexmoor Harbour Act 1999.", &[]),
        good: [
            (
                "We hold this. Section 15 of the Wexmoor Harbour Act 1999 forbids disclosure.",
                &[("The list?", "Exempt under section 44(1)(a).", "withheld", "s.44(1)(a)")],
            ),
            ("The stall is exempt under the by-laws of the market.", &[]),
        ],
    },
    Row {
        check: "reasons-not-specific",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this.",
            &[(
                "The list?",
                "It would prejudice all these. The public interest in transparency weighs less.",
                "withheld",
                "s.31(1)(a) s.31(1)(b) s.31(1)(c) s.31(1)(d)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The list?",
                    "It would prejudice crime prevention: it shows empty houses. The public interest in transparency weighs less.",
                    "withheld",
                    "s.31(1)(a)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "The list?",
                    "It would prejudice both. The public interest in transparency weighs less.",
                    "withheld",
                    "s.31(1)(a) s.31(1)(b)",
                )],
            ),
        ],
    },
    Row {
        check: "s21-not-whole",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "",
            &[(
                "Spend by month?",
                "Some of the information is published on our website at www.wexmoor.example/spend.",
                "accessible",
                "s.21",
            )],
        ),
        good: [
            (
                "",
                &[(
                    "Spend by month?",
                    "Some of the information is published at www.wexmoor.example/spend. The rest is given below.",
                    "accessible",
                    "s.21",
                )],
            ),
            (
                "",
                &[(
                    "Spend by month?",
                    "All of it is published at www.wexmoor.example/spend.",
                    "accessible",
                    "s.21",
                )],
            ),
        ],
    },
    Row {
        check: "s40-own-data-not-directed",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this.",
            &[("My file?", "It is about you and exempt under section 40(1).", "withheld", "s.40(1)")],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "My file?",
                    "It is about you (section 40(1)). We handle it as a subject access request.",
                    "withheld",
                    "s.40(1)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "Her file?",
                    "It would be unfair to her (section 40(2) with (3A)(a)).",
                    "withheld",
                    "s.40(2)",
                )],
            ),
        ],
    },
    Row {
        check: "s41-contract-not-obtained",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this.",
            &[(
                "Please send a copy of the contract.",
                "It is exempt under section 41: disclosure would be an actionable breach of confidence.",
                "withheld",
                "s.41(1)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "Please send a copy of the contract.",
                    "Schedule 4 was obtained from the supplier in confidence (section 41).",
                    "withheld",
                    "s.41(1)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "Please send the report of the charity.",
                    "It was given to us in confidence (section 41).",
                    "withheld",
                    "s.41(1)",
                )],
            ),
        ],
    },
    Row {
        check: "s12-applied-in-part",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this.",
            &[
                (
                    "The price?",
                    "It would harm the commercial interests of the supplier. The public interest in transparency weighs less.",
                    "withheld",
                    "s.43(2)",
                ),
                (
                    "All e-mails?",
                    "Above the limit of £450. Ask for one month instead, which is within the limit.",
                    "refused",
                    "s.12(1)",
                ),
            ],
        ),
        good: [
            (
                "We hold this.",
                &[
                    ("The price?", "£40.", "given", ""),
                    (
                        "All e-mails?",
                        "Above the limit of £450. Ask for one month instead, which is within the limit.",
                        "refused",
                        "s.12(1)",
                    ),
                ],
            ),
            (
                "We hold this, and refuse the request as a whole.",
                &[
                    (
                        "The price?",
                        "It would harm the commercial interests of the supplier. The public interest in transparency weighs less.",
                        "withheld",
                        "s.43(2)",
                    ),
                    (
                        "All e-mails?",
                        "Above the limit of £450. Ask for one month instead, which is within the limit.",
                        "refused",
                        "s.12(1)",
                    ),
                ],
            ),
        ],
    },
    Row {
        check: "s14-person-called-vexatious",
        facts: r#"{"law":"foia"}"#,
        bad: ("We consider you to be a vexatious applicant (section 14(1)).", &[]),
        good: [
            ("We consider this request to be vexatious (section 14(1)).", &[]),
            ("The request is vexatious (section 14(1)); that does not mean that you are vexatious.", &[]),
        ],
    },
    Row {
        check: "s31-without-purpose",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this.",
            &[(
                "The file?",
                "It would prejudice our functions. The public interest in transparency weighs less.",
                "withheld",
                "s.31(1)(g)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The file?",
                    "It would prejudice our functions (section 31(2)(c)). The public interest in transparency weighs less.",
                    "withheld",
                    "s.31(1)(g)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "The file?",
                    "It would prejudice the prevention of crime. The public interest in transparency weighs less.",
                    "withheld",
                    "s.31(1)(a)",
                )],
            ),
        ],
    },
    Row {
        check: "suppressed-without-exemption",
        facts: r#"{"law":"foia"}"#,
        bad: ("Small numbers are suppressed.", &[("How many, by ward?", "Wexmoor North: <5", "given", "")]),
        good: [
            (
                "Small numbers are suppressed under section 40(2): they would point to the persons, which is unfair.",
                &[("How many, by ward?", "Wexmoor North: <5", "given", "")],
            ),
            ("", &[("Were there fewer than five?", "Yes: fewer than five.", "given", "")]),
        ],
    },
    Row {
        check: "redaction-without-exemption",
        facts: r#"{"law":"foia"}"#,
        bad: ("We enclose the report. Some names have been redacted.", &[]),
        good: [
            (
                "We enclose the report. Two names have been redacted under section 40(2), which would be unfair to tell.",
                &[],
            ),
            ("We enclose the report. Nothing has not been redacted that had to be.", &[]),
        ],
    },
    Row {
        check: "reasons-not-specific",
        facts: r#"{"law":"foia","provisions":[{"law":"foia","provision":"s.31(1)","relied_on":true,"start":0,"end":20}]}"#,
        bad: (
            "Under section 31(1) we withhold the list: it would prejudice the prevention or detection of crime, the apprehension or prosecution of offenders, the administration of justice, the operation of the immigration controls, and good order in prisons. The public interest in transparency weighs less.",
            &[],
        ),
        good: [
            (
                "Under section 31(1) we withhold the list: it would prejudice the prevention or detection of crime. The public interest in transparency weighs less.",
                &[],
            ),
            (
                "Under section 31(1) we withhold the list: it would prejudice our work. The public interest in transparency weighs less.",
                &[],
            ),
        ],
    },
    Row {
        check: "absolute-exemption-balanced",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "",
            &[(
                "The spend?",
                "See www.wexmoor.example/spend (section 21). The factors in favour of withholding weigh more.",
                "accessible",
                "s.21",
            )],
        ),
        good: [
            ("", &[("The spend?", "See www.wexmoor.example/spend (section 21).", "accessible", "s.21")]),
            (
                "We hold this.",
                &[(
                    "The list?",
                    "It would prejudice the prevention of crime. The factors in favour of disclosure weigh less in the public interest.",
                    "withheld",
                    "s.31(1)(a)",
                )],
            ),
        ],
    },
    Row {
        check: "law-out-of-date",
        facts: r#"{"law":"foia","answered":"2024-02-01"}"#,
        bad: ("To tell it would break the Data Protection Act 1998.", &[]),
        good: [
            ("To tell it would break the Data Protection Act 2018.", &[]),
            ("The form is of 2001, under the Data Protection Act 1998, which was since repealed.", &[]),
        ],
    },
    Row {
        check: "exemption-without-limb",
        facts: r#"{"law":"foia"}"#,
        bad: (
            "We hold this.",
            &[(
                "The list?",
                "It would prejudice our work (section 31). The public interest in transparency weighs less.",
                "withheld",
                "s.31",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The list?",
                    "It would prejudice our work (section 31(1)(a)). The public interest in transparency weighs less.",
                    "withheld",
                    "s.31(1)(a)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "The advice?",
                    "It is legal advice (section 42). The public interest in transparency weighs less.",
                    "withheld",
                    "s.42",
                )],
            ),
        ],
    },
];
