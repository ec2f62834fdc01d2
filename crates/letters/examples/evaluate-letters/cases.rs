//! Cases of our own, each decided well under one provision. Faults are planted in them; their letters must have none.

use casework::{
    Authority, AuthorityEvent, Case, Decision, Disposition, GroupId,
    decision::{Balance, Likelihood, QualifiedPerson, Reliance},
};
use document::Law;
use jiff::civil::date;
use uuid::Uuid;

use crate::wexmoor;

/// A case with a name, and how its main question, the second, is decided.
pub struct Base {
    pub name: String,
    #[allow(dead_code, reason = "the tests read the name only")]
    pub law: Law,
    pub authority: Authority,
    pub case: Case,
}

/// An authority of each law; a department where the provision is one of government's.
pub fn authority(law: Law, department: bool) -> Authority {
    let mut profile = wexmoor::authority().profile;
    if matches!(law, Law::Foisa | Law::Eisrs) {
        profile.name = "Comhairle of Strathwexmoor".into();
        profile.laws = vec![Law::Foisa, Law::Eisrs];
    }
    if department {
        profile.name = "Department for Lighthouses".into();
        profile.holder = Some(law::reliance::Holder::Department);
        profile.higher_limit = true;
    }
    Authority::fold(&[AuthorityEvent::ProfileSet { id: Uuid::nil(), profile }])
        .expect("a profile opens the stream")
}

fn case(law: Law, question: &str, decision: Decision) -> Case {
    let alone = matches!(decision.disposition, Disposition::Refused);
    let mut questions = vec![
        wexmoor::question(
            1,
            "1",
            None,
            "How many visitors came in 2025?",
            Some(wexmoor::given("1,204 visitors came.")),
        ),
        wexmoor::question(2, "2", None, question, Some(decision)),
        wexmoor::question(
            3,
            "3",
            None,
            "Who is the supplier?",
            Some(wexmoor::given("Harbourline Telecom Ltd.")),
        ),
    ];
    // Cost and vexation refuse a request as a whole.
    if alone {
        questions.drain(2..);
        questions.drain(..1);
    }
    let mut case = wexmoor::case_of("Visitors and suppliers", questions);
    case.law_read = Some(law);
    if let Some(group) = case.groups.get_mut(&GroupId(0)) {
        group.law = law;
    }
    case
}

fn reasons(law: Law, provision: &str) -> Reliance {
    let harm = match law {
        Law::Eir => {
            "Disclosure would adversely affect this interest, because the bidders would learn each other's prices before the tender of September 2026."
        }
        Law::Foisa | Law::Eisrs => {
            "Disclosure would be likely to prejudice this interest substantially, because the bidders would learn each other's prices before the tender of September 2026."
        }
        Law::Foia => {
            "The bidders would learn each other's prices before the tender of September 2026, and the council would pay more."
        }
    };
    Reliance {
        covers: "the part of the file that you asked for".into(),
        why: "We applied the presumption in favour of disclosure. The papers were written for the tender that is still open.".into(),
        prejudice: harm.into(),
        ..Reliance::on(law, provision)
    }
}

fn withheld(reliance: Reliance, balance: Option<Balance>) -> Decision {
    let mut decision = Decision::new(Disposition::Withheld, "");
    decision.reliances = vec![reliance];
    decision.balance = balance;
    decision
}

fn weighed() -> Option<Balance> {
    Some(wexmoor::balance("the tender"))
}

/// Every base.
pub fn all() -> Vec<Base> {
    use Law::{Eir, Eisrs, Foia, Foisa};
    let likely = Some(Likelihood::WouldBeLikely);
    let would = Some(Likelihood::Would);
    let mut out = Vec::new();
    let mut add = |law: Law, provision: &str, question: &str, decision: Decision| {
        let department = provision.starts_with("s.35");
        let name = format!("{} {provision}", law.id());
        out.push(Base {
            name,
            law,
            authority: authority(law, department),
            case: case(law, question, decision),
        });
    };
    let asked = "Please send the file on the tender.";
    let with = |law, provision: &str, change: fn(&mut Reliance)| {
        let mut reliance = reasons(law, provision);
        change(&mut reliance);
        reliance
    };
    for provision in ["s.31(1)(a)", "s.30(1)(b)", "s.38(1)(a)", "s.42(1)", "s.35(1)(a)"] {
        let mut reliance = reasons(Foia, provision);
        reliance.likelihood = likely;
        add(Foia, provision, asked, withheld(reliance, weighed()));
    }
    let mut reliance = with(Foia, "s.36(2)(b)(ii)", |r| {
        r.qualified_person = Some(QualifiedPerson {
            office: "the Monitoring Officer".into(),
            given_on: Some(date(2026, 6, 15)),
            opinion: "disclosure would be likely to inhibit the free and frank exchange of views".into(),
        });
    });
    reliance.likelihood = likely;
    add(Foia, "s.36(2)(b)(ii)", asked, withheld(reliance, weighed()));
    let mut reliance = with(Foia, "s.43(2)", |r| {
        r.interests = "The commercial interests of Harbourline Telecom Ltd, which objected when we asked it: rivals would undercut it.".into();
    });
    reliance.likelihood = likely;
    add(Foia, "s.43(2)", asked, withheld(reliance, weighed()));
    let reliance = with(Foia, "s.41(1)", |r| {
        r.confidence = "Lowmarsh Bank gave it to us under an express obligation of confidence. It has the quality of confidence, disclosure would harm the bank, which could bring an action that would succeed, and there is no public interest defence.".into();
    });
    add(Foia, "s.41(1)", "Please send the bank's valuation.", withheld(reliance, None));
    let reliance = with(Foia, "s.44(1)(a)", |r| {
        r.enactment = "Section 206 of the Water Industry Act 1991 forbids the disclosure of what a business told us, and no gateway in it applies.".into();
    });
    add(Foia, "s.44(1)(a)", "What did the company say in its evidence?", withheld(reliance, None));
    let mut reliance = with(Foia, "s.22(1)", |r| {
        r.publication_plan = "The full results will be published on our website in September 2026; this was decided before your request.".into();
        r.why = "It is reasonable to wait until the checked figures are ready.".into();
    });
    reliance.covers = "the results of the survey".into();
    add(Foia, "s.22(1)", "What are the results of the survey?", withheld(reliance, weighed()));
    add(Foia, "s.21", "What did you spend on it?", wexmoor::accessible());
    add(Foia, "s.40(2)", "Who manages the contract?", wexmoor::staff());
    add(Foia, "s.31(3)", "Which intrusion detection software do you use?", wexmoor::ncnd());
    let mut cost = Decision::new(Disposition::Refused, "We hold the information.");
    cost.reliances = vec![Reliance {
        why: "We estimate that it would take 30 hours to locate, retrieve and extract the information from some 580 paper files at three minutes each. The appropriate limit for us is £450, which is 18 hours. If you asked for one year only, we could answer within the limit.".into(),
        ..Reliance::on(Foia, "s.12(1)")
    }];
    add(Foia, "s.12(1)", "What does each file say about the lift?", cost);
    let mut vexatious = Decision::new(Disposition::Refused, "");
    vexatious.reliances = vec![Reliance {
        why: "The request is vexatious: it is the fortieth about the lift in a year, and answering them has taken one clerk's whole time.".into(),
        ..Reliance::on(Foia, "s.14(1)")
    }];
    add(Foia, "s.14(1)", "Please send everything about the lift.", vexatious);
    add(Foia, "not held", "How many were stolen abroad?", Decision::new(Disposition::NotHeld, ""));
    add(Foia, "given", "Since when?", wexmoor::given("Since 1 April 2023."));

    let mut reliance = reasons(Eir, "reg.12(5)(e)");
    reliance.likelihood = would;
    reliance.interests = "The legitimate economic interests of Holdfast Dredging Ltd.".into();
    reliance.confidence =
        "The prices are commercial, and the terms of the tender bind us to keep them secret.".into();
    add(Eir, "reg.12(5)(e)", "What price per tonne of silt was bid?", withheld(reliance, weighed()));
    let reliance = with(Eir, "reg.12(4)(d)", |r| {
        r.why = "We applied the presumption in favour of disclosure. The report is a draft. The Drainage team is preparing it and expects to finish it by 30 September 2026.".into();
        r.prejudice = String::new();
    });
    add(
        Eir,
        "reg.12(4)(d)",
        "Please send the draft report on the flood wall.",
        withheld(reliance, weighed()),
    );
    let reliance = with(Eir, "reg.12(4)(b)", |r| {
        r.why = "We applied the presumption in favour of disclosure. The request is manifestly unreasonable: 90 hours of work would keep two engineers from the flood works. If you asked for one river, we could answer.".into();
        r.prejudice = String::new();
    });
    add(
        Eir,
        "reg.12(4)(b)",
        "Please send every reading of every river gauge.",
        withheld(reliance, weighed()),
    );

    let mut reliance = with(Foisa, "s.33(1)(b)", |r| {
        r.interests = "The commercial interests of Muirhead Kitchens Ltd.".into();
    });
    reliance.likelihood = likely;
    add(Foisa, "s.33(1)(b)", asked, withheld(reliance, weighed()));
    let reliance = with(Foisa, "s.38(1)(b)", |r| {
        r.condition = "Section 38(2A)(a): disclosure would breach the first data protection principle. There is a legitimate interest in knowing who is responsible, which the team's address meets, so the name is not necessary.".into();
        r.prejudice = String::new();
        r.why = "The officer is not senior and does not deal with the public.".into();
    });
    add(Foisa, "s.38(1)(b)", "Who manages the contract?", withheld(reliance, None));
    let reliance = with(Foisa, "s.25(1)", |r| {
        r.location = "https://www.wexmoor.example/contracts-register (row 42)".into();
        r.why = "It is published in full and free of charge.".into();
        r.prejudice = String::new();
    });
    let mut accessible = Decision::new(Disposition::Accessible, "");
    accessible.reliances = vec![reliance];
    add(Foisa, "s.25(1)", "What did you spend on it?", accessible);

    let mut reliance = reasons(Eisrs, "reg.10(5)(g)");
    reliance.likelihood = likely;
    reliance.why = "We applied the presumption in favour of disclosure and read the exception restrictively. Poachers have twice stripped spawning beds after a map was published.".into();
    reliance.prejudice = "Disclosure would be likely to prejudice substantially the protection of the environment, because a lost bed cannot be made good.".into();
    add(Eisrs, "reg.10(5)(g)", "Where are the spawning beds?", withheld(reliance, weighed()));
    out
}
