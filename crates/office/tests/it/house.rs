//! A fictional authority with its people, teams and standing reasons; a second one beside it that must see nothing.

use casework::{
    Actor, AuthorityEvent, CaseId, Command, Decision, Disposition, PersonId, QuestionId, Role,
    authority::{Member, Profile, StandingReason, Team},
    decision::{Balance, Factor, Likelihood, Reliance, ToFollow, Weight},
};
use document::{Contact, Law};
use jiff::civil::{Date, date};
use office::{Founding, NewMember, Office, Who};
use uuid::Uuid;

pub const HOUSE: Uuid = Uuid::from_u128(0xA1);
pub const OTHER: Uuid = Uuid::from_u128(0xA2);

/// Somebody of an authority.
fn person(number: u128, name: &str, role: Role) -> Who {
    let id = PersonId(Uuid::from_u128(0x9e0 + number));
    Who { authority: HOUSE, actor: Actor::Person { id, name: name.to_owned(), roles: vec![role] } }
}

pub fn officer() -> Who {
    person(1, "Olwen Officer", Role::Officer)
}

pub fn second_officer() -> Who {
    person(2, "Piers Second", Role::Officer)
}

pub fn approver() -> Who {
    person(3, "Abel Approver", Role::Approver)
}

pub fn deputy() -> Who {
    person(4, "Dora Deputy", Role::Approver)
}

/// An officer of the other authority.
pub fn stranger() -> Who {
    Who { authority: OTHER, ..person(9, "Sten Stranger", Role::Officer) }
}

pub fn post_room() -> Who {
    Who::program(HOUSE, "the post room")
}

fn profile(name: &str, slug: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        slug: slug.to_owned(),
        reference_prefix: "FOI".to_owned(),
        laws: vec![Law::Foia, Law::Eir],
        body: "standard".to_owned(),
        higher_limit: false,
        holder: Some(law::reliance::Holder::Other),
        team: "Information Rights".to_owned(),
        contact: Contact {
            address: vec!["Guildhall".to_owned(), "Wexmoor WX1 1AA".to_owned()],
            email: Some(format!("foi@{slug}.example")),
            telephone: None,
            website: None,
        },
        review_contact: format!("reviews@{slug}.example"),
        colour: "#1f3f77".to_owned(),
        reuse: "You may use this information again if you say where it comes from.".to_owned(),
        mail_from: format!("foi@{slug}.example"),
    }
}

/// Founds both authorities.
pub async fn found(office: &Office) {
    for (id, name, slug) in
        [(HOUSE, "Borough of Wexmoor", "wexmoor"), (OTHER, "Stellhaven Council", "stellhaven")]
    {
        office.found(Founding { id, profile: profile(name, slug) }).await.unwrap();
    }
    let people = [officer(), second_officer(), approver(), deputy(), stranger()];
    for who in &people {
        let Actor::Person { id, name, roles } = &who.actor else { continue };
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let member = Member { name: name.clone(), email, roles: roles.clone(), team: None };
        let new = NewMember { id: id.0, member, password: None };
        let command = format!("member:{}", id.0);
        office.set_member(&Who::command_line(who.authority), &command, new).await.unwrap();
    }
    let line = Who::command_line(HOUSE);
    for name in ["ICT", "Procurement"] {
        let email = format!("{}@wexmoor.example", name.to_lowercase());
        let team = Team { name: name.to_owned(), email, covers: String::new() };
        office.change(&line, &format!("team:{name}"), AuthorityEvent::TeamSet { team }).await.unwrap();
    }
    for reason in reasons() {
        let command = format!("reason:{}", reason.id);
        let event = AuthorityEvent::StandingReasonSet { reason: Box::new(reason) };
        office.change(&line, &command, event).await.unwrap();
    }
}

fn balance(conclusion: &str) -> Balance {
    let factor = |text: &str, weight| vec![Factor { text: text.to_owned(), weight }];
    Balance {
        for_disclosure: factor("People should see how the council protects what it holds.", Weight::Moderate),
        for_withholding: factor(
            "Each detail lowers the cost of the next attack on residents' records.",
            Weight::Strong,
        ),
        conclusion: conclusion.to_owned(),
    }
}

fn reasons() -> Vec<StandingReason> {
    let reason = |id: &str, reliance: Reliance, balance: Option<Balance>| StandingReason {
        id: id.to_owned(),
        title: id.to_owned(),
        owner: "Head of ICT".to_owned(),
        expires_on: date(2028, 1, 1),
        ncnd: id == "attacks",
        reliance,
        balance,
    };
    let tells = "Names of products tell an attacker which known weaknesses to try first.";
    let helps = "Somebody who knows the product could reach the records of residents.";
    vec![
        reason(
            "security",
            Reliance {
                covers: "the names of security products".to_owned(),
                why: tells.to_owned(),
                prejudice: helps.to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                ..Reliance::on(Law::Foia, "s.31(1)(a)")
            },
            Some(balance("The public interest in maintaining the exemption outweighs that in disclosure.")),
        ),
        reason(
            "attacks",
            Reliance {
                covers: "whether an attack happened".to_owned(),
                why: "A yes or a no shows an attacker which attempts were noticed.".to_owned(),
                prejudice: "An attacker could measure how well the council sees what is tried.".to_owned(),
                likelihood: Some(Likelihood::WouldBeLikely),
                ..Reliance::on(Law::Foia, "s.31(3)")
            },
            Some(balance(
                "The public interest in doing neither outweighs that in saying whether it is held.",
            )),
        ),
        reason(
            "staff",
            Reliance {
                covers: "the name of a member of staff who is not senior".to_owned(),
                why: "They do not speak for the council and do not expect to be named.".to_owned(),
                condition:
                    "Section 40(3A)(a): naming them would breach the first data protection principle; \
                            the team's address meets the interest in knowing whom to ask."
                        .to_owned(),
                ..Reliance::on(Law::Foia, "s.40(2)")
            },
            None,
        ),
        reason(
            "register",
            Reliance {
                why: "It is published in full, free of charge, every quarter.".to_owned(),
                location: "https://www.wexmoor.example/open-data/contracts".to_owned(),
                ..Reliance::on(Law::Foia, "s.21")
            },
            None,
        ),
    ]
}

/// A decision by the name of a standing reason, with its line about the request.
pub fn by(reason: &str) -> Decision {
    let found = reasons().into_iter().find(|r| r.id == reason).unwrap();
    let mut reliance = found.reliance;
    reliance.standing_reason = Some(found.id);
    reliance.about_this_request = "We looked at what is held for this question today.".to_owned();
    let (disposition, words) = match reason {
        "security" => (Disposition::Withheld, ""),
        "attacks" => (Disposition::Ncnd, ""),
        "staff" => (Disposition::GivenInPart, "The contract is looked after by the ICT service desk."),
        _ => (Disposition::Accessible, ""),
    };
    let mut decision = Decision::new(disposition, words);
    decision.reliances = vec![reliance];
    if found.ncnd {
        decision.ncnd_balance = found.balance;
    } else {
        decision.balance = found.balance;
    }
    decision
}

pub fn given(words: &str) -> Decision {
    Decision::new(Disposition::Given, words)
}

pub fn to_follow(why: &str, by: Date) -> Decision {
    let mut decision = Decision::new(Disposition::ToFollow, "");
    decision.to_follow = Some(ToFollow { why: why.to_owned(), by });
    decision
}

pub fn decide(question: QuestionId, decision: Decision, revision: u32) -> Command {
    Command::Decide { question, decision: Box::new(decision), revision }
}

/// An e-mail to the authority.
pub fn mail(from: &str, id: &str, subject: &str, text: &str, more: &str) -> Vec<u8> {
    format!(
        "From: {from}\r\nTo: foi@wexmoor.example\r\nSubject: {subject}\r\nDate: Mon, 1 Jun 2026 10:00:00 +0000\r\n\
         Message-ID: <{id}@post.example>\r\n{more}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
        text.replace('\n', "\r\n")
    )
    .into_bytes()
}

/// Who asks in our own texts.
pub const ASKER: &str = "Morwenna Tregarth <m.tregarth@post.example>";

/// A request of ours with six questions under two headings.
pub fn telephones() -> Vec<u8> {
    let text = "Dear Sir or Madam,\n\nUnder the Freedom of Information Act 2000 please send me the following.\n\n\
                Part 1: Telephones\n\n\
                1. How many desk telephones does the council have?\n\
                2. Which product protects the telephone system against attacks?\n\
                3. Who is the member of staff responsible for the telephone contract?\n\n\
                Part 2: Contracts\n\n\
                4. When does the contract for the telephone system end?\n\
                5. What did the council spend on telephone calls in 2025?\n\
                6. Was the telephone system attacked in 2025?\n\n\
                Yours faithfully\nMorwenna Tregarth";
    mail(ASKER, "telephones", "Telephones", text, "")
}

/// A request of one question; `nth` keeps its identifier and words apart from others.
pub fn short(nth: u32) -> Vec<u8> {
    let text = format!(
        "Under the Freedom of Information Act, how many street lamps of type {nth} does the council own?\n\nIvo Asker"
    );
    mail("Ivo Asker <ivo@post.example>", &format!("short-{nth}"), &format!("Lamps {nth}"), &text, "")
}

/// Receives a short request, triages and accepts it.
pub async fn accepted(office: &Office, nth: u32) -> CaseId {
    let taken = office
        .receive(&post_room(), "request.eml", short(nth), casework::case::Channel::Email, office.now())
        .await
        .unwrap();
    triage(office, taken.case, &format!("triage:{nth}")).await;
    office.accept(&officer(), taken.case, &format!("accept:{nth}"), Law::Foia).await.unwrap();
    taken.case
}

pub async fn triage(office: &Office, case: CaseId, command: &str) {
    let say = Command::Triage { kind: casework::case::TriageKind::Request, why: String::new() };
    office.act(&officer(), case, command, vec![say]).await.unwrap();
}

/// What is found of people in an entry, each for a form to say that everyone may see it.
pub async fn found_in(
    office: &Office,
    case: casework::CaseId,
    entry: &casework::case::LogEntry,
) -> Vec<(String, String)> {
    let found = office.personal_in_entry(&officer(), case, entry).await.unwrap();
    found.into_iter().map(|f| (f.kind, f.text)).collect()
}
