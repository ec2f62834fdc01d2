//! Rows under the environmental regulations and in Scotland.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        check: "eir-presumption-ignored",
        facts: r#"{"law":"eir"}"#,
        bad: (
            "We hold this.",
            &[(
                "The survey?",
                "The public interest in disclosure does not outweigh that in withholding.",
                "withheld",
                "reg.12(4)(e)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The survey?",
                    "We began from the presumption in favour of disclosure; the public interest in keeping the advice weighs more.",
                    "withheld",
                    "reg.12(4)(e)",
                )],
            ),
            (
                "We do not hold this. There is nothing to weigh in the public interest.",
                &[("The survey?", "Not held (regulation 12(4)(a)).", "not-held", "reg.12(4)(a)")],
            ),
        ],
    },
    Row {
        check: "eir-harm-threshold-wrong",
        facts: r#"{"law":"eir"}"#,
        bad: (
            "We hold this.",
            &[(
                "The opinion?",
                "Disclosure would be likely to prejudice the course of justice. With the presumption of disclosure, the public interest weighs less.",
                "withheld",
                "reg.12(5)(b)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The opinion?",
                    "Disclosure would adversely affect the course of justice. With the presumption of disclosure, the public interest weighs less.",
                    "withheld",
                    "reg.12(5)(b)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "The draft?",
                    "It is likely to prejudice nothing, but it is not finished: by March 2027. With the presumption of disclosure, the public interest weighs less.",
                    "withheld",
                    "reg.12(4)(d)",
                )],
            ),
        ],
    },
    Row {
        check: "eir-12-4-d-without-completion",
        facts: r#"{"law":"eir"}"#,
        bad: (
            "We hold this.",
            &[(
                "The study?",
                "It is not complete. With the presumption of disclosure, the public interest weighs less.",
                "withheld",
                "reg.12(4)(d)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The study?",
                    "The harbour board expects to finish it by March 2027. With the presumption of disclosure, the public interest weighs less.",
                    "withheld",
                    "reg.12(4)(d)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "The study?",
                    "When it will be completed is not known. With the presumption of disclosure, the public interest weighs less.",
                    "withheld",
                    "reg.12(4)(d)",
                )],
            ),
        ],
    },
    Row {
        check: "eir-emissions",
        facts: r#"{"law":"eir"}"#,
        bad: (
            "We hold this.",
            &[(
                "What are the emissions of the plant?",
                "Disclosure would adversely affect the firm. With the presumption of disclosure, the public interest weighs less.",
                "withheld",
                "reg.12(5)(e)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "What does the low emission zone cost?",
                    "Disclosure would adversely affect the firm. With the presumption of disclosure, the public interest weighs less.",
                    "withheld",
                    "reg.12(5)(e)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "What are the emissions of the plant?",
                    "Disclosure would adversely affect the course of justice. With the presumption of disclosure, the public interest weighs less.",
                    "withheld",
                    "reg.12(5)(b)",
                )],
            ),
        ],
    },
    Row {
        check: "eir-ncnd-not-available",
        facts: r#"{"law":"eir"}"#,
        bad: (
            "",
            &[(
                "The survey?",
                "We neither confirm nor deny that we have it. The public interest was weighed with the presumption of disclosure; it would adversely affect the firm.",
                "ncnd",
                "reg.12(5)(e)",
            )],
        ),
        good: [
            (
                "",
                &[(
                    "The survey?",
                    "We neither confirm nor deny that we have it. The public interest was weighed with the presumption of disclosure.",
                    "ncnd",
                    "reg.12(6)",
                )],
            ),
            (
                "We hold this.",
                &[(
                    "The survey?",
                    "It would adversely affect the firm. The public interest was weighed with the presumption of disclosure.",
                    "withheld",
                    "reg.12(5)(e)",
                )],
            ),
        ],
    },
    Row {
        check: "foisa-harm-not-substantial",
        facts: r#"{"law":"foisa"}"#,
        bad: (
            "We hold this.",
            &[(
                "The list?",
                "It would be likely to prejudice the prevention of crime. The public interest in transparency weighs less.",
                "withheld",
                "s.35(1)(a)",
            )],
        ),
        good: [
            (
                "We hold this.",
                &[(
                    "The list?",
                    "It would be likely to prejudice substantially the prevention of crime. The public interest in transparency weighs less.",
                    "withheld",
                    "s.35(1)(a)",
                )],
            ),
            ("We hold this.", &[("The list?", "See www.wexmoor.example.", "withheld", "s.25(1)")]),
        ],
    },
    Row {
        check: "foisa-not-held-without-notice",
        facts: r#"{"law":"foisa"}"#,
        bad: ("", &[("The list?", "We do not have it.", "not-held", "")]),
        good: [
            ("This is notice under section 17(1).", &[("The list?", "We do not have it.", "not-held", "")]),
            ("", &[("The list?", "Twelve.", "given", "")]),
        ],
    },
    Row {
        check: "rights-of-another-law",
        facts: r#"{"law":"foisa","rights_told":false}"#,
        bad: (
            "We hold this. If you are not content you can ask the Commissioner for a decision under section 50.",
            &[("The list?", "See www.wexmoor.example.", "withheld", "s.25(1)")],
        ),
        good: [
            (
                "We hold this. If you are not content you can apply to the Scottish Information Commissioner under section 47.",
                &[("The list?", "See www.wexmoor.example.", "withheld", "s.25(1)")],
            ),
            (
                "You can ask us under section 50 of the by-laws to open the stall.",
                &[("The list?", "Twelve.", "given", "")],
            ),
        ],
    },
    Row {
        check: "foisa-s17-called-exemption",
        facts: r#"{"law":"foisa"}"#,
        bad: ("We do not hold the list; it is therefore exempt under section 17 of the Act.", &[]),
        good: [
            ("This is notice under section 17(1) that we do not hold the list.", &[]),
            ("The stall is exempt under section 170 of the by-laws.", &[]),
        ],
    },
    Row {
        check: "rights-of-another-law",
        facts: r#"{"law":"eir","rights_told":false}"#,
        bad: (
            "If you are not content with our answer under the Freedom of Information Act, you can ask for a review.",
            &[],
        ),
        good: [
            (
                "If you are not content you can make representations under regulation 11. The Freedom of Information Act has other rights.",
                &[],
            ),
            ("If you are not content you can ask for a review.", &[]),
        ],
    },
];
