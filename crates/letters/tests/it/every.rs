//! Every kind of letter under every law that has it, each from a case decided well. Tests read them as prose, hold them
//! against the law's list, and let the checks look at them.

use casework::{
    Authority, Case, Decision, Disposition, GroupId, QuestionId,
    case::{
        Ask, AskedQuestion, Charge, ClockEvent, ClockEventKind, Contribution, Letter as Sent, LetterFiles,
        LetterKind, LetterState, Minutes, Party, Review, ReviewDecision,
    },
};
use document::Law;
use jiff::civil::{Date, date};
use law::notices::NoticeKind;
use letters::Plan;

use crate::{cases, wexmoor};

/// A letter to be composed.
pub struct Letter {
    pub name: String,
    pub kind: LetterKind,
    pub law: Law,
    pub authority: Authority,
    pub case: Case,
    pub plan: Plan,
    /// Which notices of the law it is.
    pub is: Vec<NoticeKind>,
}

/// A case of a law with two questions that are not decided yet.
pub fn case(law: Law) -> Case {
    let asked = match law {
        Law::Foia | Law::Foisa => ["Who supplies your contact centre?", "What was paid for it in 2025?"],
        Law::Eir | Law::Eisrs => ["How much silt was dredged in 2025?", "Where was it put?"],
    };
    let subject = if law.is_environmental() { "Dredging" } else { "Contact centre" };
    let questions = vec![
        wexmoor::question(1, "1", None, asked[0], None),
        wexmoor::question(2, "2", None, asked[1], None),
    ];
    let mut case = wexmoor::case_of(subject, questions);
    under(&mut case, law);
    case
}

fn under(case: &mut Case, law: Law) {
    case.law_read = Some(law);
    if let Some(group) = case.groups.get_mut(&GroupId(0)) {
        group.law = law;
    }
}

pub fn sent(id: u32, kind: LetterKind, on: Date, answers: &[u32]) -> Sent {
    let file = wexmoor::file("letter");
    Sent {
        id: casework::LetterId(id),
        kind,
        on,
        to: "rowan.ashby@mail.example".into(),
        subject: String::new(),
        message_id: format!("{id}@wexmoor.example"),
        files: LetterFiles { content: file.clone(), pdf: file.clone(), text: file },
        answers: answers.iter().map(|id| QuestionId(*id)).collect(),
        to_follow: Vec::new(),
        enclosures: Vec::new(),
        supersedes: None,
        particulars: casework::case::Particulars::default(),
        state: LetterState::Issued,
    }
}

fn happened(case: &mut Case, kind: ClockEventKind, on: Date) {
    if let Some(group) = case.groups.get_mut(&GroupId(0)) {
        group.events.push(ClockEvent { kind, on });
        group.outcome = None;
    }
}

pub fn harbourline() -> Party {
    Party {
        name: "Harbourline Telecom Ltd".into(),
        address: vec!["4 Quay Street".into(), "Wexmoor WX2 8QP".into()],
        email: "contracts@harbourline.example".into(),
    }
}

const BOTH: [QuestionId; 2] = [QuestionId(1), QuestionId(2)];

/// The letters that ask, tell and pass on.
fn notice(kind: LetterKind, law: Law) -> Option<Letter> {
    use LetterKind::*;
    let mut case = case(law);
    let mut plan = Plan::new(date(2026, 6, 10));
    plan.groups = vec![GroupId(0)];
    let mut is = Vec::new();
    match kind {
        Acknowledgement => {
            plan.on = date(2026, 6, 2);
            plan.groups.clear();
            is.push(NoticeKind::Acknowledgement);
        }
        Clarification => {
            plan.note = "Do you mean the Guildhall, Harbour House, or both?".into();
            plan.particulars.by = Some(date(2026, 8, 10));
            is.push(NoticeKind::Clarification);
        }
        FeesNotice => {
            let charge = Charge {
                pence: 1240,
                basis: "124 sheets copied at 10p a sheet; we ask nothing for our time".into(),
                how: "Pay by card at https://www.wexmoor.example/pay or by cheque to the address above, and quote our reference".into(),
            };
            plan.particulars.charge = Some(charge);
            is.push(NoticeKind::FeesNotice);
        }
        Extension if law == Law::Foisa => return None,
        Extension if law.is_environmental() => {
            plan.note = "The answer stands in 1,900 logs of nine dredgers. Each must be read beside the tide tables of its day, because the tonnes were written down wet.".into();
            plan.until = Some(date(2026, 7, 20));
            is.push(NoticeKind::ComplexExtension);
        }
        Extension => {
            let mut follows = wexmoor::crime("the name of the product");
            follows.disposition = Disposition::Withheld;
            case.questions[0].decision = Some(follows.clone());
            case.questions[1].decision = Some(follows);
            plan.until = Some(date(2026, 7, 28));
            plan.note = "We have asked the supplier for its view and must weigh it.".into();
            is.push(NoticeKind::PublicInterestExtension);
        }
        NotValid => {
            case.questions.clear();
            plan.note = "- your name\n- which years you mean".into();
        }
        Correction => {
            case.questions[0].decision = Some(wexmoor::given("Harbourline Telecom Ltd."));
            case.questions.truncate(1);
            case.letters = vec![sent(1, Response, date(2026, 6, 4), &[1])];
            plan.supersedes = Some(casework::LetterId(1));
            plan.answers = vec![QuestionId(1)];
            plan.note = "We named the wrong supplier".into();
        }
        Transfer => {
            let party = Party {
                name: "Lowmarsh County Council".into(),
                address: vec!["County Hall".into(), "Lowmarsh LM1 4TT".into()],
                email: "foi@lowmarsh.example".into(),
            };
            plan.particulars.party = Some(party);
            is.push(NoticeKind::Transfer);
        }
        Withdrawal | OwnData => {}
        ReUse => {
            plan.note = "You may use the list of contracts again, for any purpose and free of charge, under the Open Government Licence. Please say that it comes from us.".into();
        }
        Delay => {
            plan.on = date(2026, 7, 6);
            plan.until = Some(date(2026, 7, 17));
            plan.note = "Two of the three people who keep these records were away, and we did not pass the work on in time.".into();
        }
        Consultation => {
            plan.particulars.party = Some(harbourline());
            plan.particulars.questions = BOTH.to_vec();
            plan.particulars.by = Some(date(2026, 6, 19));
            plan.note = "We hold your tender of 3 March 2023 and the prices in it".into();
        }
        PreRelease => {
            let mut earlier = sent(1, Consultation, date(2026, 6, 5), &[]);
            earlier.particulars.party = Some(harbourline());
            case.letters = vec![earlier];
            case.consultations = vec![casework::case::Consultation {
                id: casework::ConsultationId(1),
                party: "Harbourline Telecom Ltd".into(),
                questions: BOTH.to_vec(),
                by: date(2026, 6, 9),
                view: Some("We would rather you did not.".into()),
            }];
            plan.particulars.party = Some(harbourline());
            plan.particulars.questions = BOTH.to_vec();
            plan.particulars.by = Some(date(2026, 6, 24));
            plan.note = "We will give out the yearly total. It does not show the price of any one service, so it cannot be used to undercut you.".into();
        }
        Chaser => {
            case.asks = vec![ask(&[(1, Minutes::default()), (2, Minutes::default())], false)];
            plan.particulars.party = Some(Party { name: "Procurement".into(), ..Party::default() });
            plan.particulars.questions = BOTH.to_vec();
            plan.particulars.by = Some(date(2026, 6, 15));
        }
        RegulatorReply => {
            case = refused(law);
            case.letters = vec![
                sent(1, Acknowledgement, date(2026, 6, 2), &[]),
                sent(2, Response, date(2026, 6, 22), &[1, 2, 3]),
                sent(3, ReviewOutcome, date(2026, 7, 20), &[]),
            ];
            case.reviews = vec![review(Some((date(2026, 7, 20), "the answer stands".into())))];
            case.complaint = Some("IC-104233-K7Q2".into());
            plan.on = date(2026, 9, 1);
            plan.groups.clear();
            plan.note = "We stand by our answer. The tender was still open when we gave it".into();
        }
        Response | ReviewOutcome => return None,
    }
    let name = format!("{}-{}", kind.id(), law.id());
    Some(Letter { name, kind, law, authority: cases::authority(law, false), case, plan, is })
}

pub fn ask(minutes: &[(u32, Minutes)], answered: bool) -> Ask {
    let contribution = |(id, minutes): &(u32, Minutes)| Contribution {
        question: QuestionId(*id),
        text: "As estimated.".into(),
        not_held: false,
        files: Vec::new(),
        minutes: *minutes,
        at: "2026-06-05T10:00:00Z".parse().expect("an instant"),
    };
    Ask {
        id: casework::AskId(1),
        team: "Procurement".into(),
        to: "procurement@wexmoor.example".into(),
        questions: minutes
            .iter()
            .map(|(id, _)| AskedQuestion {
                question: QuestionId(*id),
                words: format!("Part {id} of the contract, please."),
            })
            .collect(),
        by: date(2026, 6, 8),
        note: String::new(),
        at: "2026-06-02T10:00:00Z".parse().expect("an instant"),
        contributions: if answered { minutes.iter().map(contribution).collect() } else { Vec::new() },
        passed_on: None,
        withdrawn: false,
    }
}

fn review(answered: Option<(Date, String)>) -> Review {
    Review {
        id: casework::ReviewId(1),
        on: date(2026, 7, 1),
        grounds:
            "You withheld the whole file. The tender has closed since, so I do not see whom it could harm."
                .into(),
        due: Some(date(2026, 7, 29)),
        calendar_edition: "test".into(),
        deciders: Vec::new(),
        answered,
    }
}

/// A case of a law in which something is refused, decided well.
pub fn refused(law: Law) -> Case {
    base(match law {
        Law::Foia => "foia s.43(2)",
        Law::Eir => "eir reg.12(5)(e)",
        Law::Foisa => "foisa s.33(1)(b)",
        Law::Eisrs => "eisrs reg.10(5)(g)",
    })
}

fn base(name: &str) -> Case {
    cases::all().into_iter().find(|b| b.name == name).expect("the list has it").case
}

/// Outcomes of reviews, one for each law, with each decision among them.
fn outcomes() -> Vec<Letter> {
    let of = |law: Law, decision: ReviewDecision| {
        let mut case = refused(law);
        case.reviews = vec![review(None)];
        case.letters = vec![sent(1, LetterKind::Response, date(2026, 6, 22), &[1, 2, 3])];
        let mut plan = Plan::new(date(2026, 7, 20));
        plan.particulars.review = Some(casework::ReviewId(1));
        plan.particulars.decision = Some(decision);
        plan.note = "The tender was open when we answered, and closed on 10 July. Until then the prices could have been used against those who bid.".into();
        if decision != ReviewDecision::Upheld {
            plan.note = "The totals could have been given from the start: they show nobody's price.".into();
            case.questions[1].decision =
                Some(wexmoor::given("The three bids came to £310,000, £322,500 and £341,000."));
            plan.answers = vec![QuestionId(2)];
        }
        let name = format!("review-outcome-{}-{}", law.id(), decision.id());
        let is = vec![NoticeKind::ReviewOutcome];
        let authority = cases::authority(law, false);
        Letter { name, kind: LetterKind::ReviewOutcome, law, authority, case, plan, is }
    };
    let mut out = vec![
        of(Law::Foia, ReviewDecision::Upheld),
        of(Law::Foia, ReviewDecision::UpheldInPart),
        of(Law::Eir, ReviewDecision::UpheldInPart),
        of(Law::Foisa, ReviewDecision::Overturned),
        of(Law::Eisrs, ReviewDecision::Upheld),
    ];
    // One that comes late, by a person with an office, with more to come.
    let mut late = of(Law::Eir, ReviewDecision::UpheldInPart);
    late.name = "review-outcome-eir-late".into();
    late.plan.on = date(2026, 9, 1);
    late.plan.answers.clear();
    late.plan.particulars.by = Some(date(2026, 9, 14));
    late.plan.particulars.party =
        Some(Party { name: "the Head of Legal Services".into(), ..Party::default() });
    late.plan.note =
        "The totals could have been given from the start. Engineering is working them out.".into();
    out.push(late);
    out
}

/// Responses of all shapes, beside those that the table of cases gives.
fn responses() -> Vec<Letter> {
    let response = |name: &str, law: Law, case: Case, on: Date, is: &[NoticeKind]| {
        let plan = Plan::ready(&case, on);
        let authority = cases::authority(law, false);
        Letter { name: name.into(), kind: LetterKind::Response, law, authority, case, plan, is: is.to_vec() }
    };
    use NoticeKind as N;
    let today = wexmoor::today();
    let mut out = Vec::new();
    for law in Law::ALL {
        let id = law.id();
        let mut given = case(law);
        given.questions[0].decision = Some(wexmoor::given("It was 4,100 in all."));
        given.questions[1].decision = Some(wexmoor::given("At Lowmarsh."));
        out.push(response(&format!("response-{id}-disclosure"), law, given.clone(), today, &[N::Disclosure]));
        out.push(response(&format!("response-{id}-late"), law, given, date(2026, 7, 10), &[N::Disclosure]));
        let mut nothing = case(law);
        for question in &mut nothing.questions {
            let searched = "We searched the contracts register and asked the Harbour team. Lowmarsh County Council may hold it: foi@lowmarsh.example.";
            question.decision = Some(Decision::new(Disposition::NotHeld, searched));
        }
        out.push(response(&format!("response-{id}-not-held"), law, nothing, today, &[N::NotHeld]));
        out.push(response(&format!("response-{id}-refusal"), law, refused(law), today, &[N::Refusal]));
    }
    // Refused as a whole.
    for (law, provision, is) in [
        (Law::Foia, "s.12(1)", N::CostRefusal),
        (Law::Foisa, "s.12(1)", N::CostRefusal),
        (Law::Foia, "s.14(1)", N::VexatiousRefusal),
        (Law::Foisa, "s.14(1)", N::VexatiousRefusal),
    ] {
        let mut whole = case(law);
        let mut decision = Decision::new(Disposition::Refused, "");
        let cost = is == N::CostRefusal;
        let why = if cost {
            "The answer stands in 2,400 paper files of old invoices, which are kept by supplier and not by year. We tried 20 of them."
        } else {
            "It is the fortieth request about this contract in a year. Answering them has taken one clerk's whole time, and the last twelve asked for what had been sent before."
        };
        decision.reliances = vec![casework::decision::Reliance {
            why: why.into(),
            about_this_request: if cost {
                "If you asked for one supplier, or for the three largest, we could answer within the limit."
                    .into()
            } else {
                String::new()
            },
            ..casework::decision::Reliance::on(law, provision)
        }];
        for question in &mut whole.questions {
            question.decision = Some(decision.clone());
        }
        if cost {
            let each = Minutes { find_out: 30, locate: 900, retrieve: 390, extract: 360, other: 60 };
            whole.asks = vec![ask(&[(1, each), (2, each)], true)];
        }
        let section = if cost { "s12" } else { "s14" };
        out.push(response(&format!("response-{}-{section}", law.id()), law, whole, today, &[is]));
    }
    out.extend(more_time(&response));
    // Neither confirming nor denying.
    let mut neither = case(Law::Foia);
    neither.questions.truncate(1);
    neither.questions[0].label = None;
    neither.questions[0].text = "Which intrusion detection software do you use?".into();
    neither.questions[0].decision = Some(wexmoor::ncnd());
    out.push(response("response-foia-ncnd", Law::Foia, neither, today, &[N::NeitherConfirmNorDeny]));
    let mut neither = case(Law::Foisa);
    neither.questions.truncate(1);
    neither.questions[0].text = "Which intrusion detection software do you use?".into();
    let mut decision = wexmoor::ncnd();
    decision.reliances[0].law = Law::Foisa;
    decision.reliances[0].provision = "s.18(1)".into();
    decision.reliances[0].why = "If we held it, it would be exempt under section 35(1)(a). To say whether or not such software is in use would show an attacker where defences are, or are not.".into();
    decision.reliances[0].prejudice = "Attackers choose their targets by such signs, so that either answer would prejudice substantially the prevention of crime.".into();
    neither.questions[0].decision = Some(decision);
    out.push(response("response-foisa-ncnd", Law::Foisa, neither, today, &[N::NeitherConfirmNorDeny]));
    out.push(two_laws());
    out
}

/// Answers after more time was taken.
fn more_time(response: &dyn Fn(&str, Law, Case, Date, &[NoticeKind]) -> Letter) -> Vec<Letter> {
    let mut weighed = refused(Law::Foia);
    weighed.letters = vec![sent(1, LetterKind::Extension, date(2026, 6, 25), &[])];
    happened(&mut weighed, ClockEventKind::PublicInterestExtensionTo, date(2026, 7, 28));
    let mut complex = refused(Law::Eir);
    complex.letters = vec![sent(1, LetterKind::Extension, date(2026, 6, 25), &[])];
    happened(&mut complex, ClockEventKind::ComplexVoluminousExtension, date(2026, 6, 25));
    vec![
        response(
            "response-foia-after-extension",
            Law::Foia,
            weighed,
            date(2026, 7, 21),
            &[NoticeKind::PublicInterestOutcome],
        ),
        response(
            "response-eir-after-extension",
            Law::Eir,
            complex,
            date(2026, 7, 21),
            &[NoticeKind::Refusal],
        ),
    ]
}

/// One letter under the Act and the Regulations.
fn two_laws() -> Letter {
    let mut case = refused(Law::Foia);
    let other = refused(Law::Eir);
    let mut group = other.groups[&GroupId(0)].clone();
    group.id = GroupId(1);
    case.groups.insert(GroupId(1), group);
    for (nth, mut question) in other.questions.into_iter().enumerate().skip(1) {
        let id = u32::try_from(nth).expect("few") + 3;
        question.id = QuestionId(id);
        question.label = Some(id.to_string());
        question.group = GroupId(1);
        case.questions.push(question);
    }
    let plan = Plan::ready(&case, wexmoor::today());
    Letter {
        name: "response-two-laws".into(),
        kind: LetterKind::Response,
        law: Law::Foia,
        authority: wexmoor::authority(),
        case,
        plan,
        is: vec![NoticeKind::Refusal],
    }
}

/// Every letter.
pub fn all() -> Vec<Letter> {
    let notices = LetterKind::ALL.into_iter().flat_map(|kind| Law::ALL.map(|law| notice(kind, law)));
    notices.flatten().chain(outcomes()).chain(responses()).collect()
}

/// The text that leaves.
pub fn text(letter: &Letter) -> String {
    rendering::text(&letters::compose(letter.kind, &letter.case, &letter.authority, &letter.plan))
}
