//! A fictional authority, a fictional applicant, and a case decided well. Tests plant their faults in it.

use std::collections::BTreeMap;

use casework::{
    Authority, AuthorityEvent, Case, CaseId, Decision, Disposition, EnclosureId, GroupId, QuestionId,
    authority::{ClearancePolicy, Profile},
    case::{
        Channel, ClockOutcome, Counters, Enclosure, Group, Inspected, InspectionFound, InspectionVerdict,
        Origin, Question, Stem, StoredFile, Triage, TriageKind,
    },
    decision::{AnsweredBy, Balance, Factor, Likelihood, Reliance, Weight},
};
use document::{Contact, Law, Table, request::Applicant};
use jiff::civil::{Date, date};
use letters::Plan;
use uuid::Uuid;

/// The day on which letters of these tests leave.
pub fn today() -> Date {
    date(2026, 6, 22)
}

pub fn authority() -> Authority {
    let profile = Profile {
        name: "Borough of Wexmoor".into(),
        slug: "wexmoor".into(),
        reference_prefix: "FOI".into(),
        laws: vec![Law::Foia, Law::Eir],
        body: "standard".into(),
        higher_limit: false,
        holder: Some(law::reliance::Holder::Other),
        team: "Information Governance".into(),
        contact: Contact {
            address: vec!["Guildhall".into(), "Saltmarket".into(), "Wexmoor WX1 2AB".into()],
            email: Some("foi@wexmoor.example".into()),
            telephone: Some("01632 960 100".into()),
            website: Some("https://www.wexmoor.example/foi".into()),
        },
        review_contact: "reviews@wexmoor.example".into(),
        colour: "#1d4f5c".into(),
        reuse: "You may use this information again under the terms on https://www.wexmoor.example/reuse."
            .into(),
        mail_from: "foi@wexmoor.example".into(),
    };
    Authority::fold(&[AuthorityEvent::ProfileSet { id: Uuid::nil(), profile }])
        .expect("a profile opens the stream")
}

pub fn file(name: &str) -> StoredFile {
    StoredFile {
        sha256: format!("{:064x}", name.len()),
        name: name.into(),
        media_type: "text/csv".into(),
        bytes: 10,
    }
}

pub fn question(
    id: u32,
    label: &str,
    heading: Option<&str>,
    text: &str,
    decision: Option<Decision>,
) -> Question {
    Question {
        id: QuestionId(id),
        path: label.into(),
        label: Some(label.into()),
        heading: heading.map(Into::into),
        text: text.into(),
        place: None,
        stem: None,
        own_personal_data: None,
        group: GroupId(0),
        team: None,
        decision,
        revision: 1,
        decided_by: None,
        decider: None,
        proposals: Vec::new(),
    }
}

pub fn case_of(subject: &str, questions: Vec<Question>) -> Case {
    let group = Group {
        id: GroupId(0),
        law: Law::Foia,
        received_on: date(2026, 6, 1),
        events: Vec::new(),
        outcome: Some(ClockOutcome {
            due: Some(date(2026, 6, 30)),
            safe_due: Some(date(2026, 6, 30)),
            state: "running".into(),
            calendar_edition: "test".into(),
        }),
    };
    Case {
        id: CaseId(Uuid::nil()),
        version: 1,
        reference: "FOI-2026-0117".into(),
        subject: subject.into(),
        origin: Origin {
            channel: Channel::Email,
            received_at: "2026-06-01T09:00:00Z".parse().expect("an instant"),
            received_on: date(2026, 6, 1),
            message_id: None,
        },
        applicant: Applicant {
            name: Some("Rowan Ashby".into()),
            email: Some("rowan.ashby@mail.example".into()),
            organisation: None,
            address: None,
        },
        former_applicants: Vec::new(),
        original: file("request.eml"),
        attachments: Vec::new(),
        text: String::new(),
        law_read: Some(Law::Foia),
        stems: vec![Stem { id: 0, text: "For each contract please provide:".into(), place: None }],
        questions,
        unclear: Vec::new(),
        as_read: None,
        triage: Some(Triage { kind: TriageKind::Request, why: "a request".into() }),
        accepted_on: Some(date(2026, 6, 2)),
        groups: BTreeMap::from([(GroupId(0), group)]),
        officer: None,
        officer_name: None,
        messages: Vec::new(),
        asks: Vec::new(),
        enclosures: Vec::new(),
        next_enclosure: Default::default(),
        personal: Vec::new(),
        wording: BTreeMap::new(),
        language: document::Language::English,
        overrulings: Vec::new(),
        consultations: Vec::new(),
        clearances: Vec::new(),
        clearance_policy: ClearancePolicy::WhenRefusing,
        letters: Vec::new(),
        entries: Vec::new(),
        found_published: Vec::new(),
        history: None,
        moves: Vec::new(),
        reviews: Vec::new(),
        complaint: None,
        hold: None,
        closed: None,
        next: Counters::default(),
    }
}

pub fn given(words: &str) -> Decision {
    Decision::new(Disposition::Given, words)
}

pub fn on(provision: &str) -> Reliance {
    Reliance::on(Law::Foia, provision)
}

pub fn balance(about: &str) -> Balance {
    let factor = |text: String, weight| Factor { text, weight };
    Balance {
        for_disclosure: vec![factor(format!("The public can see how {about} is run."), Weight::Moderate)],
        for_withholding: vec![factor(format!("Services that depend on {about} stay safe."), Weight::Strong)],
        conclusion: "The harm would fall on everyone who uses the service, while little of the public debate turns on this detail. The public interest in maintaining the exemption outweighs that in disclosure.".into(),
    }
}

/// Withheld under s.31(1)(a) with everything that it needs.
pub fn crime(covers: &str) -> Decision {
    let mut decision = Decision::new(Disposition::Withheld, "");
    decision.reliances = vec![Reliance {
        covers: covers.into(),
        why: "The names and versions of security products tell an attacker which weaknesses to try.".into(),
        prejudice: "An attacker who knows the product would need fewer attempts to break in and to steal the records of residents.".into(),
        likelihood: Some(Likelihood::WouldBeLikely),
        ..on("s.31(1)(a)")
    }];
    decision.balance = Some(balance("the council's network"));
    decision
}

pub fn staff() -> Decision {
    let mut decision = Decision::new(
        Disposition::GivenInPart,
        "The contract is managed by the Procurement team: procurement@wexmoor.example.",
    );
    decision.reliances = vec![Reliance {
        covers: "the name and direct address of the officer".into(),
        why: "The officer is not senior and does not deal with the public.".into(),
        condition: "Section 40(3A)(a): disclosure would breach the first data protection principle. There is a legitimate interest in knowing who is responsible, which the team's address meets, so the name is not necessary.".into(),
        ..on("s.40(2)")
    }];
    decision
}

pub fn accessible() -> Decision {
    let mut decision = Decision::new(Disposition::Accessible, "");
    decision.reliances = vec![Reliance {
        covers: "the yearly spend".into(),
        why: "It is published in full and free of charge.".into(),
        location: "https://www.wexmoor.example/contracts-register (row 42)".into(),
        ..on("s.21")
    }];
    decision
}

pub fn ncnd() -> Decision {
    let mut decision = Decision::new(Disposition::Ncnd, "");
    decision.reliances = vec![Reliance {
        why: "To say whether or not such software is in use would show an attacker where defences are, or are not.".into(),
        prejudice: "Attackers choose their targets by such signs, so that either answer would help them.".into(),
        likelihood: Some(Likelihood::WouldBeLikely),
        ..on("s.31(3)")
    }];
    decision.ncnd_balance = Some(balance("cyber defence"));
    decision
}

/// Eight questions, each with another disposition, one pointing to another and two answered together.
pub fn good_case() -> Case {
    let mut by_year = given("");
    by_year.table = Some(Table {
        caption: "Laptops bought, by financial year".into(),
        headings: vec!["Year".into(), "Laptops".into()],
        rows: vec![vec!["2023-24".into(), "210".into()], vec!["2024-25".into(), "185".into()]],
    });
    let mut sites = given("The list is enclosed.\n\n- Guildhall\n- Harbour House");
    sites.enclosures = vec![EnclosureId(0)];
    let mut together = given("");
    together.answered_by = AnsweredBy::With(QuestionId(1));
    let mut see = given("");
    see.answered_by = AnsweredBy::See(QuestionId(5));
    let heading = Some("Contact centre");
    let devices = Some("Devices");
    let mut case = case_of(
        "Contact centre and devices",
        vec![
            question(
                1,
                "1",
                heading,
                "Who supplies your contact centre?",
                Some(given("Harbourline Telecom Ltd.")),
            ),
            question(2, "2", heading, "Since when?", Some(together)),
            question(3, "3", heading, "What do you spend on it a year?", Some(accessible())),
            question(
                4,
                "4",
                heading,
                "Which security product protects it?",
                Some(crime("the name of the product")),
            ),
            question(5, "5", heading, "Who manages the contract?", Some(staff())),
            question(6, "1", devices, "How many laptops did you buy, by year?", Some(by_year)),
            question(7, "2", devices, "Which sites were they for?", Some(sites)),
            question(8, "3", devices, "Who manages the laptops?", Some(see)),
            question(
                9,
                "4",
                devices,
                "How many laptops were stolen abroad?",
                Some(Decision::new(Disposition::NotHeld, "")),
            ),
            question(10, "5", devices, "Which intrusion detection software runs on them?", Some(ncnd())),
        ],
    );
    for question in &mut case.questions[0..3] {
        question.stem = Some(0);
    }
    let csv = file("sites.csv");
    case.enclosures = vec![Enclosure {
        inspected: Some(Inspected {
            sha256: csv.sha256.clone(),
            verdict: InspectionVerdict::Clean,
            found: InspectionFound::default(),
        }),
        ..Enclosure::new(EnclosureId(0), csv, None, Vec::new())
    }];
    case
}

pub fn plan(case: &Case) -> Plan {
    Plan::ready(case, today())
}
