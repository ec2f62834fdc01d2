//! A fictional authority with a few published answers, made by the office's own functions on a clock that is set.

use std::path::Path;
use std::sync::Arc;

use casework::authority::{Member, Profile};
use casework::case::AskedQuestion;
use casework::decision::Reliance;
use casework::{Actor, CaseId, Command, Decision, Disposition, PersonId, Role};
use document::request::Applicant;
use document::{Contact, Table};
use jiff::Timestamp;
use law::Law;
use office::{
    Asked, FormRequest, Founding, LetterPlan, NewMember, Office, PublishForm, SendOrder, SetClock, Who,
};
use uuid::Uuid;

/// The authority's id.
pub const AUTHORITY: Uuid = Uuid::from_u128(0x5eed);

/// The officer's id.
const OFFICER: Uuid = Uuid::from_u128(0x0ff1ce);

/// An office with one authority in an empty folder, at `at`.
pub async fn office(folder: &Path, at: &str, base_url: &str) -> (Office, SetClock) {
    let clock = SetClock::at(at.parse::<Timestamp>().expect("an instant"));
    let store = store::Store::open(store::Settings::in_folder(folder)).await.expect("a store");
    let settings = office::Settings {
        base_url: base_url.to_owned(),
        mail_domain: "wexmoor.example".to_owned(),
        limits: container::Limits::default(),
        key: [7; 32],
        lease: office::LEASE,
    };
    let office = Office::new(store, Arc::new(clock.clone()), settings);
    found(&office, AUTHORITY, "Borough of Wexmoor", "wexmoor").await;
    (office, clock)
}

/// Sets an authority up.
pub async fn found(office: &Office, id: Uuid, name: &str, slug: &str) {
    let profile = Profile {
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
            email: Some("requests@wexmoor.example".to_owned()),
            telephone: None,
            website: None,
        },
        review_contact: "reviews@wexmoor.example".to_owned(),
        colour: "#1f3f77".to_owned(),
        reuse: "You may use this information again under the Open Government Licence v3.0. Say where it comes from."
            .to_owned(),
        mail_from: "requests@wexmoor.example".to_owned(),
    };
    office.found(Founding { id, profile }).await.expect("founded");
    let member = Member {
        name: "R. Okafor".to_owned(),
        email: format!("r.okafor@{slug}.example"),
        roles: vec![Role::Officer],
        team: None,
    };
    let new = NewMember { id: OFFICER, member, password: None };
    if id == AUTHORITY {
        office.set_member(&Who::command_line(id), "officer", new).await.expect("a member");
    }
}

/// An officer.
pub fn officer() -> Who {
    let id = PersonId(OFFICER);
    let roles = vec![Role::Officer];
    Who { authority: AUTHORITY, actor: Actor::Person { id, name: "R. Okafor".to_owned(), roles } }
}

/// A request by the public form.
pub async fn request(office: &Office, questions: &[&str]) -> (CaseId, String, String) {
    let form = FormRequest {
        questions: questions.iter().map(|q| (*q).to_owned()).collect(),
        applicant: Applicant {
            name: Some("Morwenna Tregarth".to_owned()),
            email: Some("m.tregarth@mail.example".to_owned()),
            organisation: None,
            address: None,
        },
        format: String::new(),
        answered_by: Vec::new(),
    };
    let id = Uuid::now_v7().to_string();
    let (received, secret) = office.ask(AUTHORITY, &id, form).await.expect("received");
    (received.case, received.reference, secret)
}

/// Accepts a request, which acknowledges it.
pub async fn accept(office: &Office, case: CaseId) {
    let triage = Command::Triage { kind: casework::case::TriageKind::Request, why: String::new() };
    office.act(&officer(), case, &Uuid::now_v7().to_string(), vec![triage]).await.expect("triaged");
    office.accept(&officer(), case, &Uuid::now_v7().to_string(), Law::Foia).await.expect("accepted");
}

/// Decides every question with the decisions given, sends the letter and publishes it. Returns the entry's id.
pub async fn publish(office: &Office, case: CaseId, title: &str, decisions: Vec<Decision>) -> Uuid {
    let who = officer();
    let command = || Uuid::now_v7().to_string();
    accept(office, case).await;
    let never = Command::SetClearanceRule { policy: casework::authority::ClearancePolicy::Never };
    let state = office.act(&who, case, &command(), vec![never]).await.expect("no clearance");
    assert_eq!(state.questions.len(), decisions.len(), "{:?}", state.questions);
    let decide = |(question, decision): (&casework::case::Question, Decision)| Command::Decide {
        question: question.id,
        decision: Box::new(decision),
        revision: question.revision,
    };
    let commands = state.questions.iter().zip(decisions).map(decide).collect();
    let state = office.act(&who, case, &command(), commands).await.expect("decided");
    let order = SendOrder { plan: LetterPlan::response(&state), to: None };
    let sent = office.send(&who, case, &command(), order).await.expect("sent");
    let (mut entry, _) = office.propose_entry(&who, case, sent.letter).await.expect("proposed");
    entry.title = title.to_owned();
    let found = office.personal_in_entry(&who, case, &entry).await.expect("looked through");
    let may_be_seen = found.into_iter().map(|f| (f.kind, f.text)).collect();
    let form = PublishForm { entry, applicant: true, third_parties: true, copyright: true, may_be_seen };
    office.publish(&who, case, &command(), form).await.expect("published")
}

/// Carries everything that waits in the outbox into a folder.
pub async fn carry(office: &Office, folder: &Path) {
    let carrier = post::Carrier::Folder(folder.join("outbox"));
    while office.carry_next(&carrier).await.expect("carried") == office::Carried::Left {}
}

/// Asks a colleague; returns the path of their link.
pub async fn ask_colleague(office: &Office, case: CaseId, note: &str) -> String {
    let who = officer();
    let state = office.case(&who, case).await.expect("the case");
    let questions =
        state.questions.iter().map(|q| AskedQuestion { question: q.id, words: q.text.clone() }).collect();
    let asked = Asked {
        team: "Customer Services".to_owned(),
        to: Some("desk@services.wexmoor.example".to_owned()),
        questions,
        by: office.today(),
        note: note.to_owned(),
    };
    let state = office.ask_colleague(&who, case, &Uuid::now_v7().to_string(), asked).await.expect("asked");
    let ask = state.asks.last().expect("an ask").id;
    let address = office.ask_address(case, ask);
    address[address.find("/c/").expect("a link")..].to_owned()
}

/// A decision that gives these words.
pub fn given(words: &str) -> Decision {
    Decision::new(Disposition::Given, words)
}

/// A decision that gives a table.
pub fn tabled(words: &str, caption: &str, headings: &[&str], rows: &[&[&str]]) -> Decision {
    let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut decision = given(words);
    decision.table = Some(Table {
        caption: caption.to_owned(),
        headings: own(headings),
        rows: rows.iter().map(|row| own(row)).collect(),
    });
    decision
}

/// A decision that withholds names of staff.
pub fn withheld(words: &str) -> Decision {
    let mut decision = Decision::new(Disposition::GivenInPart, words);
    let mut reliance = Reliance::on(Law::Foia, "s.40(2)");
    reliance.covers = "the name of a member of staff".to_owned();
    reliance.why = "They do not deal with the public and could not expect to be named.".to_owned();
    reliance.condition = "Giving it would contravene the principle of lawfulness, fairness and transparency: there is no legitimate interest in this name that outweighs theirs.".to_owned();
    decision.reliances = vec![reliance];
    decision
}

/// Three published requests; returns their ids, the first published first.
pub async fn publish_some(office: &Office) -> Vec<Uuid> {
    let (case, ..) = request(
        office,
        &["How many agents work in the contact centre, by year?", "Who manages the contact centre contract?"],
    )
    .await;
    let agents = tabled(
        "73 agents worked in the contact centre on 31 March 2026.",
        "Agents at 31 March",
        &["Year", "Agents", "Change"],
        &[&["2025", "70", "-2"], &["2026", "73", "=SUM(1,2)"]],
    );
    let manager = withheld("The Customer Contact Manager.\n\nTheir name is withheld.");
    let first = publish(office, case, "Contact centre contract and staff", vec![agents, manager]).await;
    let (case, ..) = request(office, &["How many potholes were repaired in 2025?"]).await;
    let second = publish(
        office,
        case,
        "Potholes repaired in 2025",
        vec![given("4,182 potholes were repaired in 2025.")],
    )
    .await;
    let (case, ..) = request(office, &["What did the council spend on library books in 2025?"]).await;
    let third = publish(
        office,
        case,
        "Spending on library books",
        vec![given("£148,210 was spent on library books in 2025.")],
    )
    .await;
    vec![first, second, third]
}
