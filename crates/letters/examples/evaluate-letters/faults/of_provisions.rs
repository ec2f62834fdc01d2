//! Faults in what a letter says to one provision, or under one law.

use super::{Fault, ONCE, fault, main_of, no_balance, provision, wording};

pub(super) static FAULTS: &[Fault] = &[
    fault(
        "eir-12-4-d-without-completion",
        "eir reg.12(4)(d)",
        |c, words| {
            main_of(c).reliances[0].why =
                format!("We applied the presumption in favour of disclosure. {words}")
        },
        &[
            "The report is a draft.",
            "It is unfinished, and its figures have not been checked.",
            "Work on the report goes on.",
        ],
    ),
    fault(
        "eir-emissions",
        "eir reg.12(5)(e)",
        |c, words| c.questions[1].text = words.into(),
        &[
            "What emissions did the dredger report?",
            "How much carbon dioxide was emitted by the boiler?",
            "What was discharged into the basin?",
        ],
    ),
    fault(
        "eir-harm-threshold-wrong",
        "eir reg.12(5)(e)",
        |c, words| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.prejudice = words.into();
            reliance.likelihood = None;
        },
        &[
            "Disclosure would be likely to harm the firm's economic interests, because rivals would know its price.",
            "Disclosure could adversely affect the firm's economic interests, since rivals may use its price.",
            "Disclosure might have an adverse effect on the firm's economic interests.",
        ],
    ),
    fault(
        "eir-presumption-ignored",
        "eir reg.12(5)(e),eir reg.12(4)(b),eir reg.12(4)(d)",
        |c, _| {
            let reliance = &mut main_of(c).reliances[0];
            reliance.why = reliance.why.replace("We applied the presumption in favour of disclosure.", "");
        },
        ONCE,
    ),
    fault("eir-public-interest-not-set-out", "eir", no_balance, ONCE),
    fault(
        "foisa-harm-not-substantial",
        "foisa s.33(1)(b)",
        |c, words| main_of(c).reliances[0].prejudice = words.into(),
        &[
            "Disclosure would be likely to prejudice the firm's interests, because bidders would learn its price.",
            "It would harm the firm, as its rivals would undercut it.",
            "Disclosure would prejudice the firm in the next tender.",
        ],
    ),
    fault(
        "s12-called-exemption",
        "foia s.12(1)",
        |c, words| main_of(c).words = format!("We hold the information. {words}"),
        &[
            "It is exempt under section 12(1).",
            "The section 12 exemption applies.",
            "We apply the exemption at section 12(1) because of the cost.",
        ],
    ),
    fault(
        "s12-counts-redaction",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why =
                format!("{words} The appropriate limit is £450. If you asked for one year we could help.")
        },
        &[
            "To redact the 600 files would take 30 hours.",
            "It would take 30 hours to find the files and to remove what is exempt.",
            "Reading the files to decide which exemptions apply would take 40 hours.",
        ],
    ),
    fault(
        "s12-holding-not-confirmed",
        "foia s.12(1)",
        |c, _| {
            main_of(c).words.clear();
            wording(c, "annex.cost-held", "It is too much.");
            wording(c, "annex.cost", "Our limit is £450, or 18 hours of work.");
        },
        ONCE,
    ),
    fault(
        "s12-without-advice",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why = format!(
                "It would take 30 hours to find and extract this, more than the appropriate limit of £450. {words}"
            );
            wording(c, "annex.cost-help", "We are sorry.");
            wording(c, "response.summary", "We refuse the request.");
        },
        &["", "We are sorry that we cannot help.", "We do not have to answer."],
    ),
    fault(
        "s12-without-limit",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why = format!("{words} If you asked for one year we could help.");
            wording(c, "annex.cost", "The Act does not ask us to do so much work.");
        },
        &[
            "It would take too long.",
            "The cost would be too high.",
            "We do not have the staff to look through the files.",
        ],
    ),
    fault(
        "s12-wrong-limit",
        "foia s.12(1)",
        |c, words| {
            main_of(c).reliances[0].why = "If you asked for one year we could help.".into();
            wording(c, "annex.cost", words);
        },
        &[
            "It would take 30 hours, and the appropriate limit is £600.",
            "The appropriate limit is 24 hours of work, which this would exceed.",
            "This exceeds the cost limit of £500.",
        ],
    ),
    fault(
        "s14-person-called-vexatious",
        "foia s.14(1)",
        |c, words| main_of(c).reliances[0].why = words.into(),
        &[
            "You are a vexatious applicant.",
            "We regard you as vexatious.",
            "The applicant is vexatious, as he has written forty times.",
        ],
    ),
    fault(
        "s14-without-statement",
        "foia s.14(1)",
        |c, _| {
            provision(c, "s.14");
            main_of(c).reliances[0].why = "Answering has taken one clerk's whole time.".into();
        },
        ONCE,
    ),
    fault(
        "s21-not-whole",
        "foia s.21",
        |c, words| main_of(c).reliances[0].why = words.into(),
        &[
            "Most of it is published.",
            "Part of this is published.",
            "Some of the information is on the website.",
        ],
    ),
    fault(
        "s21-without-location",
        "foia s.21,foisa s.25(1)",
        |c, _| main_of(c).reliances[0].location.clear(),
        ONCE,
    ),
    fault(
        "s22-without-publication-plan",
        "foia s.22(1)",
        |c, _| {
            main_of(c).reliances[0].publication_plan.clear();
            main_of(c).reliances[0].why = "It is reasonable to wait.".into();
        },
        ONCE,
    ),
    fault("s31-without-purpose", "foia s.31(1)(a)", provision, &["s.31(1)(g)", "s.31(1)(h)", "s.31(1)(i)"]),
    fault(
        "s36-without-qualified-person",
        "foia s.36(2)(b)(ii)",
        |c, words| {
            main_of(c).reliances[0].qualified_person = None;
            main_of(c).reliances[0].why = words.into();
        },
        &[
            "",
            "In our opinion staff would be less candid.",
            "Our Information Officer thinks that staff would be less candid.",
        ],
    ),
    fault(
        "s40-without-condition",
        "foia s.40(2),foisa s.38(1)(b)",
        |c, words| {
            main_of(c).reliances[0].condition.clear();
            main_of(c).reliances[0].why = words.into();
        },
        &["", "It is personal data.", "A living person is named."],
    ),
    fault(
        "s41-without-confidence",
        "foia s.41(1)",
        |c, words| {
            main_of(c).reliances[0].confidence.clear();
            main_of(c).reliances[0].why = words.into();
        },
        &["", "The valuation is confidential.", "The bank does not want it published."],
    ),
    fault(
        "s43-without-interests",
        "foia s.43(2)",
        |c, words| {
            main_of(c).reliances[0].interests.clear();
            main_of(c).reliances[0].why = "Prices are sensitive.".into();
            main_of(c).reliances[0].prejudice = words.into();
        },
        &[
            "",
            "Disclosure would be likely to prejudice commercial interests.",
            "Disclosure would be likely to cause commercial harm.",
        ],
    ),
    fault(
        "s44-without-enactment",
        "foia s.44(1)(a)",
        |c, words| {
            main_of(c).reliances[0].enactment.clear();
            main_of(c).reliances[0].prejudice.clear();
            main_of(c).reliances[0].why = words.into();
        },
        &["", "The law forbids disclosure.", "Another statute prohibits it."],
    ),
];
