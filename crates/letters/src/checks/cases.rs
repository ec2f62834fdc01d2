//! Decided cases in which the fault that a check looks for was found, or the rule behind it explained.
//!
//! They are examples for an officer, each with how its source was read; what the law is, `law` says.

use law::Certainty::{self, G, K, S, V};
use serde::Serialize;

/// A decided case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DecidedCase {
    /// Its number or citation.
    pub cite: &'static str,
    /// Its date, where more is known than its number tells.
    pub date: Option<&'static str>,
    /// What was decided, in our words.
    pub decided: &'static str,
    /// How the source was read.
    pub certainty: Certainty,
    /// The checks that it is an example for.
    #[serde(skip)]
    pub checks: &'static [&'static str],
}

const fn case(
    cite: &'static str,
    date: Option<&'static str>,
    certainty: Certainty,
    checks: &'static [&'static str],
    decided: &'static str,
) -> DecidedCase {
    DecidedCase { cite, date, decided, certainty, checks }
}

/// Every case.
pub const CASES: &[DecidedCase] = &[
    case(
        "IC-290877-R0N9",
        None,
        S,
        &["answered-late"],
        "The cost limit was rightly relied on, and the answer was late all the same: section 10 was breached.",
    ),
    case(
        "IC-123423-M2W5",
        Some("21 June 2022"),
        S,
        &["answered-late"],
        "Section 12 was claimed only after the twentieth working day: section 17(5) was breached.",
    ),
    case(
        "FS50665913",
        Some("2017"),
        S,
        &["answered-late"],
        "The refusal notice was late: section 17(1) and regulation 14(2) were breached.",
    ),
    case(
        "FS50803418",
        Some("2019"),
        S,
        &["answered-late"],
        "A late refusal notice breached section 17(1), and section 21, on which it relied, did not apply.",
    ),
    case(
        "FS50633410",
        Some("2016"),
        S,
        &["answered-late"],
        "Forty working days were taken under the environmental regulations, and the applicant was not told within twenty: regulation 7(3) was breached.",
    ),
    case(
        "[2025] UKFTT 445",
        None,
        S,
        &["answered-late", "question-unanswered"],
        "A request of 4 September 2023 was answered, but not all the information was given in time.",
    ),
    case(
        "EA/2006/0049 and 0050",
        Some("12 July 2007"),
        S,
        &["answered-late"],
        "A day runs to midnight, not to the close of the office.",
    ),
    case(
        "[2011] EWCA Civ 1606",
        None,
        K,
        &["refusal-omits-exemption"],
        "An exemption may be claimed later, before the Commissioner or the tribunal; the refusal notice without it breached section 17 all the same.",
    ),
    case(
        "ICO decision notice",
        Some("10 January 2012"),
        S,
        &["s12-without-advice"],
        "A refusal under section 12 that gave no help to narrow the request breached section 16.",
    ),
    case(
        "[2011] EWHC 44 (Admin)",
        None,
        K,
        &["s12-counts-redaction"],
        "The estimate may count finding out, locating, retrieving and extracting; redaction is none of them.",
    ),
    case(
        "[2018] UKUT 208 (AAC)",
        None,
        K,
        &["s12-counts-redaction"],
        "A burden of redaction that is grossly oppressive belongs under section 14, not under section 12.",
    ),
    case(
        "[2012] UKUT 440 (AAC) and [2015] EWCA Civ 454",
        None,
        K,
        &["s14-person-called-vexatious", "s14-without-statement"],
        "It is the request that is vexatious, not who made it; burden, motive, value and harassment are looked at.",
    ),
    case(
        "EA/2005/0026",
        None,
        K,
        &["prejudice-likelihood-not-stated", "prejudice-not-explained"],
        "Likely means a real and significant risk, and there must be a link between the disclosure and the harm.",
    ),
    case(
        "[2025] UKSC 27",
        Some("23 July 2025"),
        V,
        &["qualified-exemption-without-public-interest-test", "public-interest-test-one-sided"],
        "Where several qualified exemptions are engaged for the same information, what speaks for withholding it is weighed together; each exemption is still named.",
    ),
    case(
        "[2022] UKUT 104 (AAC)",
        None,
        K,
        &["qualified-exemption-without-public-interest-test"],
        "The public interest is weighed as it stood when the authority answered.",
    ),
    case(
        "C-71/10",
        None,
        K,
        &["eir-public-interest-not-set-out"],
        "Under the environmental regulations, too, what speaks for withholding the same information is weighed together.",
    ),
    case(
        "FS50121803 (line to take 179)",
        Some("12 July 2010"),
        G,
        &["s22-without-publication-plan"],
        "The exemption is for information that will be published; that some of it will be is not enough.",
    ),
    case(
        "[2020] UKUT 334 (AAC)",
        None,
        G,
        &["s31-without-purpose"],
        "For section 31(1)(g) somebody must have been entrusted with a function that is there for the purpose.",
    ),
    case(
        "[2013] UKSC 55",
        None,
        K,
        &["s40-without-condition"],
        "Whether a disclosure of personal data is lawful turns on three questions: a legitimate interest, whether it is necessary, and the balance.",
    ),
    case(
        "[2008] UKHL 47",
        None,
        K,
        &["suppressed-without-exemption"],
        "Numbers are personal data only where a person can be picked out from them.",
    ),
    case(
        "EA/2006/0014",
        None,
        S,
        &["s41-contract-not-obtained", "s41-without-confidence"],
        "A contract that the authority made was not obtained from the other party.",
    ),
    case(
        "EA/2006/0014",
        None,
        K,
        &["s43-without-interests"],
        "Harm to a third party rests on what that party says, not on what the authority guesses for it.",
    ),
    case(
        "ICO penalty of £750,000",
        Some("26 September 2024"),
        S,
        &["enclosure-uninspected"],
        "A spreadsheet sent in answer to two requests had a hidden sheet with the names and posts of 9,483 officers and staff; six people had looked at it.",
    ),
];
