//! The register of the rules about time, cost and rights: which provision, in which file of scenarios, how it was checked.
//!
//! It tells what the crate knows; the rules themselves are in `clock`, `limits` and `rights`. `docs/provisions.md` is made
//! from this and from the table of provisions.

use calendar::{
    Certainty::{self, *},
    Law,
};

/// A rule with where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, never used for another.
    pub id: &'static str,
    /// The law.
    pub law: Law,
    /// The provision.
    pub provision: &'static str,
    /// What it says, in our words.
    pub says: &'static str,
    /// How it was checked.
    pub certainty: Certainty,
    /// The file under `scenarios/` whose rows hold us to it; none where a test in code does.
    pub scenario: Option<&'static str>,
}

const fn rule(
    id: &'static str,
    law: Law,
    provision: &'static str,
    certainty: Certainty,
    scenario: &'static str,
    says: &'static str,
) -> Rule {
    let scenario = if scenario.is_empty() { None } else { Some(scenario) };
    Rule { id, law, provision, says, certainty, scenario }
}

const S10: &str = "foia/s10_time_for_compliance.md";
const CLARIFICATION: &str = "foia/s1_3_clarification.md";
const FEES: &str = "foia/s10_2_fees.md";
const INTEREST: &str = "foia/s10_3_public_interest.md";
const VARIATIONS: &str = "foia/si_2004_3364_variations.md";
const EIR: &str = "eir/r5_time_for_compliance.md";
const FOISA: &str = "foisa/s10_time_for_compliance.md";
const EISRS: &str = "eisrs/r5_time_for_compliance.md";
const REVIEWS: &str = "reviews_and_appeals.md";

/// All rules, law by law.
pub const RULES: &[Rule] = &[
    rule(
        "foia-working-day",
        Law::Foia,
        "s.10(6)",
        V,
        S10,
        "A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of the United Kingdom.",
    ),
    rule(
        "foia-receipt",
        Law::Foia,
        "s.10(6)",
        V,
        S10,
        "The day of receipt is day 0, also when it is no working day.",
    ),
    rule(
        "foia-time",
        Law::Foia,
        "s.10(1)",
        V,
        S10,
        "Promptly, and not later than the twentieth working day following receipt.",
    ),
    rule(
        "foia-clarification",
        Law::Foia,
        "s.1(3)",
        V,
        CLARIFICATION,
        "A clarification that is reasonably required lifts the duty until it is received.",
    ),
    rule(
        "foia-clarified",
        Law::Foia,
        "s.10(6)(b)",
        V,
        CLARIFICATION,
        "The day of the clarification is then the day of receipt: the full time runs.",
    ),
    rule(
        "foia-clarification-not-required",
        Law::Foia,
        "s.1(3)",
        G,
        CLARIFICATION,
        "A clarification that was not required changes nothing.",
    ),
    rule(
        "foia-valid",
        Law::Foia,
        "s.8(1)",
        V,
        CLARIFICATION,
        "Nothing runs before the request is one under s.8.",
    ),
    rule(
        "foia-fees-pause",
        Law::Foia,
        "s.10(2)",
        V,
        FEES,
        "The working days from the fees notice to payment, both included, are disregarded.",
    ),
    rule(
        "foia-fee-lapse",
        Law::Foia,
        "s.9(2)",
        K,
        FEES,
        "Unpaid within three months beginning with the notice, the duty ends.",
    ),
    rule(
        "foia-public-interest",
        Law::Foia,
        "s.10(3)",
        V,
        INTEREST,
        "Only the public interest test of a qualified exemption may take a reasonable time more.",
    ),
    rule(
        "foia-interim-notice",
        Law::Foia,
        "s.17(2)",
        V,
        INTEREST,
        "By day 20 the notice names the exemption, says that no decision is reached and estimates its day.",
    ),
    rule(
        "foia-forty",
        Law::Foia,
        "s.10(3)",
        G,
        INTEREST,
        "The regulator expects no more than forty working days in all, save in exceptional circumstances.",
    ),
    rule(
        "foia-school",
        Law::Foia,
        "SI 2004/3364 reg.3",
        V,
        VARIATIONS,
        "A school answers by the earlier of the twentieth working day that is a school day and the sixtieth working day.",
    ),
    rule(
        "foia-archive",
        Law::Foia,
        "SI 2004/3364 reg.4",
        S,
        VARIATIONS,
        "Thirty working days for a transferred public record that is not open.",
    ),
    rule(
        "foia-armed-forces",
        Law::Foia,
        "SI 2004/3364 reg.5",
        S,
        VARIATIONS,
        "The Commissioner may specify a day up to the sixtieth working day.",
    ),
    rule(
        "foia-abroad",
        Law::Foia,
        "SI 2004/3364 reg.6",
        S,
        VARIATIONS,
        "The same where information must come from outside the United Kingdom.",
    ),
    rule(
        "foia-review",
        Law::Foia,
        "s.45 Code, part 5",
        G,
        REVIEWS,
        "A review asked for within forty working days is answered within twenty, forty in exceptional circumstances.",
    ),
    rule(
        "foia-complaint",
        Law::Foia,
        "s.50",
        G,
        REVIEWS,
        "The regulator asks for complaints within six weeks of the outcome of the review.",
    ),
    rule(
        "foia-decision",
        Law::Foia,
        "s.50(4)",
        G,
        REVIEWS,
        "The days for compliance stand in each decision notice.",
    ),
    rule(
        "foia-appeal",
        Law::Foia,
        "s.57",
        K,
        REVIEWS,
        "An appeal to the First-tier Tribunal within 28 days.",
    ),
    rule(
        "foia-limit",
        Law::Foia,
        "SI 2004/3244 reg.3",
        V,
        "",
        "£600 for bodies in Part I of Schedule 1, £450 for any other.",
    ),
    rule(
        "foia-limit-activities",
        Law::Foia,
        "SI 2004/3244 reg.4",
        V,
        "",
        "Only determining, locating, retrieving and extracting count, at £25 an hour.",
    ),
    rule(
        "foia-aggregation",
        Law::Foia,
        "SI 2004/3244 reg.5",
        V,
        "",
        "Requests received within sixty consecutive working days may be added together.",
    ),
    rule("eir-working-day", Law::Eir, "reg.2(1)", K, EIR, "A working day is that of FOIA."),
    rule(
        "eir-time",
        Law::Eir,
        "reg.5(2)",
        G,
        EIR,
        "As soon as possible, and no later than twenty working days after receipt.",
    ),
    rule(
        "eir-complex",
        Law::Eir,
        "reg.7(1)",
        G,
        EIR,
        "Forty working days where complexity and volume make twenty impracticable.",
    ),
    rule(
        "eir-complex-notice",
        Law::Eir,
        "reg.7(3)",
        G,
        EIR,
        "The applicant is told within twenty working days, else there is no extension.",
    ),
    rule(
        "eir-charge-pause",
        Law::Eir,
        "reg.8(6)",
        K,
        EIR,
        "The days from the charge notice to payment are disregarded.",
    ),
    rule(
        "eir-charge-lapse",
        Law::Eir,
        "reg.8(5)",
        K,
        EIR,
        "Unpaid within sixty working days, the duty ends.",
    ),
    rule(
        "eir-particulars",
        Law::Eir,
        "reg.9(4)",
        K,
        EIR,
        "Asked within twenty working days, the day of the particulars is the day of receipt.",
    ),
    rule(
        "eir-review",
        Law::Eir,
        "reg.11(4)",
        G,
        REVIEWS,
        "Representations made within forty working days are decided within forty.",
    ),
    rule("eir-appeal", Law::Eir, "reg.18", K, REVIEWS, "Enforcement and appeals as under FOIA."),
    rule(
        "foisa-working-day",
        Law::Foisa,
        "s.73",
        V,
        FOISA,
        "Only bank holidays in Scotland do not count; Easter Monday and the last Monday in August do.",
    ),
    rule(
        "foisa-time",
        Law::Foisa,
        "s.10(1)",
        K,
        FOISA,
        "Promptly, and not later than the twentieth working day after receipt or after further information.",
    ),
    rule(
        "foisa-keeper",
        Law::Foisa,
        "s.10(2)",
        V,
        FOISA,
        "Thirty working days for the Keeper of the Records of Scotland.",
    ),
    rule("foisa-fees-pause", Law::Foisa, "s.10", K, FOISA, "The days of a fees notice are disregarded."),
    rule(
        "foisa-review-window",
        Law::Foisa,
        "s.20(5)",
        V,
        REVIEWS,
        "A review is required within forty working days of the reply, or of the end of the time.",
    ),
    rule("foisa-review", Law::Foisa, "s.21(1)", V, REVIEWS, "It is answered within twenty working days."),
    rule("foisa-review-keeper", Law::Foisa, "s.21(2)", V, REVIEWS, "The Keeper has thirty."),
    rule(
        "foisa-application",
        Law::Foisa,
        "s.47(4)",
        S,
        REVIEWS,
        "An application for a decision within six months.",
    ),
    rule(
        "foisa-appeal",
        Law::Foisa,
        "s.56",
        K,
        REVIEWS,
        "An appeal to the Court of Session on a point of law within 42 days.",
    ),
    rule(
        "eisrs-time",
        Law::Eisrs,
        "reg.5(2)",
        K,
        EISRS,
        "As soon as possible, and no later than twenty working days of the Scottish calendar.",
    ),
    rule(
        "eisrs-complex",
        Law::Eisrs,
        "reg.7(1)",
        K,
        EISRS,
        "Up to twenty working days more for complexity and volume.",
    ),
    rule(
        "eisrs-particulars",
        Law::Eisrs,
        "reg.9(4)",
        K,
        EISRS,
        "The day of the particulars is the day of receipt.",
    ),
    rule(
        "eisrs-charge-pause",
        Law::Eisrs,
        "reg.8",
        K,
        EISRS,
        "The days from the charge notice to payment are disregarded.",
    ),
    rule(
        "eisrs-review",
        Law::Eisrs,
        "reg.16",
        K,
        REVIEWS,
        "A review asked for within forty working days is answered within twenty.",
    ),
];
