//! Sample letters: a fictional request to the authority itself, decided in every way, so that each place of the wording
//! can be seen and checked before any letter leaves. Nobody is named in them, and nothing of them is kept.

mod decided;

use casework::{
    Authority, Case, CaseId, Decision, Disposition, EnclosureId, Event, GroupId, LetterId, QuestionId,
    case::{
        Channel, Charge, Enclosure, Group, Inspected, InspectionFound, InspectionVerdict, Letter,
        LetterFiles, LetterKind, LetterState, MarkTarget, Origin, Particulars, Party, Question, Redaction,
        Review, ReviewDecision, StoredFile, Taken,
    },
    decision::{AnsweredBy, Likelihood, Reliance, ToFollow},
    ids::ReviewId,
};
use document::{Language, Law, request::Applicant};
use jiff::{Span, Timestamp, civil::Date};
use law::provisions;

use self::decided::{COST, accessible, given, ncnd, personal, tests, withheld};
use crate::plan::Plan;

/// A letter of the sample case.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What it is.
    pub kind: LetterKind,
    /// The case it is of.
    pub case: Case,
    /// What it is to say.
    pub plan: Plan,
}

/// The first sample letter in which a place stands; none where no letter of this authority has it.
pub fn showing(place: &str, authority: &Authority, language: Language, today: Date) -> Option<Sample> {
    let authority = &writing_in(authority, language);
    samples(authority, language, today)
        .into_iter()
        .find(|sample| super::places_of(sample.kind, &sample.case, authority, &sample.plan).contains(place))
}

/// The authority as one that writes in this language first, for letters that have no language of an applicant.
pub fn writing_in(authority: &Authority, language: Language) -> Authority {
    let mut authority = authority.clone();
    authority.languages.retain(|known| *known != language);
    authority.languages.insert(0, language);
    authority
}

/// Sample letters of every kind, as of a day.
pub fn samples(authority: &Authority, language: Language, today: Date) -> Vec<Sample> {
    let laws = &authority.profile.laws;
    let scottish = laws.contains(&Law::Foisa) || laws.contains(&Law::Eisrs);
    let (act, regulations) = if scottish { (Law::Foisa, Law::Eisrs) } else { (Law::Foia, Law::Eir) };
    let from = Source { authority, language, today };
    let mut out = Vec::new();
    let whole = from.decided(act);
    out.push(from.response(whole.clone()));
    out.extend(from.outcomes(act));
    out.push(from.response(from.environmental(regulations)));
    out.extend(from.to_follow(act));
    for kind in LetterKind::ALL.into_iter().filter(|kind| *kind != LetterKind::Response) {
        out.extend(from.notices(kind, &whole, act, regulations));
    }
    out
}

struct Source<'a> {
    authority: &'a Authority,
    language: Language,
    today: Date,
}

impl Source<'_> {
    fn day(&self, days: i64) -> Date {
        self.today.saturating_add(Span::new().days(days))
    }

    fn case(&self, law: Law, questions: Vec<(&str, Option<Decision>)>) -> Case {
        let received_on = self.day(-14);
        let event = Event::CaseOpened {
            id: CaseId(self.authority.id),
            reference: format!("{}-SAMPLE", self.authority.profile.reference_prefix),
            subject: "Computers and contracts".to_owned(),
            origin: Origin {
                channel: Channel::Email,
                received_at: Timestamp::UNIX_EPOCH,
                received_on,
                message_id: None,
            },
            applicant: Applicant {
                name: Some("the applicant".to_owned()),
                email: Some("applicant@mail.example".to_owned()),
                organisation: None,
                address: None,
            },
            original: file("request.txt"),
            attachments: Vec::new(),
            text: String::new(),
        };
        let mut case = casework::open(&event).expect("a case opened by its first event is a case");
        case.language = self.language;
        case.accepted_on = Some(received_on);
        case.groups = [(GroupId(0), group(0, law, received_on))].into();
        case.questions = questions
            .into_iter()
            .zip(1..)
            .map(|((text, decision), id)| question(id, text, decision))
            .collect();
        case
    }

    fn response(&self, case: Case) -> Sample {
        let plan = Plan::ready(&case, self.today);
        Sample { kind: LetterKind::Response, case, plan }
    }

    /// One request with everything that can become of a question.
    fn decided(&self, law: Law) -> Case {
        let mut with = given("");
        with.answered_by = AnsweredBy::With(QuestionId(1));
        let mut see = given("");
        see.answered_by = AnsweredBy::See(QuestionId(1));
        let mut enclosed = given("");
        enclosed.enclosures = vec![EnclosureId(0)];
        let mut transferred = Decision::new(Disposition::Transferred, "");
        transferred.transferred_to = Some("the neighbouring authority".to_owned());
        let mut in_part = withheld(law, Disposition::GivenInPart, "the name of one member of staff");
        in_part.reliances = vec![personal(law)];
        let mut rest = in_part.clone();
        in_part.enclosures = vec![EnclosureId(1)];
        rest.reliances.iter_mut().for_each(|r| r.covers.clear());
        let plain = |disposition| Some(Decision::new(disposition, ""));
        let mut questions = vec![
            ("Who supplies your computers?", Some(given("Fairhaven Supplies Ltd."))),
            ("How many computers are in use?", Some(enclosed)),
            ("Since when?", Some(with)),
            (
                "Which product protects them?",
                Some(withheld(law, Disposition::Withheld, "the name of the product")),
            ),
            ("What does it cost in a year?", Some(accessible(law))),
            ("Who looks after the contract?", Some(in_part)),
            ("Who looked after it before?", Some(rest)),
            ("Who looks after the computers?", Some(see)),
            ("How many were lost at sea?", plain(Disposition::NotHeld)),
            ("What was said of them at lunch?", plain(Disposition::NoRecordedInformation)),
            ("Has the network been broken into?", Some(ncnd(law, Likelihood::WouldBeLikely))),
            ("Which roads are closed?", Some(transferred)),
            ("Which rivers are closed?", plain(Disposition::Transferred)),
            ("What do you know of me?", plain(Disposition::OtherLaw)),
            ("Why?", plain(Disposition::Invalid)),
            ("How many printers are in use?", plain(Disposition::Withdrawn)),
        ];
        questions.extend(
            tests(law, self.day(-5)).map(|decision| ("What was planned, said and agreed?", Some(decision))),
        );
        let mut case = self.case(law, questions);
        let clean = |id: u32, name: &str| {
            let enclosed = file(name);
            Enclosure {
                inspected: Some(Inspected {
                    sha256: enclosed.sha256.clone(),
                    verdict: InspectionVerdict::Clean,
                    found: InspectionFound::default(),
                }),
                ..Enclosure::new(EnclosureId(id), enclosed, None, Vec::new())
            }
        };
        let mut minutes = clean(1, "minutes.pdf");
        let provision = provisions::label(law, &personal(law).provision).unwrap_or_default();
        minutes.redaction = Some(Redaction {
            from: file("minutes.pdf"),
            sha256: minutes.file.sha256.clone(),
            searched: 1,
            taken: vec![Taken {
                target: MarkTarget::Words { find: "the name of one member of staff".to_owned() },
                law,
                provision,
                count: 2,
                by: "the officer".to_owned(),
            }],
        });
        case.enclosures = vec![clean(0, "computers.csv"), minutes];
        case
    }

    /// Requests with one outcome each, for the answer in a sentence.
    fn outcomes(&self, law: Law) -> Vec<Sample> {
        let refused = |provision: &str| {
            let mut decision = Decision::new(Disposition::Refused, COST);
            decision.reliances = vec![Reliance { why: COST.to_owned(), ..Reliance::on(law, provision) }];
            decision
        };
        let mut vexatious = refused("s.14(1)");
        vexatious.words =
            "It repeats, for the fifth time this year, a request that we have answered.".to_owned();
        vexatious.reliances.iter_mut().for_each(|r| r.why.clone_from(&vexatious.words));
        let decisions = [
            given("Fairhaven Supplies Ltd."),
            withheld(law, Disposition::Withheld, "the name of the product"),
            Decision::new(Disposition::NotHeld, ""),
            ncnd(law, Likelihood::Would),
            refused("s.12(1)"),
            vexatious,
            Decision::new(Disposition::Withdrawn, ""),
        ];
        let question = "Which product protects your computers?";
        let of = |decision| self.response(self.case(law, vec![(question, Some(decision))]));
        decisions.into_iter().map(of).collect()
    }

    fn environmental(&self, law: Law) -> Case {
        let provision = if law == Law::Eisrs { "reg.10(5)(b)" } else { "reg.12(5)(b)" };
        let mut decision =
            withheld(law, Disposition::Withheld, "the report of an investigation that goes on");
        decision.reliances = vec![Reliance {
            covers: "the report of an investigation that goes on".to_owned(),
            why: "It is part of an inquiry into who polluted the river.".to_owned(),
            prejudice: "Those who are investigated would learn what is known and could hide the rest."
                .to_owned(),
            likelihood: Some(Likelihood::Would),
            ..Reliance::on(law, provision)
        }];
        let asked = ("What did the inspection of the river find?", Some(decision));
        self.case(law, vec![asked, ("When was it?", Some(given("On the first of May.")))])
    }

    fn to_follow(&self, law: Law) -> Vec<Sample> {
        let mut follows = Decision::new(Disposition::ToFollow, "");
        follows.to_follow =
            Some(ToFollow { why: "We are still collecting the figures".to_owned(), by: self.day(7) });
        let given = Some(given("Fairhaven Supplies Ltd."));
        let asked = vec![("Who supplies your computers?", given), ("What do they cost?", Some(follows))];
        vec![self.response(self.case(law, asked))]
    }

    fn notices(&self, kind: LetterKind, whole: &Case, act: Law, regulations: Law) -> Vec<Sample> {
        let undecided = vec![("Who supplies your computers?", None), ("What do they cost?", None)];
        let mut case = match kind {
            k if k.answers() => {
                let mut case = whole.clone();
                case.questions.truncate(1);
                case
            }
            LetterKind::Extension => self.case(
                act,
                vec![(
                    "Which product protects them?",
                    Some(withheld(act, Disposition::Withheld, "the name of the product")),
                )],
            ),
            _ => self.case(act, undecided.clone()),
        };
        case.letters = vec![earlier(self.day(-7))];
        case.complaint = Some("the regulator's reference".to_owned());
        case.reviews = vec![review(self.day(-3), self.day(20))];
        let mut plan = Plan::new(self.today);
        plan.note = "Here stands what the officer writes.".to_owned();
        plan.groups = vec![GroupId(0)];
        plan.until = Some(self.day(21));
        plan.particulars = Particulars {
            party: Some(Party { name: "Fairhaven Supplies Ltd".to_owned(), ..Party::default() }),
            charge: Some(Charge {
                pence: 2400,
                basis: "copying 240 pages at 10p each".to_owned(),
                how: "by bank transfer, with our reference".to_owned(),
            }),
            questions: vec![QuestionId(1)],
            by: Some(self.day(10)),
            review: Some(ReviewId(0)),
            decision: Some(ReviewDecision::UpheldInPart),
            ..Particulars::default()
        };
        if kind.answers() {
            plan.answers = vec![QuestionId(1)];
            plan.supersedes = Some(LetterId(0));
        }
        let mut out = vec![Sample { kind, case: case.clone(), plan: plan.clone() }];
        match kind {
            LetterKind::Acknowledgement => {
                // Two laws: a date for each part.
                let mut mixed = case;
                mixed.groups.insert(GroupId(1), group(1, regulations, self.day(-9)));
                mixed.questions.iter_mut().skip(1).for_each(|q| q.group = GroupId(1));
                plan.groups.clear();
                out.push(Sample { kind, case: mixed, plan });
            }
            LetterKind::Extension => {
                let mut bare = self.case(act, undecided.clone());
                bare.groups.insert(GroupId(1), group(1, act, self.day(-14)));
                bare.questions.iter_mut().skip(1).for_each(|q| q.group = GroupId(1));
                out.push(Sample { kind, case: bare, plan: plan.clone() });
                let interests =
                    tests(act, self.day(-5)).find(|d| d.reliances.iter().any(|r| !r.interests.is_empty()));
                let two =
                    [case.questions[0].decision.clone(), interests].map(|d| ("What is agreed on them?", d));
                out.push(Sample { kind, case: self.case(act, two.into()), plan: plan.clone() });
                out.push(Sample { kind, case: self.case(regulations, undecided), plan });
            }
            LetterKind::Correction => {
                plan.supersedes = None;
                out.push(Sample { kind, case, plan });
            }
            LetterKind::FeesNotice | LetterKind::ReviewOutcome => {
                let under = self.case(regulations, undecided);
                let mut other = Sample { kind, case, plan };
                other.case.groups = under.groups;
                out.push(other);
            }
            _ => {
                let mut bare = Sample { kind, case, plan };
                bare.case.applicant.name = None;
                bare.plan.particulars.party = None;
                out.push(bare);
            }
        }
        out
    }
}

fn file(name: &str) -> StoredFile {
    StoredFile { sha256: "0".repeat(64), name: name.to_owned(), media_type: "text/csv".to_owned(), bytes: 0 }
}

fn group(id: u32, law: Law, received_on: Date) -> Group {
    Group { id: GroupId(id), law, received_on, events: Vec::new(), outcome: None }
}

fn question(id: u32, text: &str, decision: Option<Decision>) -> Question {
    Question {
        id: QuestionId(id),
        path: id.to_string(),
        label: Some(id.to_string()),
        heading: None,
        text: text.to_owned(),
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

fn earlier(on: Date) -> Letter {
    Letter {
        id: LetterId(0),
        kind: LetterKind::Response,
        on,
        to: "applicant@mail.example".to_owned(),
        subject: String::new(),
        message_id: String::new(),
        files: LetterFiles { content: file("l.json"), pdf: file("l.pdf"), text: file("l.txt") },
        answers: vec![QuestionId(1)],
        to_follow: Vec::new(),
        enclosures: Vec::new(),
        supersedes: None,
        particulars: Particulars::default(),
        state: LetterState::Carried { at: Timestamp::UNIX_EPOCH },
    }
}

fn review(on: Date, due: Date) -> Review {
    Review {
        id: ReviewId(0),
        on,
        grounds: "I should like you to look at this again.".to_owned(),
        due: Some(due),
        calendar_edition: String::new(),
        deciders: Vec::new(),
        answered: None,
    }
}
