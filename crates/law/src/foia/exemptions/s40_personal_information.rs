//! FOIA 2000, section 40: personal information.
//!
//! *It says*: the applicant's own personal data is exempt (40(1)). Other personal data is exempt where one of three
//! conditions is met (40(2)): disclosure to a member of the public would contravene a data protection principle, or would
//! but for the exemptions for manual unstructured data (first, 40(3A)(a), (b)); it would contravene an objection under
//! Article 21 UK GDPR (second, 40(3B)); or the person could not have it by subject access, under Article 15 (third,
//! 40(4A)(a)) or in law enforcement (40(4A)(b)). There is no duty to confirm or deny for the applicant's own data (40(5A)),
//! nor where confirming or denying would itself do the like (40(5B))
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/40)).
//!
//! *In force*: 1 January 2005; in its present form by the Data Protection Act 2018, schedule 19, since 25 May 2018, which
//! replaced subsections (3), (4) and (5) (K for the day). UK GDPR since the end of 2020 (K); subsection (8) and section 78A
//! by the Data (Use and Access) Act 2025 (K). Part VI sets no age.
//!
//! *We read it as*: 40(1), and 40(2) under the first condition, are absolute (section 2(3)(f), (fa)); the second and third
//! are qualified. The pairs are 40(3A)(a) with (5B)(a)(i), (3A)(b) with (5B)(a)(ii), (3B) with (5B)(b), (4A)(a) with
//! (5B)(c), (4A)(b) with (5B)(d). DIFFERS: section 2(3) does not list 40(5B), so on the text neither confirming nor denying
//! has a public interest test under (5B)(b) to (d), and literally under (a) too; the ICO (11 July 2024) calls 40(5B)
//! absolute without telling its limbs apart, which we follow for (a) alone. Legitimate interests are open to an authority
//! here (40(8)): interest, necessity, balance (South Lanarkshire \[2013\] UKSC 55, K).
//!
//! *Left to the officer*: whether somebody can be identified; the three steps of the legitimate interest.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{
        Requirement,
        shared_tests::{Condition, own_data, personal_data},
        text,
    },
    section::{COPY_READ, NO_TEST, Row, Section, WITH_TEST, absolute, qualified},
};

pub(crate) const SECTION: Section =
    Section::new(Law::Foia, "s.40", "Personal information", "foia/exemptions/s40_personal_information.md")
        .mark(COPY_READ)
        .rows(ROWS)
        .asks(asks);

const TEST_ON_THE_TEXT: &str = "There is a public interest test. On the text neither confirming nor denying has one too, since section 2(3) does not list s.40(5B); the regulator calls that absolute without telling its limbs apart.";

const ROWS: &[Row] = &[
    absolute("s.40(1)", "Personal information: applicant's own personal data")
        .ncnd("s.40(5A)", NO_TEST, Certainty::V)
        .note("Treat it as a subject access request under Article 15 UK GDPR, with that right's own time."),
    absolute("s.40(2)+(3A)(a)", "Personal information: third party, first condition, disclosure would contravene a data protection principle")
        .ncnd("s.40(5B)(a)(i)", NO_TEST, Certainty::G)
        .note("No public interest test (s.2(3)(fa)). Usually lawfulness decides: a legitimate interest, necessity, and the person's own interests and rights (s.40(8) leaves that open to an authority)."),
    absolute("s.40(2)+(3A)(b)", "Personal information: third party, first condition, manual unstructured data (DPA 2018 s.24(1) exemptions disregarded)")
        .ncnd("s.40(5B)(a)(ii)", NO_TEST, Certainty::G)
        .note("No public interest test (s.2(3)(fa)). For loose papers in no filing system: the principles are applied as if they bound such data too."),
    qualified("s.40(2)+(3B)", "Personal information: third party, second condition, disclosure would contravene an Art 21 UK GDPR objection")
        .ncnd("s.40(5B)(b)", WITH_TEST, Certainty::V)
        .note(TEST_ON_THE_TEXT),
    qualified("s.40(2)+(4A)(a)", "Personal information: third party, third condition, exempt from the data subject's own right of access under Article 15 UK GDPR")
        .ncnd("s.40(5B)(c)", WITH_TEST, Certainty::V)
        .note(TEST_ON_THE_TEXT),
    qualified("s.40(2)+(4A)(b)", "Personal information: third party, third condition, exempt from the data subject's own right of access in law enforcement processing")
        .ncnd("s.40(5B)(d)", WITH_TEST, Certainty::V)
        .note(TEST_ON_THE_TEXT),
];

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    let citation = row.citation();
    if citation.limbs == ["1"] {
        return own_data(row, asked);
    }
    let condition = match citation.with.first().map(String::as_str) {
        Some("3A") => Condition::First,
        Some("3B") => Condition::Second,
        Some("4A") => Condition::Third,
        _ => Condition::Asked,
    };
    if citation.with == ["3A", "b"] {
        asked.push(text(
            "unstructured",
            "Why is it manual unstructured data?",
            "Recorded, held by the authority, and in no filing system nor meant for one.",
            &row.provision,
        ));
    }
    personal_data(row, condition, asked);
}
