//! The fictional Borough of Wexmoor: who it is, who works there, its teams and standing reasons.

use casework::{
    Actor, AuthorityEvent, PersonId, Role,
    authority::{Member, Profile, StandingReason, Team},
    decision::{Balance, Factor, Likelihood, Reliance, Weight},
};
use document::{Contact, Law};
use jiff::{ToSpan, civil::Date};
use office::{Founding, NewMember, Office, Who};
use uuid::Uuid;

/// The authority.
pub const ID: Uuid = Uuid::from_u128(0x1c65_5a3e_7d11_7b02_9c41_0000_77e7_0001);
/// Its name in addresses.
pub const SLUG: &str = "wexmoor";

/// Somebody of the authority.
pub struct PersonOf {
    pub number: u128,
    pub name: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub roles: &'static [Role],
    pub team: &'static str,
}

const GOVERNANCE: &str = "Information Governance";

pub const OFFICER: PersonOf = PersonOf {
    number: 1,
    name: "Maren Holloway",
    email: "officer@wexmoor.example",
    password: "wexmoor-officer",
    roles: &[Role::Officer, Role::Administrator],
    team: GOVERNANCE,
};
pub const SECOND_OFFICER: PersonOf = PersonOf {
    number: 2,
    name: "Tobias Quillfeather",
    email: "tobias@wexmoor.example",
    password: "wexmoor-second-officer",
    roles: &[Role::Officer],
    team: GOVERNANCE,
};
pub const APPROVER: PersonOf = PersonOf {
    number: 3,
    name: "Ingrid Castellow",
    email: "approver@wexmoor.example",
    password: "wexmoor-approver",
    roles: &[Role::Approver],
    team: "Corporate Services",
};
pub const DEPUTY: PersonOf = PersonOf {
    number: 4,
    name: "Desmond Farrowgate",
    email: "deputy@wexmoor.example",
    password: "wexmoor-deputy-approver",
    roles: &[Role::Approver],
    team: "Legal",
};
pub const CONTRIBUTOR: PersonOf = PersonOf {
    number: 5,
    name: "Joss Penhaligan",
    email: "contributor@wexmoor.example",
    password: "wexmoor-contributor",
    roles: &[Role::Contributor],
    team: "ICT",
};
const EVERYBODY: [&PersonOf; 5] = [&OFFICER, &APPROVER, &CONTRIBUTOR, &SECOND_OFFICER, &DEPUTY];

impl PersonOf {
    /// Their id.
    pub fn id(&self) -> PersonId {
        PersonId(Uuid::from_u128(0x1c65_5a3e_7d11_7b02_9c41_0000_9e09_0000 + self.number))
    }

    /// Them, acting.
    pub fn who(&self) -> Who {
        Who {
            authority: ID,
            actor: Actor::Person { id: self.id(), name: self.name.to_owned(), roles: self.roles.to_vec() },
        }
    }
}

/// Founds the authority; repeating it changes nothing.
pub async fn found(office: &Office, today: Date) -> anyhow::Result<()> {
    office.found(Founding { id: ID, profile: profile() }).await?;
    let who = Who::command_line(ID);
    for person in EVERYBODY {
        let command_id = format!("demo:member:{}", person.number);
        if office.store.outcome_of(ID, &command_id).await?.is_some() {
            continue;
        }
        let member = Member {
            name: person.name.to_owned(),
            email: person.email.to_owned(),
            roles: person.roles.to_vec(),
            team: Some(person.team.to_owned()),
        };
        let new = NewMember { id: person.id().0, member, password: Some(person.password.to_owned()) };
        office.set_member(&who, &command_id, new).await?;
    }
    let teams = TEAMS.iter().map(|(name, email, covers)| AuthorityEvent::TeamSet {
        team: Team {
            name: (*name).to_owned(),
            email: format!("{email}@wexmoor.example"),
            covers: (*covers).to_owned(),
        },
    });
    let reasons = standing_reasons(today)
        .into_iter()
        .map(|reason| AuthorityEvent::StandingReasonSet { reason: Box::new(reason) });
    for (nth, event) in teams.chain(reasons).enumerate() {
        office.change(&who, &format!("demo:authority:{nth}"), event).await?;
    }
    super::registers::take(office, &OFFICER.who(), today).await
}

fn profile() -> Profile {
    Profile {
        name: "Borough of Wexmoor".to_owned(),
        slug: SLUG.to_owned(),
        reference_prefix: "FOI".to_owned(),
        laws: vec![Law::Foia, Law::Eir],
        body: "standard".to_owned(),
        higher_limit: false,
        holder: Some(law::reliance::Holder::Other),
        team: GOVERNANCE.to_owned(),
        contact: Contact {
            address: vec![
                "The Guildhall".to_owned(),
                "Saltmarket".to_owned(),
                "Wexmoor".to_owned(),
                "WX1 2AB".to_owned(),
            ],
            email: Some("foi@wexmoor.example".to_owned()),
            telephone: Some("01632 960 100".to_owned()),
            website: Some("https://www.wexmoor.example/foi".to_owned()),
        },
        review_contact: "Head of Information Governance, foi-reviews@wexmoor.example".to_owned(),
        colour: "#1d5c55".to_owned(),
        reuse: "You may use this information again, free of charge, in any form, if you name the Borough of Wexmoor as its source. Where the rights belong to somebody else, ask them.".to_owned(),
        mail_from: "foi@wexmoor.example".to_owned(),
    }
}

const TEAMS: &[(&str, &str, &str)] = &[
    ("ICT", "ict", "Computers, telephones, software, security"),
    ("Highways", "highways", "Roads, parking, drainage, waste, trees"),
    ("Procurement", "procurement", "Contracts, tenders, payments to suppliers"),
    ("HR", "hr", "Staff, agency workers, pay"),
    ("Customer Services", "customer-services", "The contact centre and the service points"),
    ("Planning", "planning", "Planning applications and enforcement"),
    ("Housing", "housing", "Council homes, homelessness, repairs"),
    ("Finance", "finance", "Council tax, business rates, insurance, allowances"),
    ("Libraries", "libraries", "Libraries and archives"),
];

fn balance(for_disclosure: &[&str], for_withholding: &[&str], conclusion: &str) -> Option<Balance> {
    let weigh = |texts: &[&str], weight| {
        texts.iter().map(|text| Factor { text: (*text).to_owned(), weight }).collect::<Vec<_>>()
    };
    Some(Balance {
        for_disclosure: weigh(for_disclosure, Weight::Moderate),
        for_withholding: weigh(for_withholding, Weight::Strong),
        conclusion: conclusion.to_owned(),
    })
}

/// The standing reasons; they have to be looked at again well after today.
pub fn standing_reasons(today: Date) -> Vec<StandingReason> {
    let expires_on = today.checked_add(200.days()).unwrap_or(today);
    let reason =
        |id: &str, title: &str, owner: &str, reliance: Reliance, balance: Option<Balance>| StandingReason {
            id: id.to_owned(),
            title: title.to_owned(),
            owner: owner.to_owned(),
            expires_on,
            ncnd: id == "attacks",
            reliance,
            balance,
        };
    vec![
        reason(
            "security-products",
            "Security products and versions",
            "Head of ICT Services",
            Reliance {
                covers: "the names and versions of security products".to_owned(),
                why: "Names and versions of security products tell an attacker which known weaknesses to try first.".to_owned(),
                prejudice: "Somebody who knows the product needs fewer attempts to break in, and could reach the records of residents or stop services that people depend on.".to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                ..Reliance::on(Law::Foia, "s.31(1)(a)")
            },
            balance(
                &["People should be able to see how public money is spent on the safety of their data.", "Openness makes it easier to judge whether the council protects its systems well."],
                &["An attack would harm residents whose records are held, and stop services on which they rely.", "The council is attacked every day; each detail lowers the cost of the next attempt."],
                "What is spent in total is open, and meets most of the interest in openness. The names of the products add little to it and much to the risk. The public interest in maintaining the exemption outweighs the public interest in disclosure.",
            ),
        ),
        reason(
            "attacks",
            "Whether an attack happened: neither confirm nor deny",
            "Head of ICT Services",
            Reliance {
                covers: "whether an attack happened".to_owned(),
                why: "To say that an attack happened, or that none did, shows an attacker which attempts were noticed and which were not.".to_owned(),
                prejudice: "Either answer, given again over time, would let an attacker measure how well the council sees what is tried against it.".to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                ..Reliance::on(Law::Foia, "s.31(3)")
            },
            balance(
                &["Residents want to know whether their data is safe; where it is not, the law has them told directly."],
                &["The same answer must be given every time, or the answer itself tells what is to be protected.", "An attacker gains more from a yes or a no than the public does."],
                "People whose data is affected are told without asking. Beyond this, the public interest in neither confirming nor denying outweighs that in saying whether the information is held.",
            ),
        ),
        reason(
            "junior-staff",
            "Names of staff who are not senior",
            "Head of Information Governance",
            Reliance {
                covers: "the names and direct contact details of staff who are not senior".to_owned(),
                why: "Staff who are not senior and do not speak for the council do not expect their names to be given to the world at large.".to_owned(),
                condition: "Section 40(3A)(a): disclosure would breach the first data protection principle. There is a legitimate interest in knowing who is responsible; the team's address meets it, so that the name is not necessary.".to_owned(),
                ..Reliance::on(Law::Foia, "s.40(2)")
            },
            None,
        ),
        reason(
            "contracts-register",
            "Published lists and registers",
            "Head of Procurement",
            Reliance {
                why: "It is published in full, free of charge, and kept up to date every quarter.".to_owned(),
                location: "https://www.wexmoor.example/open-data".to_owned(),
                ..Reliance::on(Law::Foia, "s.21")
            },
            None,
        ),
        reason(
            "prices",
            "Prices of suppliers",
            "Head of Procurement",
            Reliance {
                covers: "prices that a supplier has offered".to_owned(),
                why: "Prices show how a supplier has calculated. They are known to few even within the company.".to_owned(),
                prejudice: "Competitors would fit their next bids to the known price, and bidders would offer the council less favourable terms.".to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                interests: "The supplier, who was asked and objects, and the council as a buyer.".to_owned(),
                ..Reliance::on(Law::Foia, "s.43(2)")
            },
            balance(
                &["People should be able to see whether the council buys well."],
                &["The market is small and the contract will be put out to tender again soon.", "Better bids leave more money for services."],
                "The total value of the contract is public and shows what is spent. While the price still matters in the market, the public interest in maintaining the exemption outweighs that in disclosure.",
            ),
        ),
        reason(
            "fraud",
            "Lists and rules that help fraud",
            "Head of Finance",
            Reliance {
                covers: "lists of accounts and rules of checks".to_owned(),
                why: "Such lists and rules have been used elsewhere to claim money in the name of somebody else or to stay below what is checked.".to_owned(),
                prejudice: "Somebody could claim a credit that is not theirs, or arrange their affairs so that no check finds them.".to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                ..Reliance::on(Law::Foia, "s.31(1)(a)")
            },
            balance(
                &["Those to whom money is owed should hear of it; the council writes to each of them."],
                &["Money taken by fraud is lost to every council tax payer."],
                "Those with an interest are told by other ways. The public interest in preventing fraud outweighs the public interest in disclosure.",
            ),
        ),
        reason(
            "safety",
            "Addresses of people at risk",
            "Head of Housing",
            Reliance {
                covers: "addresses at which people at risk live".to_owned(),
                why: "Some of those who live there have fled from violence, and are looked for.".to_owned(),
                prejudice: "Somebody who looks for a person could find them there and harm them.".to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                ..Reliance::on(Law::Foia, "s.38(1)(b)")
            },
            balance(
                &["People should be able to see which businesses are paid and in what conditions families live."],
                &["The safety of those who live there weighs more than any interest in the names."],
                "What is paid in total is given. The public interest in maintaining the exemption outweighs the public interest in disclosure.",
            ),
        ),
    ]
}
