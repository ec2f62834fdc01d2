//! What is proposed to an officer for the questions of a case: by registers as at its receipt and by what was published.

use casework::{AuthorityEvent, CaseId, authority::Register, case::Channel};
use document::response::Disposition;
use jiff::civil::{Date, date};
use office::{Received, Who, answers::SourceKind};

use crate::{
    house::{self, HOUSE, officer, post_room, stranger},
    place::{Place, on_both, shared},
};

on_both!(each_part_gets_its_own_contract, only_the_register_of_the_day_counts);

fn register(as_at: Date, supplier: &str) -> Register {
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    let rows = vec![
        row(["Contact centre", supplier, "01/04/2024", "31/03/2028"]),
        row(["Inbound network services", "Longwire Ltd", "01/10/2023", "30/09/2027"]),
    ];
    let headings = row(["What for", "Contractor", "From", "To"]);
    Register::table("contracts", "Procurement", Some(as_at), headings, rows)
}

async fn import(place: &Place, command: &str, register: Register) {
    let event = AuthorityEvent::RegisterImported { register };
    place.office.change(&Who::command_line(HOUSE), command, event).await.unwrap();
}

async fn receive(place: &Place, message: Vec<u8>) -> CaseId {
    let office = &place.office;
    let received: Received =
        office.receive(&post_room(), "request.eml", message, Channel::Email, office.now()).await.unwrap();
    received.case
}

/// The surest proposal of each question, where it is sure enough for a draft.
async fn sure(place: &Place, case: CaseId) -> Vec<Option<String>> {
    let all = place.office.proposals_for_case(&officer(), case).await.unwrap();
    for (question, candidates) in &all {
        let one = place.office.proposals(&officer(), case, *question).await.unwrap();
        assert_eq!(&one, candidates, "one question is proposed the same as with the others");
    }
    all.into_iter()
        .map(|(_, c)| c.into_iter().next().filter(|c| c.confidence >= 0.8).map(|c| c.text))
        .collect()
}

async fn each_part_gets_its_own_contract(place: &Place) {
    let Some(message) = shared("seeds/requests/contact-centre.eml") else { return };
    import(place, "import", register(date(2026, 5, 1), "Callwise Ltd")).await;
    let case = receive(place, message).await;
    let sure = sure(place, case).await;
    let text = |at: usize| sure[at].as_deref();
    assert_eq!(sure.len(), 18);
    assert_eq!((text(0), text(3)), (Some("Callwise Ltd"), Some("31 March 2028")));
    assert_eq!((text(12), text(14)), (Some("Longwire Ltd"), Some("30 September 2027")));
    assert_eq!((text(7), text(8), text(11)), (None, None, None), "numbers are not in the register");
}

async fn only_the_register_of_the_day_counts(place: &Place) {
    import(place, "before", register(date(2026, 5, 1), "Callwise Ltd")).await;
    import(place, "after", register(date(2026, 6, 20), "Newcomer plc")).await;
    let text = "Dear council,\n\n1. Who is the supplier of your contact centre?\n2. Do you have a policy on drones?\n\nYours\nA. Asker\n";
    let first = receive(place, house::mail("a@asker.example", "first", "Contact centre", text, "")).await;
    assert_eq!(sure(place, first).await, [Some("Callwise Ltd".to_owned()), None]);
    let case = place.office.case(&officer(), first).await.unwrap();
    let found = place.office.proposals(&officer(), first, case.questions[0].id).await.unwrap();
    let source = &found[0].source;
    assert_eq!(
        (source.kind, source.date, source.field.as_str()),
        (SourceKind::Register, Some(date(2026, 5, 1)), "Contractor")
    );
    assert_eq!(found[0].disposition, Disposition::Given);
    assert!(place.office.proposals(&stranger(), first, case.questions[0].id).await.is_err());
    assert!(place.office.proposals(&Who::public(HOUSE), first, case.questions[0].id).await.is_err());
}
