//! The draft of a case: what is proposed and noted, accepted, edited, rejected; what is asked instead; what is measured.

use casework::{
    AuthorityEvent, CaseId, Command, Decision, Disposition, QuestionId,
    authority::Register,
    case::{Channel, Fate, RejectedBecause},
};
use document::Law;
use jiff::civil::{Date, date};
use office::{CaseDraft, Chosen, Error, Taken, Who};

use crate::{
    house::{self, HOUSE, approver, officer, post_room, second_officer, stranger},
    place::{Place, on_both},
};

on_both!(
    an_officer_accepts_edits_and_rejects,
    a_draft_is_noted_once_and_only_for_those_who_decide,
    what_is_old_asks_its_owner,
    the_threshold_is_the_authoritys_own,
    a_letter_that_says_otherwise_than_the_memory_is_pointed_out,
);

fn table(name: &str, owner: &str, as_at: Date, rows: &[&[&str]]) -> Register {
    let own = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    Register::table(name, owner, Some(as_at), own(rows[0]), rows[1..].iter().map(|row| own(row)).collect())
}

async fn import(place: &Place, register: Register) {
    let command = format!("{} {:?}", register.name, register.as_at);
    let event = AuthorityEvent::RegisterImported { register };
    place.office.change(&Who::command_line(HOUSE), &command, event).await.unwrap();
}

/// Telephones are known; what protects them is withheld; who looks after them and what calls cost is not.
async fn registers(place: &Place, as_at: Date) {
    let facts: &[&[&str]] = &[
        &["Topic", "Measure", "Value", "As at", "Disclosure"],
        &["Telephones", "Number of desk telephones", "412", &as_at.to_string(), "give"],
        &[
            "Telephone system",
            "Product that protects the telephone system against attacks",
            "Hedgerow",
            &as_at.to_string(),
            "withhold s.31(1)(a)",
        ],
    ];
    import(place, table("telephony", "ICT", as_at, facts)).await;
    let contracts: &[&[&str]] = &[
        &["Title", "Supplier", "Start date", "End date"],
        &["Telephone system", "Callwise Ltd", "2024-04-01", "2028-03-31"],
    ];
    import(place, table("contracts", "Procurement", as_at, contracts)).await;
}

/// The request with six questions, accepted.
async fn telephones(place: &Place) -> CaseId {
    let office = &place.office;
    let message = house::telephones();
    let taken = office.receive(&post_room(), "r.eml", message, Channel::Email, office.now()).await.unwrap();
    house::triage(office, taken.case, "triage").await;
    office.accept(&officer(), taken.case, "accept", Law::Foia).await.unwrap();
    taken.case
}

/// What stands in the draft, a text for each question.
fn stands(draft: &CaseDraft) -> Vec<Option<&str>> {
    draft.lines.iter().map(|l| l.proposed().map(|c| c.text.as_str())).collect()
}

fn chosen(draft: &CaseDraft, at: usize) -> Chosen {
    let line = &draft.lines[at];
    Chosen { question: line.question, key: line.key.clone(), revision: 0 }
}

async fn fate(place: &Place, case: CaseId, at: usize) -> Vec<Fate> {
    let case = place.office.case(&officer(), case).await.unwrap();
    case.questions[at].proposals.iter().map(|p| p.fate.clone()).collect()
}

async fn an_officer_accepts_edits_and_rejects(place: &Place) {
    registers(place, date(2026, 5, 1)).await;
    let (office, who) = (&place.office, officer());
    let case = telephones(place).await;
    let draft = office.case_draft(&who, case).await.unwrap();
    let texts = stands(&draft);
    assert_eq!((texts[0], texts[3]), (Some("412"), Some("31 March 2028")), "{texts:?}");
    assert!(texts[1].is_some() && texts[4].is_none() && texts[5].is_none(), "{texts:?}");
    office.draft_answers(&who, case, "draft").await.unwrap();
    assert_eq!(fate(place, case, 0).await, [Fate::Shown]);

    // Nothing of it is decided, and nothing is in the letter.
    let state = office.case(&who, case).await.unwrap();
    assert!(state.questions.iter().all(|q| q.decision.is_none()));

    // The number needs nothing more; the product needs a line about this request before it may be withheld.
    let both = [chosen(&draft, 0), chosen(&draft, 1)];
    let taken = office.accept_proposals(&who, case, "accept both", &both).await.unwrap();
    assert_eq!(taken.taken, [draft.lines[0].question]);
    assert_eq!(taken.needs.len(), 1);
    assert!(taken.needs[0].1[0].contains("needs a line about this request"), "{taken:?}");
    let again = office.accept_proposals(&who, case, "accept both", &both).await.unwrap();
    assert_eq!(again, taken, "a repeat is told the same");
    let state = office.case(&who, case).await.unwrap();
    let decision = state.questions[0].decision.as_ref().unwrap();
    assert_eq!((decision.words.as_str(), decision.disposition), ("412", Disposition::Given));
    let source = decision.source.as_ref().unwrap();
    assert_eq!((source.name.split(':').next(), source.as_at), (Some("telephony"), Some(date(2026, 5, 1))));
    assert!(state.questions[1].decision.is_none());

    // The reason is opened with what the authority keeps for it, and decided with its line.
    let key = &draft.lines[1].key;
    let (proposal, made) = office.proposal(&who, case, draft.lines[1].question, key).await.unwrap();
    let mut decision = made.decision;
    assert_eq!(decision.reliances[0].standing_reason.as_deref(), Some("security"));
    assert!(decision.balance.is_some(), "a qualified exemption brings its balance");
    let take = |decision: &Decision| Command::TakeProposal {
        question: draft.lines[1].question,
        proposal: Box::new(proposal.clone()),
        decision: Box::new(decision.clone()),
        revision: 0,
    };
    let refused = office.act(&who, case, "too soon", vec![take(&decision)]).await;
    assert!(matches!(refused, Err(Error::Refused(no)) if no.why.contains("line about this request")));
    decision.reliances[0].about_this_request =
        "We looked at what is held for this question today.".to_owned();
    office.act(&who, case, "withheld", vec![take(&decision)]).await.unwrap();
    assert_eq!(fate(place, case, 1).await, [Fate::Accepted]);

    // The end of the contract is changed by an officer.
    let (proposal, made) =
        office.proposal(&who, case, draft.lines[3].question, &draft.lines[3].key).await.unwrap();
    let mut decision = made.decision;
    decision.words = "31 March 2028, with an option to extend by a year".to_owned();
    let edit = Command::TakeProposal {
        question: draft.lines[3].question,
        proposal: Box::new(proposal),
        decision: Box::new(decision),
        revision: 0,
    };
    office.act(&who, case, "edited", vec![edit]).await.unwrap();
    assert!(matches!(fate(place, case, 3).await[..], [Fate::Edited { changed: 50..=70 }]));

    let told = office.acceptance(&who, date(2026, 1, 1), date(2026, 12, 31)).await.unwrap();
    assert_eq!((told.all.accepted, told.all.edited, told.all.rejected, told.all.judged()), (2, 1, 0, 3));
    let lines: Vec<String> =
        office.timeline(&who, case).await.unwrap().into_iter().map(|line| line.what).collect();
    for words in ["answers were drafted", "was taken as it was: telephony", "was taken changed by"] {
        assert!(lines.iter().any(|line| line.contains(words)), "{words} in {lines:#?}");
    }
}

async fn a_draft_is_noted_once_and_only_for_those_who_decide(place: &Place) {
    registers(place, date(2026, 5, 1)).await;
    let (office, who) = (&place.office, officer());
    let case = telephones(place).await;
    let draft = office.case_draft(&who, case).await.unwrap();
    assert!(!draft.noted);
    office.draft_answers(&who, case, "draft").await.unwrap();
    let version = office.case(&who, case).await.unwrap().version;
    office.draft_answers(&second_officer(), case, "once more").await.unwrap();
    assert_eq!(office.case(&who, case).await.unwrap().version, version, "nothing new was proposed");
    assert!(office.case_draft(&who, case).await.unwrap().noted);

    assert!(office.draft_answers(&approver(), case, "approver").await.is_err());
    assert!(office.accept_proposals(&approver(), case, "a", &[chosen(&draft, 0)]).await.is_err());
    assert!(matches!(office.case_draft(&stranger(), case).await, Err(Error::NotFound(_))));
    assert!(office.case_draft(&Who::public(HOUSE), case).await.is_err());

    // What was rejected is not proposed again, on this question.
    let first = chosen(&draft, 0);
    let because = Some(RejectedBecause::WrongRecord);
    for _ in 0..2 {
        office.reject_proposal(&who, case, "reject", &first, because, "the old site").await.unwrap();
    }
    assert_eq!(fate(place, case, 0).await, [Fate::Rejected { because }]);
    let after = office.case_draft(&who, case).await.unwrap();
    assert!(after.lines[0].drafted.candidates.iter().all(|c| office::proposal_key(c) != first.key));
    assert!(office.proposals(&who, case, QuestionId(0)).await.unwrap().iter().all(|c| c.text != "412"));
    let gone = office.accept_proposals(&who, case, "late", std::slice::from_ref(&first)).await;
    assert!(matches!(gone, Err(Error::Refused(_))));
    let told = office.acceptance(&who, date(2026, 1, 1), date(2026, 12, 31)).await.unwrap();
    assert_eq!(told.because, [("wrong-record".to_owned(), 1)]);
    let other = office.acceptance(&stranger(), date(2026, 1, 1), date(2026, 12, 31)).await.unwrap();
    assert_eq!(other.all.proposed, 0);
}

async fn what_is_old_asks_its_owner(place: &Place) {
    registers(place, date(2024, 1, 10)).await;
    let (office, who) = (&place.office, officer());
    let case = telephones(place).await;
    let draft = office.case_draft(&who, case).await.unwrap();
    let line = &draft.lines[0];
    assert!(line.drafted.candidates.iter().any(|c| c.text == "412" && c.stale), "{line:?}");
    let find = line.drafted.to_find.as_ref().unwrap();
    assert_eq!(find.whom.as_deref(), Some("ICT"));
    assert_eq!(find.last.as_ref().unwrap().text, "412");
    assert!(!line.ready(), "what is old is not accepted in one go with the others");
    assert_eq!(draft.ready, 0);
}

async fn the_threshold_is_the_authoritys_own(place: &Place) {
    registers(place, date(2026, 5, 1)).await;
    let (office, who) = (&place.office, officer());
    let case = telephones(place).await;
    assert!(office.case_draft(&who, case).await.unwrap().proposed > 0);
    let set = |hundredths| AuthorityEvent::ThresholdSet { hundredths };
    let line = Who::command_line(HOUSE);
    office.change(&line, "all", set(100)).await.unwrap();
    let draft = office.case_draft(&who, case).await.unwrap();
    assert_eq!(draft.proposed, 0);
    assert!(draft.lines.iter().all(|l| l.drafted.to_find.is_some()), "all is still to be found");
    assert_eq!(office.accept_proposals(&who, case, "none", &[]).await.unwrap(), Taken::default());
    assert!(office.change(&line, "too much", set(101)).await.is_err());
    assert!(office.change(&who, "officer", set(90)).await.is_err(), "an administrator sets it");
}

async fn a_letter_that_says_otherwise_than_the_memory_is_pointed_out(place: &Place) {
    registers(place, date(2026, 5, 1)).await;
    let (office, who) = (&place.office, officer());
    let case = telephones(place).await;
    let [number, product, .., ends, _, _] = [0, 1, 2, 3, 4, 5].map(QuestionId);
    let all = [number, product, ends];
    assert!(office.against_answers(&who, case, &all).await.unwrap().is_empty(), "nothing is decided");
    let decide = vec![
        house::decide(number, house::given("412"), 0),
        house::decide(product, house::given("Hedgerow"), 0),
        house::decide(ends, house::given("The contract ends on 31 March 2031."), 0),
    ];
    office.act(&who, case, "decide", decide).await.unwrap();
    let found = office.against_answers(&who, case, &all).await.unwrap();
    let told: Vec<(QuestionId, &str, &str)> =
        found.iter().map(|a| (a.question, a.words.as_str(), a.warning.with.text.as_str())).collect();
    assert_eq!(found.len(), 2, "what agrees is not told: {told:?}");
    assert_eq!(told[0].0, product);
    assert!(found[0].warning.why.contains("not to give this under s.31(1)(a)"), "{:?}", found[0]);
    assert_eq!(told[1], (ends, "The contract ends on 31 March 2031.", "31 March 2028"), "both sides");
    assert!(found[1].warning.why.contains("says otherwise as at 1 May 2026"), "{:?}", found[1]);
    let one = office.against_answers(&who, case, &[number]).await.unwrap();
    assert!(one.is_empty(), "only what the letter answers");

    // A value that an officer rejected speaks against nothing.
    let other = office.proposals(&who, case, ends).await.unwrap();
    let chosen = |c| Chosen { question: ends, key: office::proposal_key(c), revision: 1 };
    for (nth, candidate) in other.iter().enumerate().filter(|(_, c)| c.text == "31 March 2028") {
        let id = format!("not that {nth}");
        office.reject_proposal(&who, case, &id, &chosen(candidate), None, "an older contract").await.unwrap();
    }
    let found = office.against_answers(&who, case, &all).await.unwrap();
    assert!(found.iter().all(|a| a.question == product), "{found:?}");
    for nobody in [stranger(), Who::public(HOUSE)] {
        assert!(matches!(office.against_answers(&nobody, case, &all).await, Err(Error::NotFound(_))));
    }
}
