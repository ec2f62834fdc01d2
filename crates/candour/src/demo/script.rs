//! One case of the demonstration, from its receipt to where it stands, each step through the function of the office that
//! the pages call too. Every step has an id of its own, so that a second run changes nothing.

mod ends;

use anyhow::Context as _;
use casework::{
    Case, CaseId, Command, Decision, Disposition,
    case::{AskedQuestion, Channel, Charge, MessagePurpose, Minutes, Party, ReviewDecision, TriageKind},
    decision::{AnsweredBy, Reliance, Source, ToFollow},
    ids::{AskId, ClearanceId, EntryId, LetterId, QuestionId},
};
use document::Law;
use jiff::{SignedDuration, Timestamp, civil::Date};
use law::limits::{Tier, appropriate_limit};
use office::{
    Asked, Carried, LetterPlan, Notice, Numbered, Office, PublishForm, SendOrder, SetClock, Supplied, Who,
};
use post::Carrier;

use super::{
    authority::{APPROVER, DEPUTY, ID, OFFICER, SECOND_OFFICER, standing_reasons},
    calendar::{Years, at, received, shifted},
    cases::{End, Spec, Text},
    topic::{self, Answer, Filling, Topic},
};

/// What making the cases needs.
pub struct Maker {
    /// An office whose clock is set by each step.
    pub office: Office,
    /// That clock.
    pub clock: SetClock,
    /// Where letters go.
    pub carrier: Carrier,
    /// The day on which the demonstration began.
    pub today: Date,
}

/// A case while it is made.
struct Play<'a> {
    maker: &'a Maker,
    key: String,
    who: Who,
    received: Date,
    law: Law,
    case: CaseId,
    reference: String,
    last: Timestamp,
    topic: Option<Topic>,
    name: &'static str,
}

const NAMES: &[&str] = &[
    "Rowan Ashby",
    "Alma Pettifer",
    "Giles Thornquist",
    "Nadia Okonjo",
    "Percy Underhill",
    "Leila Farsight",
    "Hugo Brannagh",
    "Sunita Rao-Lind",
    "Callum Westerby",
    "Orla Dunmore",
    "Felix Abernarth",
    "Mina Kowalczuk",
    "Jasper Holt",
    "Beatrix Lowell",
    "Idris Penmaen",
    "Carys Vaughn-Hale",
    "Otis Marchbank",
    "Yusuf Demirel",
    "Greta Silverdale",
    "Ruth Amblecote",
];
const STREETS: &[&str] =
    &["Tanyard Lane", "Ferry Road", "Saltmarket", "Gasworks Hill", "Abbot's Walk", "Mill Bridge"];
const SERVICES: &[&str] = &[
    "grounds maintenance",
    "street lighting",
    "leisure centres",
    "waste collection",
    "payroll",
    "parking enforcement",
    "revenues and benefits",
    "home to school transport",
];

fn pick<'a>(list: &[&'a str], at: u64) -> &'a str {
    list[at as usize % list.len()]
}

/// The law that a case is asked under, and the day it came.
pub fn came(spec: &Spec, today: Date) -> Date {
    let law = match spec.text {
        Text::Topic(place) => topic::filled(place, &filling(spec, today)).law,
        Text::Own(..) => Law::Foia,
    };
    received(spec.came, law, today)
}

fn filling(spec: &Spec, day: Date) -> Filling<'static> {
    Filling {
        years: Years::before(day),
        name: pick(NAMES, spec.variant * 3),
        street: pick(STREETS, spec.variant),
        service: pick(SERVICES, spec.variant),
        variant: spec.variant,
    }
}

/// An e-mail to the authority.
fn mail(name: &str, subject: &str, text: &str, when: Timestamp, id: &str) -> Vec<u8> {
    let address = name.to_lowercase().replace(' ', ".").replace('\'', "");
    let date = when.strftime("%a, %d %b %Y %H:%M:%S +0000");
    format!(
        "From: {name} <{address}@post.example>\r\nTo: FOI <foi@wexmoor.example>\r\nSubject: {subject}\r\nDate: {date}\r\n\
         Message-ID: <{id}@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
        text.replace('\n', "\r\n")
    )
    .into_bytes()
}

impl Maker {
    /// Makes a case. `number` is that of its reference.
    pub async fn make(&self, nth: usize, spec: &Spec, number: u32) -> anyhow::Result<CaseId> {
        let day = came(spec, self.today);
        let filling = filling(spec, day);
        let (subject, text, topic) = match spec.text {
            Text::Topic(place) => {
                let topic = topic::filled(place, &filling);
                (topic.subject.clone(), topic.request.clone(), Some(topic))
            }
            Text::Own(subject, text) => (subject.to_owned(), text.replace("{name}", filling.name), None),
        };
        let arrived = at(day, 8 + (nth % 9) as i8, (nth * 7 % 60) as i8);
        self.clock.set(arrived);
        let bytes = mail(filling.name, &subject, &text, arrived, &format!("request-{nth}"));
        let taken = self
            .office
            .receive_numbered(
                &Who::program(ID, "the post room"),
                Numbered {
                    number,
                    name: "request.eml".to_owned(),
                    bytes,
                    channel: Channel::Email,
                    at: arrived,
                },
            )
            .await?;
        let officer = if nth % 3 == 2 { &SECOND_OFFICER } else { &OFFICER };
        let mut play = Play {
            maker: self,
            key: format!("demo:{nth}"),
            who: officer.who(),
            received: day,
            law: topic.as_ref().map_or(Law::Foia, |t| t.law),
            case: taken.case,
            reference: taken.reference,
            last: arrived,
            topic,
            name: filling.name,
        };
        let place = format!("case {nth} ({subject}, {:?})", spec.end);
        play.run(spec.end).await.context(place)?;
        Ok(taken.case)
    }

    /// Carries what waits.
    async fn carry(&self) -> anyhow::Result<()> {
        while matches!(self.office.carry_next(&self.carrier).await?, Carried::Left | Carried::InDoubt) {}
        Ok(())
    }
}

impl Play<'_> {
    fn office(&self) -> &Office {
        &self.maker.office
    }

    /// Sets the clock to so many working days after receipt, after what was done last and before today.
    fn on(&mut self, days: u32, hour: i8) {
        let day = shifted(self.law, self.received, i32::try_from(days).unwrap_or_default());
        let latest = at(shifted(self.law, self.maker.today, -1), 16, 0);
        let wanted = at(day, hour, (days % 50) as i8).min(latest);
        let after = self.last.checked_add(SignedDuration::from_mins(4)).unwrap_or(self.last);
        self.last = wanted.max(after);
        self.maker.clock.set(self.last);
    }

    fn id(&self, step: &str) -> String {
        format!("{}:{step}", self.key)
    }

    async fn act(&self, step: &str, command: Command) -> anyhow::Result<Case> {
        self.act_as(&self.who, step, command).await
    }

    async fn act_as(&self, who: &Who, step: &str, command: Command) -> anyhow::Result<Case> {
        let done = self.office().act(who, self.case, &self.id(step), vec![command]).await;
        done.with_context(|| step.to_owned())
    }

    async fn case(&self) -> anyhow::Result<Case> {
        Ok(self.office().case(&self.who, self.case).await?)
    }

    async fn triage(&mut self, kind: TriageKind, why: &str) -> anyhow::Result<()> {
        self.on(1, 9);
        self.act("triage", Command::Triage { kind, why: why.to_owned() }).await?;
        Ok(())
    }

    /// Triages, puts the number of questions right where the words were read otherwise, and accepts.
    async fn accept(&mut self) -> anyhow::Result<()> {
        self.triage(TriageKind::Request, "").await?;
        self.on(1, 10);
        self.office().accept(&self.who, self.case, &self.id("accept"), self.law).await?;
        self.on(1, 11);
        self.maker.carry().await
    }

    async fn ask(&mut self, after: u32) -> anyhow::Result<()> {
        let Some(team) = self.topic.as_ref().map(|t| t.team.clone()) else { return Ok(()) };
        self.on(after, 11);
        let case = self.case().await?;
        let asked = Asked {
            team,
            to: None,
            questions: case
                .questions
                .iter()
                .map(|q| AskedQuestion { question: q.id, words: q.text.clone() })
                .collect(),
            by: shifted(self.law, jiff::civil::Date::max(self.received, office::london(self.last)), 6),
            note: "Please say also how long it took you to find and copy it.".to_owned(),
        };
        self.office().ask_colleague(&self.who, self.case, &self.id("ask"), asked).await?;
        self.maker.carry().await
    }

    /// The colleague answers the first questions, all of them where `all`.
    async fn supply(&mut self, after: u32, all: bool) -> anyhow::Result<()> {
        self.on(after, 14);
        let address = self.office().ask_address(self.case, AskId(0));
        let link = address.rsplit('/').next().unwrap_or_default().to_owned();
        let case = self.case().await?;
        let answers = self.topic.as_ref().map(|t| t.answers.as_slice()).unwrap_or_default();
        for (nth, question) in case.questions.iter().enumerate() {
            if !all && nth > 0 {
                break;
            }
            let answer = answers.get(nth);
            let mut supplied = Supplied {
                text: match answer {
                    Some(Answer { kind, words }) if kind == "given" => words.clone(),
                    Some(Answer { kind, .. }) if kind == "table" => {
                        "The figures are in the attached file.".to_owned()
                    }
                    Some(Answer { kind, .. }) if kind == "not-held" => String::new(),
                    Some(Answer { kind, .. }) if kind == "with" => "See the answer before.".to_owned(),
                    _ => "We hold this. Please call us before it is released.".to_owned(),
                },
                not_held: answer.is_some_and(|a| a.kind == "not-held"),
                files: Vec::new(),
                minutes: Minutes {
                    find_out: 5,
                    locate: 10 + nth as u32 * 5,
                    retrieve: 5,
                    extract: 15,
                    other: 0,
                },
            };
            if let Some(table) = answer.filter(|a| a.kind == "table").and_then(|a| topic::table(&a.words)) {
                let lines = std::iter::once(&table.headings).chain(&table.rows);
                let quoted = |cell: &String| format!("\"{cell}\"");
                let csv: Vec<String> =
                    lines.map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
                supplied.files.push((format!("question-{}.csv", nth + 1), csv.join("\r\n").into_bytes()));
            }
            let step = self.id(&format!("supply:{nth}"));
            self.office().contribute(&link, &step, question.id, supplied).await?;
        }
        Ok(())
    }

    /// Decides the first `some` questions.
    async fn decide(&mut self, after: u32, some: usize) -> anyhow::Result<()> {
        self.on(after, 10);
        let case = self.case().await?;
        let Some(topic) = self.topic.as_ref() else { return Ok(()) };
        anyhow::ensure!(
            case.questions.len() == topic.answers.len(),
            "{} has {} answers, and {} questions were read: {:?}",
            topic.key,
            topic.answers.len(),
            case.questions.len(),
            case.questions.iter().map(|q| q.text.as_str()).collect::<Vec<_>>()
        );
        let mut own = case.questions.first().map_or(QuestionId(0), |q| q.id);
        for (nth, question) in case.questions.iter().enumerate().take(some) {
            let decision = self.decision(&topic.answers[nth], own)?;
            if decision.answered_by == AnsweredBy::Itself {
                own = question.id;
            }
            let command = Command::Decide {
                question: question.id,
                decision: Box::new(decision),
                revision: question.revision,
            };
            self.act(&format!("decide:{nth}"), command).await?;
        }
        Ok(())
    }

    fn reliance(&self, id: &str) -> anyhow::Result<(Reliance, Decision)> {
        let reason = standing_reasons(self.maker.today)
            .into_iter()
            .find(|r| r.id == id)
            .with_context(|| format!("there is no standing reason {id}"))?;
        let mut reliance = reason.reliance;
        reliance.standing_reason = Some(reason.id);
        reliance.about_this_request =
            "We looked at what is held for this question on the day of this letter; nothing sets it apart."
                .to_owned();
        let mut decision = Decision::new(Disposition::Withheld, "");
        if reason.ncnd {
            decision.ncnd_balance = reason.balance;
        } else {
            decision.balance = reason.balance;
        }
        Ok((reliance, decision))
    }

    fn decision(&self, answer: &Answer, own: QuestionId) -> anyhow::Result<Decision> {
        let words = answer.words.clone();
        let withheld = |id: &str| -> anyhow::Result<Decision> {
            let (mut reliance, mut decision) = self.reliance(id)?;
            if !words.is_empty() {
                reliance.covers = words.clone();
            }
            decision.reliances = vec![reliance];
            Ok(decision)
        };
        Ok(match answer.kind.as_str() {
            "given" => {
                let mut decision = Decision::new(Disposition::Given, words);
                let team = self.topic.as_ref().map(|t| t.team.clone()).unwrap_or_default();
                decision.source = Some(Source { name: team, as_at: None });
                decision
            }
            "table" => {
                let mut decision = Decision::new(Disposition::Given, "");
                decision.table = topic::table(&words);
                decision
            }
            "with" => {
                let mut decision = Decision::new(Disposition::Given, "");
                decision.answered_by = AnsweredBy::With(own);
                decision
            }
            "not-held" => Decision::new(Disposition::NotHeld, words),
            "accessible" => {
                let (mut reliance, mut decision) = self.reliance("contracts-register")?;
                reliance.location = format!("{} ({words})", reliance.location);
                decision.disposition = Disposition::Accessible;
                decision.reliances = vec![reliance];
                decision
            }
            "staff" => {
                let (reliance, mut decision) = self.reliance("junior-staff")?;
                decision.disposition = Disposition::GivenInPart;
                decision.words = words;
                decision.reliances = vec![reliance];
                decision
            }
            "ncnd" => {
                let mut decision = withheld("attacks")?;
                decision.disposition = Disposition::Ncnd;
                decision
            }
            "cost" => {
                let mut decision = Decision::new(Disposition::Refused, "");
                let limit = appropriate_limit(self.law, Tier::Other, self.received).answer();
                let (pounds, hours) = limit.map_or((450, 18), |l| (l.pounds, l.hours()));
                decision.reliances = vec![Reliance {
                    covers: words.clone(),
                    why: format!(
                        "{words} The appropriate limit for this authority is £{pounds}, which is {hours} hours at £25 an hour."
                    ),
                    ..Reliance::on(self.law, "s.12(1)")
                }];
                decision
            }
            "crime" => withheld("security-products")?,
            "prices" => withheld("prices")?,
            "fraud" => withheld("fraud")?,
            "safety" => withheld("safety")?,
            other => anyhow::bail!("there is no kind of answer '{other}'"),
        })
    }

    async fn ask_clearance(&mut self, after: u32) -> anyhow::Result<()> {
        self.on(after, 12);
        let by = shifted(self.law, office::london(self.last), 4);
        self.act(
            "clearance",
            Command::AskClearance {
                approver: APPROVER.id(),
                approver_name: APPROVER.name.to_owned(),
                deputy: Some(DEPUTY.id()),
                deputy_name: Some(DEPUTY.name.to_owned()),
                by,
                note: "Ready to go; the refusal is the usual one.".to_owned(),
            },
        )
        .await?;
        Ok(())
    }

    async fn clear(&mut self, after: u32) -> anyhow::Result<()> {
        self.ask_clearance(after).await?;
        self.on(after, 15);
        let command = Command::GiveClearance { clearance: ClearanceId(0), note: "Agreed.".to_owned() };
        self.act_as(&APPROVER.who(), "cleared", command).await?;
        Ok(())
    }

    async fn send(&mut self, after: u32, step: &str) -> anyhow::Result<()> {
        let plan = LetterPlan::response(&self.case().await?);
        if casework::decide::sending::clearance_required(&self.case().await?, &plan.answers) {
            self.clear(after).await?;
        }
        self.on(after, 16);
        let plan = LetterPlan::response(&self.case().await?);
        let (who, case) = (self.who.clone(), self.case);
        let sent =
            self.office().send(&who, case, &self.id(step), SendOrder { plan: plan.clone(), to: None }).await;
        if let Err(error) = sent {
            let page = self.office().letter_page(&who, case, Some(plan)).await?;
            anyhow::bail!("{error}: {}", page.obstacles.join("; "));
        }
        Ok(())
    }

    async fn answer(&mut self, after: u32) -> anyhow::Result<()> {
        self.accept().await?;
        self.ask(2).await?;
        self.supply(after.saturating_sub(4).max(3), true).await?;
        self.decide(after.saturating_sub(2).max(4), usize::MAX).await?;
        self.send(after, "send").await?;
        self.maker.carry().await
    }

    async fn publish(&mut self, after: u32) -> anyhow::Result<()> {
        self.on(after, 15);
        let step = self.id("publish");
        if self.office().store.outcome_of(ID, &step).await?.is_some() {
            return Ok(());
        }
        let letter = self.response_letter().await?;
        let (entry, _) = self.office().propose_entry(&self.who, self.case, letter).await?;
        let found = self.office().personal_in_entry(&self.who, self.case, &entry).await?;
        let may_be_seen = found.into_iter().map(|f| (f.kind, f.text)).collect();
        let form = PublishForm { entry, applicant: true, third_parties: true, copyright: true, may_be_seen };
        self.office().publish(&self.who, self.case, &step, form).await?;
        Ok(())
    }

    async fn response_letter(&self) -> anyhow::Result<LetterId> {
        let case = self.case().await?;
        let found = case.letters.iter().find(|l| l.kind.answers()).map(|l| l.id);
        found.context("no letter answers anything")
    }

    /// A message of the applicant on the case.
    async fn message(
        &mut self,
        after: u32,
        step: &str,
        from: &str,
        subject: &str,
        text: &str,
    ) -> anyhow::Result<()> {
        self.on(after, 13);
        let subject = format!("{subject} {}", self.reference);
        let id = format!("{}-{step}", self.key.replace(':', "-"));
        let bytes = mail(from, &subject, text, self.last, &id);
        let who = Who::program(ID, "the post room");
        self.office().receive(&who, "message.eml", bytes, Channel::Email, self.last).await?;
        Ok(())
    }

    async fn understand(&mut self, after: u32, purpose: MessagePurpose) -> anyhow::Result<()> {
        self.on(after, 14);
        let case = self.case().await?;
        let message = case.messages.last().map(|m| m.id).context("no message was filed")?;
        let command = Command::UnderstandMessage {
            message,
            purpose,
            groups: Vec::new(),
            why: "It says so.".to_owned(),
        };
        self.act("understood", command).await?;
        Ok(())
    }

    /// Asks what the last question means, or all of them.
    async fn clarification(&mut self, all: bool) -> anyhow::Result<()> {
        self.accept().await?;
        self.on(3, 11);
        let case = self.case().await?;
        let from = if all { 0 } else { case.questions.len().saturating_sub(1) };
        let notice = Notice::Clarification {
            questions: case.questions.iter().skip(from).map(|q| q.id).collect(),
            ask: "Please tell us which period you mean, and whether you need it for each site or in total."
                .to_owned(),
        };
        self.notice("clarify", notice).await
    }

    async fn notice(&self, step: &str, notice: Notice) -> anyhow::Result<()> {
        self.notice_as(&self.who, step, notice).await
    }

    async fn notice_as(&self, who: &Who, step: &str, notice: Notice) -> anyhow::Result<()> {
        let sent = self.office().send_notice(who, self.case, &self.id(step), notice, None).await;
        sent.with_context(|| step.to_owned())?;
        self.maker.carry().await
    }

    async fn other(&mut self, kind: TriageKind, why: &str) -> anyhow::Result<()> {
        self.triage(kind, why).await
    }
}
