//! FOIA 2000, section 36: prejudice to effective conduct of public affairs.
//!
//! *It says*: where a qualified person reasonably thinks so, information is exempt whose disclosure would, or would be likely
//! to, prejudice the collective responsibility of Ministers, the work of the Executive Committee of the Northern Ireland
//! Assembly or of the Welsh Cabinet (36(2)(a)), inhibit free and frank advice or exchange of views (36(2)(b)), or otherwise
//! prejudice the effective conduct of public affairs (36(2)(c)); the same for confirming or denying (36(3)). For statistics
//! no opinion is needed (36(4)). Departments and the Welsh Government have it only for what is not under section 35
//! (36(1)(a)). The qualified person (36(5)) is:
//!
//! | held by | qualified person |
//! |---|---|
//! | a department in the charge of a Minister (a) | any Minister of the Crown |
//! | a Northern Ireland department (b) | the Northern Ireland Minister in charge |
//! | another department (c) | the commissioners or other person in charge |
//! | the House of Commons (d), the House of Lords (e) | the Speaker; the Clerk of the Parliaments |
//! | the Northern Ireland Assembly (f), the Senedd (ga) | the Presiding Officer |
//! | the Welsh Government (g) | the Welsh Ministers or the Counsel General |
//! | a Welsh public authority (gb), a subsidiary of the Senedd Commission (gc) | the authority, or an officer authorised by the Welsh Ministers or the Counsel General; for (gc) by the Presiding Officer |
//! | the National Audit Office or its head (i), the Northern Ireland Audit Office (j) | the Comptroller and Auditor General of each |
//! | the Auditor General for Wales or the Wales Audit Office (k), the Public Services Ombudsman for Wales (ka) | the Auditor General; the Ombudsman |
//! | a Northern Ireland public authority (l) | the authority, or an officer authorised by the First Minister and deputy First Minister together |
//! | the Greater London Authority (m), one of its functional bodies (n) | the Mayor of London; the chairman |
//! | any other: councils, police, health, schools, universities (o) | a Minister of the Crown, or the authority or an officer authorised by one |
//!
//! ([text](https://www.legislation.gov.uk/ukpga/2000/36/section/36)).
//!
//! *In force*: 1 January 2005; the list of qualified persons amended for Wales and others. Gone twenty years after the year
//! of the record (63(2A)); thirty for the Executive Committee in Northern Ireland, and for (c) so far as the harm is to
//! public affairs there (63(2C)(b)).
//!
//! *We read it as*: without an opinion before reliance the exemption is not engaged; whether the opinion is reasonable is
//! asked of its substance (guidance of the ICO, 18 August 2023). Limb (c) is for harm that (a) and (b) do not name. An
//! authorisation may be of a class of persons, and have limits and conditions (36(6)). For the Houses it is absolute
//! (section 2(3)(e)), and a certificate is conclusive (36(7)).
//!
//! *Left to the officer*: who is qualified and by what authorisation; the opinion, which is that person's alone; for (c) of
//! a record more than twenty years old, whether the harm is to public affairs in Northern Ireland.

use calendar::{Certainty, Law};

use crate::{
    provisions::Provision,
    reliance::{Requirement, choice, shared_tests::otherwise_harm},
    section::{Age, COPY_READ, Coded, OpenTo, Row, Section, WITH_TEST, partly},
};

pub(crate) const SECTION: Section = Section::new(
    Law::Foia,
    "s.36",
    "Prejudice to effective conduct of public affairs",
    "foia/exemptions/s36_conduct_of_public_affairs.md",
)
.coded(Coded::Part)
.mark(COPY_READ)
.rows(ROWS)
.asks(asks);

const TWENTY: &[Age] = &[Age::of(20, "s.63(2A)", Certainty::V)];
const THIRTY: &[Age] = &[Age::of(30, "s.63(2C)(b)", Certainty::V)];
const TWENTY_OR_THIRTY: &[Age] =
    &[Age::of(20, "s.63(2A)", Certainty::V), Age::of(30, "s.63(2C)(b)", Certainty::V)];
const PREJUDICE: &str = "would, or would be likely to, prejudice";
const INHIBIT: &str = "would, or would be likely to, inhibit";
const OPINION: &str = "The qualified person's reasonable opinion comes first: for each limb, dated and kept. For statistics none is needed (s.36(4)). A certificate for either House is conclusive (s.36(7)).";
const HOUSES: &str = "There is a public interest test, except for what the House of Commons or the House of Lords holds (s.2(3)(e)).";

const ROWS: &[Row] = &[
    limb("s.36(2)(a)(i)", "Prejudice to effective conduct of public affairs: collective responsibility of Ministers of the Crown")
        .opinion(PREJUDICE)
        .until_age(TWENTY)
        .note(HOUSES),
    limb("s.36(2)(a)(ii)", "Prejudice to effective conduct of public affairs: the work of the Executive Committee of the NI Assembly")
        .opinion(PREJUDICE)
        .until_age(THIRTY)
        .note(HOUSES),
    limb("s.36(2)(a)(iii)", "Prejudice to effective conduct of public affairs: the work of the Cabinet of the Welsh Government")
        .opinion(PREJUDICE)
        .until_age(TWENTY)
        .note(HOUSES),
    limb("s.36(2)(b)(i)", "Prejudice to effective conduct of public affairs: the free and frank provision of advice")
        .opinion(INHIBIT)
        .until_age(TWENTY)
        .note(HOUSES),
    limb("s.36(2)(b)(ii)", "Prejudice to effective conduct of public affairs: the free and frank exchange of views for the purposes of deliberation")
        .opinion(INHIBIT)
        .until_age(TWENTY)
        .note(HOUSES),
    limb("s.36(2)(c)", "Prejudice to effective conduct of public affairs: otherwise prejudice the effective conduct of public affairs")
        .opinion("would otherwise prejudice, or would be likely otherwise to prejudice")
        .until_age(TWENTY_OR_THIRTY)
        .note("For harm that the other limbs do not name. There is a public interest test, except for what the House of Commons or the House of Lords holds (s.2(3)(e)). Where the harm is to public affairs in Northern Ireland it lasts thirty years, not twenty (s.63(2C)(b))."),
];

const fn limb(provision: &'static str, title: &'static str) -> Row {
    partly(provision, title, true)
        .ncnd("s.36(3)", WITH_TEST, Certainty::V)
        .procedure(OPINION)
        .never_with(&["s.35"])
        .absolute_for(OpenTo::Houses)
}

fn asks(row: &Provision, asked: &mut Vec<Requirement>) {
    if row.provision == "s.36(2)(c)" {
        otherwise_harm(row, "(a) and (b)", asked);
    }
    asked.push(
        choice(
            "qualified-person-for",
            "What kind of body holds it, and who is therefore qualified?",
            "Where an officer gives the opinion, keep a copy of the authorisation, with its limits and conditions (s.36(6)).",
            "s.36(5)",
            &[
                ("a", "a department in the charge of a Minister: any Minister of the Crown"),
                ("b", "a Northern Ireland department: the Northern Ireland Minister in charge"),
                ("c", "another department: the commissioners or other person in charge"),
                ("d", "the House of Commons: the Speaker"),
                ("e", "the House of Lords: the Clerk of the Parliaments"),
                ("f", "the Northern Ireland Assembly: the Presiding Officer"),
                ("g", "the Welsh Government: the Welsh Ministers or the Counsel General"),
                ("ga", "the Senedd: the Presiding Officer"),
                ("gb", "a Welsh public authority: the authority, or an officer authorised by the Welsh Ministers or the Counsel General"),
                ("gc", "a subsidiary of the Senedd Commission: the authority, or an officer authorised by the Presiding Officer"),
                ("i", "the National Audit Office: the Comptroller and Auditor General"),
                ("j", "the Northern Ireland Audit Office: the Comptroller and Auditor General for Northern Ireland"),
                ("k", "the Wales Audit Office: the Auditor General for Wales"),
                ("ka", "the Public Services Ombudsman for Wales: the Ombudsman"),
                ("l", "a Northern Ireland public authority: the authority, or an officer authorised by the First Minister and deputy First Minister together"),
                ("m", "the Greater London Authority: the Mayor of London"),
                ("n", "a functional body of the Greater London Authority: its chairman"),
                ("o", "any other authority: a Minister of the Crown, or the authority or an officer authorised by one"),
            ],
        )
        .optional(),
    );
}
