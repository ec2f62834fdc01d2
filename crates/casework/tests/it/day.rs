//! A working day to try things on: an authority, its people, a case, and the clock of the test.

use casework::{
    Actor, Authority, AuthorityEvent, Case, CaseId, Command, Context, Decision, Disposition, Event,
    FindingNote, GroupId, LetterId, OpenCase, PersonId, QuestionId, Refusal, Role,
    authority::{ClearancePolicy, Member, Profile, Team},
    case::*,
    command::QuestionWords,
    decision::ToFollow,
};
use document::{Contact, Law, request::Applicant};
use jiff::{Timestamp, civil::Date};
use law::Edition;
use uuid::Uuid;

pub const OFFICER: u128 = 1;
pub const SECOND_OFFICER: u128 = 2;
pub const APPROVER: u128 = 3;
pub const DEPUTY: u128 = 4;

pub fn person(id: u128, name: &str, roles: &[Role]) -> Actor {
    Actor::Person { id: PersonId(Uuid::from_u128(id)), name: name.to_owned(), roles: roles.to_vec() }
}

pub fn officer() -> Actor {
    person(OFFICER, "Olwen Officer", &[Role::Officer])
}

pub fn approver() -> Actor {
    person(APPROVER, "Abel Approver", &[Role::Approver])
}

pub fn authority() -> Authority {
    let id = Uuid::from_u128(77);
    let mut events = vec![AuthorityEvent::ProfileSet {
        id,
        profile: Profile {
            name: "Borough of Wexmoor".into(),
            slug: "wexmoor".into(),
            reference_prefix: "FOI".into(),
            laws: vec![Law::Foia, Law::Eir],
            body: "standard".into(),
            higher_limit: false,
            holder: Some(law::reliance::Holder::Other),
            team: "Information Governance".into(),
            contact: Contact::default(),
            review_contact: "foi@wexmoor.example".into(),
            colour: "#1d4e6b".into(),
            reuse: String::new(),
            mail_from: "foi@wexmoor.example".into(),
        },
    }];
    for (id, name, role) in [
        (OFFICER, "Olwen Officer", Role::Officer),
        (SECOND_OFFICER, "Piers Second", Role::Officer),
        (APPROVER, "Abel Approver", Role::Approver),
        (DEPUTY, "Dora Deputy", Role::Approver),
    ] {
        events.push(AuthorityEvent::MemberSet {
            person: PersonId(Uuid::from_u128(id)),
            member: Member {
                name: name.into(),
                email: format!("{id}@wexmoor.example"),
                roles: vec![role],
                team: None,
            },
        });
    }
    for team in ["ICT", "Highways"] {
        events.push(AuthorityEvent::TeamSet {
            team: Team {
                name: team.into(),
                email: format!("{}@wexmoor.example", team.to_lowercase()),
                covers: String::new(),
            },
        });
    }
    Authority::fold(&events).unwrap()
}

pub fn file(name: &str) -> StoredFile {
    StoredFile {
        sha256: format!("{name:0>64}"),
        name: name.into(),
        media_type: "text/plain".into(),
        bytes: 3,
    }
}

/// A case with its events, and the day on which the next command is given.
#[derive(Clone)]
pub struct Day {
    pub authority: Authority,
    pub case: Case,
    pub events: Vec<(Event, Actor, Timestamp)>,
    pub today: Date,
    pub edition: &'static Edition,
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

impl Day {
    /// A case of `questions` questions, received on a day, triaged as a request.
    pub fn with_questions(received: &str, questions: usize) -> Day {
        let today = date(received);
        let authority = authority();
        let program = Actor::program("a test");
        let now = noon(today);
        let open = OpenCase {
            id: CaseId(Uuid::from_u128(5)),
            reference: "FOI-2026-0001".into(),
            subject: "Telephony contracts".into(),
            origin: Origin {
                channel: Channel::Email,
                received_at: now,
                received_on: today,
                message_id: None,
            },
            applicant: Applicant {
                name: Some("Quentin Asker".into()),
                email: Some("q.asker@example.org".into()),
                ..Applicant::default()
            },
            original: file("original"),
            attachments: Vec::new(),
            text: "a request".into(),
        };
        let edition = Edition::current();
        let context = Context { now, today, actor: &program, authority: &authority, edition };
        let events = casework::open_case(open, &context).unwrap();
        let mut case = casework::open(&events[0]).unwrap();
        casework::apply(&mut case, &events[1], &program, now);
        let mut day = Day {
            authority,
            case,
            events: events.into_iter().map(|e| (e, program.clone(), now)).collect(),
            today,
            edition,
        };
        let words = (1..=questions)
            .map(|n| QuestionWords {
                path: n.to_string(),
                label: Some(n.to_string()),
                heading: None,
                text: format!("Question number {n}?"),
                place: None,
                stem: None,
                own_personal_data: None,
            })
            .collect();
        day.as_actor(
            &program,
            Command::ReadRequest {
                law: Some(Law::Foia),
                stems: vec![],
                questions: words,
                unclear: vec![],
                reading: None,
            },
        )
        .unwrap();
        day.does(Command::Triage { kind: TriageKind::Request, why: String::new() });
        day
    }

    /// The same, accepted.
    pub fn accepted(received: &str, questions: usize) -> Day {
        let mut day = Day::with_questions(received, questions);
        day.does(Command::Accept { law: Law::Foia });
        day
    }

    pub fn on(&mut self, day: &str) -> &mut Self {
        self.today = date(day);
        self
    }

    pub fn as_actor(&mut self, actor: &Actor, command: Command) -> Result<usize, Refusal> {
        let now = noon(self.today);
        let context =
            Context { now, today: self.today, actor, authority: &self.authority, edition: self.edition };
        let events = casework::decide(&self.case, command, &context)?;
        for event in &events {
            casework::apply(&mut self.case, event, actor, now);
            self.events.push((event.clone(), actor.clone(), now));
        }
        Ok(events.len())
    }

    /// The officer does it, and it must succeed.
    #[track_caller]
    pub fn does(&mut self, command: Command) -> &mut Self {
        self.as_actor(&officer(), command).unwrap();
        self
    }

    /// The officer tries, and is refused with a sentence that holds these words.
    #[track_caller]
    pub fn refused(&mut self, command: Command, words: &str) -> &mut Self {
        let refusal = self.as_actor(&officer(), command).expect_err("it should have been refused");
        assert!(refusal.why.contains(words), "refused with: {}", refusal.why);
        self
    }

    #[track_caller]
    pub fn decides(&mut self, question: u32, disposition: Disposition) -> &mut Self {
        let revision = self.case.question(QuestionId(question)).unwrap().revision;
        self.does(Command::Decide {
            question: QuestionId(question),
            decision: Box::new(Decision::new(disposition, format!("Answer {question}."))),
            revision,
        })
    }

    pub fn due(&self, group: u32) -> Option<String> {
        self.case.groups[&GroupId(group)].outcome.as_ref().unwrap().due.map(|d| d.to_string())
    }

    /// What replaying all events gives.
    pub fn replayed(&self) -> Case {
        casework::fold(self.events.iter().map(|(e, a, t)| (e, a, *t))).unwrap()
    }
}

pub fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).in_tz("Europe/London").unwrap().timestamp()
}

pub fn response(answers: &[u32]) -> Command {
    letter(LetterKind::Response, answers, &[], vec![])
}

pub fn letter(
    kind: LetterKind,
    answers: &[u32],
    follow: &[(u32, &str)],
    findings: Vec<FindingNote>,
) -> Command {
    Command::IssueLetter {
        kind,
        to: "q.asker@example.org".into(),
        subject: "Your request".into(),
        message_id: "<x@wexmoor.example>".into(),
        files: Box::new(LetterFiles { content: file("c"), pdf: file("p"), text: file("t") }),
        answers: answers.iter().map(|q| QuestionId(*q)).collect(),
        to_follow: follow
            .iter()
            .map(|(q, by)| (QuestionId(*q), ToFollow { why: "still being found".into(), by: date(by) }))
            .collect(),
        supersedes: None,
        findings,
        groups: vec![],
        until: None,
        note: String::new(),
        particulars: Box::default(),
    }
}

pub fn without_clearance(day: &mut Day) {
    day.does(Command::SetClearanceRule { policy: ClearancePolicy::Never });
}

pub fn last_letter(day: &Day) -> LetterId {
    day.case.letters.last().unwrap().id
}
