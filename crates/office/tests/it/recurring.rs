//! The same questionnaire that comes again: found, laid beside what was answered, its answers proposed and never taken by
//! themselves; to whoever has no part in another authority only day and law are told.

use casework::{
    Actor, AuthorityEvent, CaseId, Command, QuestionId, Role,
    authority::{ClearancePolicy, Member, Register},
    case::{Channel, TriageKind},
};
use document::Law;
use jiff::civil::date;
use office::{Alike, Error, LetterPlan, NewMember, Pick, Position, SamePerson, SendOrder, Who};

use crate::{
    history,
    house::{self, ASKER, HOUSE, OTHER, given, officer, stranger},
    place::{Place, on_both},
};

on_both!(
    a_questionnaire_is_recognised_and_laid_beside_what_was_answered,
    no_earlier_case_is_opened_to_recognise_it,
    answers_are_taken_over_only_as_proposals_held_beside_the_registers,
    the_same_person_asking_again_is_told_as_a_fact,
    imported_letters_are_recognised_too,
    other_authorities_tell_day_and_law_and_no_more,
    whoever_works_in_several_authorities_sees_their_cases_there,
    what_is_no_request_is_not_counted,
    open_cases_of_all_authorities_stand_beside_each_other,
);

const QUESTIONS: &str = "Contact centre\n\n\
    1. Which company supplies the contact centre telephony platform?\n\
    2. When does the contract for the contact centre platform end?\n\
    3. How many agents use the contact centre platform?\n\
    4. What did the council spend on web chat in 2025?\n";

/// Another numbering, another introduction, other words; the spending is gone and the chat bot is new.
const AGAIN: &str = "Good morning,\n\nI hope you are well. I am researching customer services and would be grateful for:\n\n\
    a) Who is the supplier of your contact centre telephony platform?\n\
    b) What is the expiry date of the contract for the contact centre platform?\n\
    c) How many agents are using the contact centre platform?\n\
    d) Do you use a chat bot for housing repairs?\n";

fn ask(from: &str, id: &str, text: &str) -> Vec<u8> {
    let name = from.split(" <").next().unwrap();
    let opening = "Under the Freedom of Information Act please tell me:\n\n";
    house::mail(
        from,
        id,
        "Request for information",
        &format!("{opening}{text}\nYours faithfully\n{name}"),
        "",
    )
}

async fn receive(place: &Place, of: uuid::Uuid, message: Vec<u8>) -> CaseId {
    let office = &place.office;
    let post = Who::program(of, "the post room");
    office.receive(&post, "request.eml", message, Channel::Email, office.now()).await.unwrap().case
}

async fn accept(place: &Place, who: &Who, case: CaseId) {
    let say = Command::Triage { kind: TriageKind::Request, why: String::new() };
    place.office.act(who, case, &format!("triage:{}", case.0), vec![say]).await.unwrap();
    place.office.accept(who, case, &format!("accept:{}", case.0), Law::Foia).await.unwrap();
}

/// The first time, answered in full and sent.
async fn answered(place: &Place) -> CaseId {
    let case = receive(place, HOUSE, ask(ASKER, "first", QUESTIONS)).await;
    accept(place, &officer(), case).await;
    let never = Command::SetClearanceRule { policy: ClearancePolicy::Never };
    let state = place.office.act(&officer(), case, "clearance", vec![never]).await.unwrap();
    let words = ["Longwire Ltd supplies it.", "It ends on 30 September 2027.", "73 agents.", "£12,400."];
    let decide = state.questions.iter().zip(words).map(|(q, w)| house::decide(q.id, given(w), 0)).collect();
    let state = place.office.act(&officer(), case, "decide", decide).await.unwrap();
    place.on("2026-06-15 10:00");
    let order = SendOrder { plan: LetterPlan::response(&state), to: None };
    place.office.send(&officer(), case, "send", order).await.unwrap();
    place.carry().await;
    case
}

const SOMEBODY: &str = "Ivo Asker <ivo@elsewhere.example>";

async fn a_questionnaire_is_recognised_and_laid_beside_what_was_answered(place: &Place) {
    let first = answered(place).await;
    let alone = place.office.recurring(&officer(), first).await.unwrap();
    assert!(alone.arrivals.is_empty() && alone.times.is_none() && alone.repeated.is_none());

    place.on("2026-09-01 10:00");
    let second = receive(place, HOUSE, ask(SOMEBODY, "second", AGAIN)).await;
    // At triage already: nobody has said yet what it is.
    let found = place.office.recurring(&officer(), second).await.unwrap();
    let times = found.times.unwrap();
    assert_eq!((times.time, times.since), (2, Some(date(2026, 6, 1))));
    assert_eq!(found.arrivals.len(), 1);
    let before = &found.arrivals[0];
    assert_eq!((before.added, before.gone, before.open), (1, 1, false), "as the digests tell");
    assert_eq!((before.case, before.alike), (first, Alike::Same));
    assert_eq!((before.received_on, before.answered_on), (Some(date(2026, 6, 1)), Some(date(2026, 6, 15))));
    let laid = place.office.laid_beside(&officer(), second, &[first]).await.unwrap();
    let beside = &laid[0];
    let said: Vec<Option<&str>> =
        beside.questions.iter().map(|q| q.then.as_ref().map(|t| t.words.as_str())).collect();
    assert_eq!(
        said,
        [Some("Longwire Ltd supplies it."), Some("It ends on 30 September 2027."), Some("73 agents."), None],
        "{beside:#?}"
    );
    assert_eq!(beside.arrival.added, 1, "the chat bot is new");
    assert_eq!(beside.gone.len(), 1);
    assert!(beside.gone[0].text.contains("web chat"), "{:?}", beside.gone);
    assert!(found.repeated.is_none(), "somebody else asked");
    let told = format!("{found:?} {laid:?}");
    assert!(!told.contains("Tregarth") && !told.contains("post.example"), "who asked is not told: {told}");

    // Something else of the same field is not the same.
    let other = "1. How many parking permits are in force?\n2. What does a permit cost?\n3. Who supplies the permits?\n";
    let third = receive(place, HOUSE, ask(SOMEBODY, "third", other)).await;
    assert!(place.office.recurring(&officer(), third).await.unwrap().arrivals.is_empty());
    assert_eq!(place.office.fill_questionnaires(HOUSE, 10).await.unwrap(), 0, "all are kept as they come");
}

async fn no_earlier_case_is_opened_to_recognise_it(place: &Place) {
    let first = answered(place).await;
    place.on("2026-07-01 10:00");
    for nth in 0..42 {
        receive(place, HOUSE, ask(SOMEBODY, &format!("again-{nth}"), AGAIN)).await;
    }
    let theirs = receive(place, OTHER, ask(SOMEBODY, "theirs", AGAIN)).await;
    joined(place, Role::Officer).await;
    // From here on whoever opens one of these two fails.
    let store = &place.office.store;
    for (of, case) in [(HOUSE, first), (OTHER, theirs)] {
        let key = store::StreamKey::case(case.0);
        let version = store.load(of, key).await.unwrap().last().unwrap().version;
        let damaged =
            store::NewEvent { kind: "damaged".to_owned(), schema: 1, payload: b"no event".to_vec() };
        let damage = store::Commit {
            streams: vec![store::StreamAppend::new(key, version, vec![damaged])],
            ..store::Commit::new("damage", "{}", place.office.now())
        };
        store.append(of, damage).await.unwrap();
    }
    assert!(matches!(place.office.case(&officer(), first).await, Err(Error::Unreadable { .. })));

    let last = receive(place, HOUSE, ask(ASKER, "last", AGAIN)).await;
    let found = place.office.recurring(&officer(), last).await.unwrap();
    assert_eq!(found.times.unwrap().time, 44, "all of them are counted");
    assert_eq!(found.arrivals.len(), 40, "and so many shown");
    assert!(found.arrivals.iter().all(|a| a.open && a.case != first), "the newest first");
    assert_eq!(found.repeated.unwrap().reference, "FOI-2026-0001", "who asked is known by digests too");
    assert_eq!(found.in_others.len(), 1);
    assert_eq!((found.in_others[0].case, found.in_others[0].open), (theirs, true));
}

async fn answers_are_taken_over_only_as_proposals_held_beside_the_registers(place: &Place) {
    let first = answered(place).await;
    place.on("2026-08-20 10:00");
    contracts(place, "Farwater Ltd", date(2026, 8, 20)).await;

    place.on("2026-09-01 10:00");
    let second = receive(place, HOUSE, ask(SOMEBODY, "second", AGAIN)).await;
    accept(place, &officer(), second).await;
    let before = place.office.case(&officer(), second).await.unwrap();
    let taken = place.office.take_over(&officer(), second, first).await.unwrap();
    let proposed: Vec<Option<&str>> =
        taken.rows.iter().map(|row| row.proposal().map(|p| p.text.as_str())).collect();
    assert!(taken.rows[0].differs, "{:#?}", taken.rows[0]);
    assert!(proposed[0].unwrap().contains("Farwater"), "the register of the day counts: {proposed:?}");
    assert!(!taken.rows[1].differs, "it still says so: {:#?}", taken.rows[1]);
    assert_eq!(proposed[2], Some("73 agents."), "no register says anything of it");
    assert_eq!(proposed[3], None, "it was not asked");
    let (_, made) = place.office.taken_over(&officer(), second, first, before.questions[2].id).await.unwrap();
    assert_eq!(made.decision.words, "73 agents.");
    assert!(made.decision.source.unwrap().name.contains("FOI-2026-0001"));
    assert_eq!(
        place.office.case(&officer(), second).await.unwrap(),
        before,
        "nothing was decided by looking"
    );
    let nothing = place.office.taken_over(&officer(), second, first, before.questions[3].id).await;
    assert!(matches!(nothing, Err(Error::NotFound(_))));
}

async fn the_same_person_asking_again_is_told_as_a_fact(place: &Place) {
    answered(place).await;
    place.on("2026-07-01 10:00");
    let second = receive(place, HOUSE, ask(ASKER, "second", AGAIN)).await;
    let found = place.office.recurring(&officer(), second).await.unwrap();
    let repeated = found.repeated.unwrap();
    assert_eq!(repeated.by, SamePerson::Address);
    assert_eq!((repeated.reference.as_str(), repeated.answered_on), ("FOI-2026-0001", date(2026, 6, 15)));
    assert_eq!(repeated.provision.unwrap().provision, "s.14(2)");
    let state = place.office.case(&officer(), second).await.unwrap();
    assert!(state.triage.is_none() && state.questions.iter().all(|q| q.decision.is_none()));
}

async fn imported_letters_are_recognised_too(place: &Place) {
    let letter = history::letter("FOI 2041", "12 March 2024", "park benches", 42);
    let imported = history::case_of(&history::one(place, "old/2041.txt", letter).await);
    let text =
        "1. Who is the company that repairs park benches?\n2. How many park benches does the council own?\n";
    let now = receive(place, HOUSE, ask(SOMEBODY, "benches", text)).await;
    let found = place.office.recurring(&officer(), now).await.unwrap();
    assert_eq!(found.arrivals.len(), 1, "{found:#?}");
    let before = &found.arrivals[0];
    assert!(before.history && before.case == imported && before.alike == Alike::Same);
    let laid = place.office.laid_beside(&officer(), now, &[imported]).await.unwrap();
    let said: Vec<&str> = laid[0].questions.iter().map(|q| q.then.as_ref().unwrap().words.as_str()).collect();
    assert_eq!(said, ["We do not hold this information.", "The council owns 42 park benches."]);
    assert_eq!(found.times.unwrap().since, Some(date(2024, 3, 12)));
}

async fn other_authorities_tell_day_and_law_and_no_more(place: &Place) {
    let first = answered(place).await;
    let theirs = receive(place, OTHER, ask("Zelda Zander <zelda@zander.example>", "theirs", AGAIN)).await;
    let found = place.office.recurring(&officer(), first).await.unwrap();
    assert!(found.arrivals.is_empty() && found.in_others.is_empty());
    assert_eq!(found.elsewhere.authorities, 1);
    assert_eq!(found.elsewhere.cases[0].0, Some(date(2026, 6, 15)));
    let told = format!("{found:?}");
    for secret in ["Zander", "chat bot", &theirs.0.to_string(), "Stellhaven", &OTHER.to_string()] {
        assert!(!told.contains(secret), "{secret} crosses: {told}");
    }
    assert!(place.office.laid_beside(&officer(), first, &[theirs]).await.unwrap().is_empty());
    // Asked for with another authority's id, nothing is found.
    for gone in [
        place.office.recurring(&stranger(), first).await.err(),
        place.office.take_over(&stranger(), theirs, first).await.err(),
        place.office.take_over(&officer(), first, theirs).await.err(),
        place.office.laid_beside(&stranger(), first, &[theirs]).await.err(),
        place.office.take_over(&officer(), theirs, first).await.err(),
        place.office.across(&stranger(), first).await.err(),
    ] {
        assert!(matches!(gone, Some(Error::NotFound(_))), "{gone:?}");
    }
    let colleague =
        Who { authority: HOUSE, actor: Actor::Link { ask: casework::ids::AskId(0), name: "ICT".to_owned() } };
    assert!(matches!(place.office.recurring(&colleague, first).await, Err(Error::NotFound(_))));
}

/// The officer of the house is one of the other authority too.
async fn joined(place: &Place, role: Role) -> Who {
    let id = officer().actor.person().unwrap();
    let member = Member {
        name: "Olwen Officer".to_owned(),
        email: "olwen.officer@example.org".to_owned(),
        roles: vec![role],
        team: None,
    };
    let new = NewMember { id: id.0, member, password: None };
    let line = Who::command_line(OTHER);
    place.office.set_member(&line, &format!("join:{}", role.id()), new).await.unwrap();
    Who { authority: OTHER, actor: Actor::Person { id, name: "Olwen Officer".to_owned(), roles: vec![role] } }
}

async fn whoever_works_in_several_authorities_sees_their_cases_there(place: &Place) {
    let first = answered(place).await;
    let theirs = receive(place, OTHER, ask(SOMEBODY, "theirs", AGAIN)).await;
    joined(place, Role::Officer).await;
    let found = place.office.recurring(&officer(), first).await.unwrap();
    assert_eq!((found.elsewhere.authorities, found.in_others.len()), (0, 1));
    let there = &found.in_others[0];
    assert_eq!((there.case, there.name.as_str(), there.alike), (theirs, "Stellhaven Council", Alike::Same));
    assert!(there.open);
    // A contributor there has no part in its desk.
    joined(place, Role::Contributor).await;
    let found = place.office.recurring(&officer(), first).await.unwrap();
    assert_eq!((found.elsewhere.authorities, found.in_others.len()), (1, 0));
}

async fn what_is_no_request_is_not_counted(place: &Place) {
    let first = answered(place).await;
    let again = receive(place, HOUSE, ask(SOMEBODY, "again", AGAIN)).await;
    assert_eq!(place.office.recurring(&officer(), first).await.unwrap().arrivals.len(), 1);
    let spam = Command::Triage { kind: TriageKind::Spam, why: "It sells something.".to_owned() };
    place.office.act(&officer(), again, "spam", vec![spam]).await.unwrap();
    assert!(place.office.recurring(&officer(), first).await.unwrap().arrivals.is_empty());
    let undo = Command::UndoTriage { why: "It asks after all.".to_owned() };
    place.office.act(&officer(), again, "undo", vec![undo]).await.unwrap();
    assert_eq!(place.office.recurring(&officer(), first).await.unwrap().arrivals.len(), 1);
}

async fn open_cases_of_all_authorities_stand_beside_each_other(place: &Place) {
    contracts(place, "Longwire Ltd", date(2026, 5, 20)).await;
    let first = receive(place, HOUSE, ask(ASKER, "first", QUESTIONS)).await;
    accept(place, &officer(), first).await;
    place.on("2026-06-10 10:00");
    let theirs = receive(place, OTHER, ask(SOMEBODY, "theirs", AGAIN)).await;
    let there = joined(place, Role::Officer).await;
    accept(place, &there, theirs).await;
    let across = place.office.across(&officer(), first).await.unwrap();
    let dues: Vec<_> = across.cases.iter().map(|c| (c.case, c.name.as_str(), c.due)).collect();
    assert_eq!(
        dues,
        [
            (first, "Borough of Wexmoor", Some(date(2026, 6, 30))),
            (theirs, "Stellhaven Council", Some(date(2026, 7, 9))),
        ],
        "each its own clock"
    );
    assert_eq!(across.rows.len(), 4);
    let asked: Vec<bool> = across.rows.iter().map(|row| row.cells[1].is_some()).collect();
    assert_eq!(asked, [true, true, true, false], "spending on web chat is not asked there");
    assert_eq!(across.cases[1].more.len(), 1, "and the chat bot not here");
    let cell = across.rows[0].cells[1].as_ref().unwrap();
    assert_eq!(cell.question, QuestionId(0));
    assert!(cell.best().is_none(), "the other knows nothing: {:?}", cell.line);
    let ours = across.rows[0].cells[0].as_ref().unwrap();
    let proposed = ours.line.proposed().unwrap();
    assert_eq!(proposed.text, "Longwire Ltd", "{proposed:?}");

    // What was shown is accepted, and nothing else.
    let pick = Pick::of(&across.cases[0], ours).unwrap();
    assert_eq!(pick.to_string().parse::<Pick>().unwrap(), pick);
    let mut other = pick.clone();
    other.chosen.key = "0123456789abcdef".to_owned();
    let mut absent = pick.clone();
    absent.case = theirs;
    let done = place.office.accept_across(&officer(), first, "no", &[other, absent]).await.unwrap();
    assert_eq!((done.decided, done.left.len()), (0, 2), "{done:?}");
    let unknown = Pick { case: CaseId(uuid::Uuid::from_u128(7)), ..pick.clone() };
    let refused = place.office.accept_across(&officer(), first, "never", &[pick.clone(), unknown]).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
    for _ in 0..2 {
        let done = place.office.accept_across(&officer(), first, "yes", std::slice::from_ref(&pick)).await;
        assert_eq!(done.unwrap().decided, 1, "and the second press tells the same");
    }
    let case = place.office.case(&officer(), first).await.unwrap();
    let decided: Vec<_> =
        case.questions.iter().map(|q| q.decision.as_ref().map(|d| d.words.clone())).collect();
    assert_eq!(decided, [Some("Longwire Ltd".to_owned()), None, None, None]);
    let undecided = place.office.case(&there, theirs).await.unwrap();
    assert!(undecided.questions.iter().all(|q| q.decision.is_none()), "never another authority's fact");

    // A position in common words, each with a line of its own.
    let position = Position {
        question: case.questions[2].id,
        disposition: document::response::Disposition::NotHeld,
        provision: None,
        words: "No record of the number of agents is kept.".to_owned(),
        lines: vec![
            (first, "The supplier bills by the hour.".to_owned()),
            (theirs, "Rotas are not kept.".to_owned()),
        ],
    };
    let done = place.office.apply_position(&officer(), first, "position", &position).await.unwrap();
    assert_eq!(done.decided, 2, "{done:?}");
    let words = |case: &casework::Case| case.questions[2].decision.as_ref().unwrap().words.clone();
    let (here, beyond) = (
        words(&place.office.case(&officer(), first).await.unwrap()),
        words(&place.office.case(&there, theirs).await.unwrap()),
    );
    assert!(here.contains("bills by the hour") && !here.contains("Rotas"));
    assert!(beyond.starts_with("No record of the number") && beyond.contains("Rotas"));
    let refusing = Position {
        question: case.questions[1].id,
        disposition: document::response::Disposition::Withheld,
        provision: Some("s.999".to_owned()),
        ..position
    };
    let done = place.office.apply_position(&officer(), first, "refusing", &refusing).await.unwrap();
    assert_eq!((done.decided, done.left.len()), (0, 2), "no law has it: {done:?}");
}

/// A register of contracts as at a day.
async fn contracts(place: &Place, supplier: &str, as_at: jiff::civil::Date) {
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    let rows = vec![row(["Contact centre telephony platform", supplier, "01/08/2025", "30/09/2027"])];
    let headings = row(["Contract title", "Supplier", "Start date", "End date"]);
    let register = Register::table("contracts", "Procurement", Some(as_at), headings, rows);
    let event = AuthorityEvent::RegisterImported { register };
    place.office.change(&Who::command_line(HOUSE), "contracts", event).await.unwrap();
}
