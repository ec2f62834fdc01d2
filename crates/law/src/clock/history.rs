//! The events, taken in order of date, made into what the count needs: where day 0 lies, which days are paused, what
//! was extended, what closed it. A sequence that cannot have happened stops here with one sentence.

use jiff::civil::Date;

use super::{
    cites,
    due::{Step, Words},
    facts::{ClockEvent, ClockFacts, EventKind},
};
use crate::{eir, eisrs, foia::s09_fees, outcome::Stop};
use calendar::{Calendar, Certainty, Law};

/// A question to the applicant and its reply.
#[derive(Clone, Debug)]
struct Clarification {
    sought: Date,
    received: Option<Date>,
    needed: bool,
}

/// A wait for money: from the day of the notice to the day of payment, both ends not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pause {
    pub from: Date,
    pub to: Option<Date>,
    /// The last day on which payment keeps the request alive.
    pub payable_until: Date,
}

impl Pause {
    pub fn holds(&self, day: Date) -> bool {
        day >= self.from && self.to.is_none_or(|to| day <= to)
    }
}

/// How the request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    Answered(Date),
    Withdrawn(Date),
    Transferred(Date),
}

/// What the events amount to.
#[derive(Debug)]
pub(crate) struct History {
    /// Day 0.
    pub start: Date,
    /// Day 0 if no clarification had been asked.
    pub start_without_clarification: Date,
    /// The day on which a clarification was asked that is still awaited.
    pub waiting_since: Option<Date>,
    /// The first day on which a clarification that moved day 0 was asked.
    pub clarification_sought: Option<Date>,
    pub pauses: Vec<Pause>,
    pub extended_to: Option<Date>,
    pub complex_notified: Option<Date>,
    pub close: Option<Close>,
    pub review_requested: Option<Date>,
    pub review_answered: Option<Date>,
    pub complaint: Option<Date>,
    pub decision: Option<(Date, Option<u16>)>,
    pub last_event: Option<Date>,
    pub steps: Vec<Step>,
    pub notes: Vec<Words>,
}

impl History {
    pub fn of(facts: &ClockFacts, calendar: &Calendar<'_>) -> Result<History, Stop> {
        Reader::new(facts, calendar).read()
    }
}

struct Reader<'f> {
    facts: &'f ClockFacts,
    calendar: &'f Calendar<'f>,
    clarifications: Vec<Clarification>,
    base: Date,
    history: History,
}

impl<'f> Reader<'f> {
    fn new(facts: &'f ClockFacts, calendar: &'f Calendar<'f>) -> Self {
        Reader {
            facts,
            calendar,
            clarifications: Vec::new(),
            base: facts.received,
            history: History {
                start: facts.received,
                start_without_clarification: facts.received,
                waiting_since: None,
                clarification_sought: None,
                pauses: Vec::new(),
                extended_to: None,
                complex_notified: None,
                close: None,
                review_requested: None,
                review_answered: None,
                complaint: None,
                decision: None,
                last_event: None,
                steps: Vec::with_capacity(4 + facts.events.len()),
                notes: Vec::new(),
            },
        }
    }

    fn read(mut self) -> Result<History, Stop> {
        let received = self.facts.received;
        let what = match self.calendar.reason(received)? {
            None => Words::Borrowed("request received: day 0"),
            Some(reason) => format!("request received: day 0, although {}", day_off(reason.why())).into(),
        };
        self.step(received, what, cites::receipt(self.facts.law));
        let mut events: Vec<&ClockEvent> = self.facts.events.iter().collect();
        events.sort_by_key(|event| (event.date, event.kind));
        for event in events {
            self.order(event)?;
            self.take(event)?;
        }
        self.conclude();
        Ok(self.history)
    }

    /// Refuses what cannot have happened at that point.
    fn order(&mut self, event: &ClockEvent) -> Result<(), Stop> {
        use EventKind::*;
        let (kind, date) = (event.kind, event.date);
        if date < self.facts.received {
            return Err(impossible(format!(
                "{} on {date} is before the day of receipt, {}",
                kind.id(),
                self.facts.received
            )));
        }
        let after = matches!(
            kind,
            Complaint | DecisionNotice | ReviewRequested | ReviewAnswered | PublicInterestExtensionTo
        );
        match self.history.close {
            Some(Close::Withdrawn(day)) if !after => {
                Err(impossible(format!("{} on {date} cannot follow withdrawn on {day}", kind.id())))
            }
            Some(Close::Transferred(day)) if !after => {
                Err(impossible(format!("{} on {date} cannot follow transferred on {day}", kind.id())))
            }
            Some(Close::Answered(day)) if !after && !matches!(kind, Answered | Refused) => {
                Err(impossible(format!("{} on {date} cannot follow the answer of {day}", kind.id())))
            }
            _ => Ok(()),
        }
    }

    fn take(&mut self, event: &ClockEvent) -> Result<(), Stop> {
        use EventKind::*;
        let (law, date) = (self.facts.law, event.date);
        if event.kind != PublicInterestExtensionTo {
            self.history.last_event = self.history.last_event.max(Some(date));
        }
        match event.kind {
            MadeValid => {
                self.base = date;
                self.step(
                    date,
                    "made a valid request: received on this day, day 0".into(),
                    cites::validity(law),
                );
            }
            TransferredIn => {
                self.base = date;
                let what = "received by transfer from another authority: day 0 for this authority";
                self.step(date, what.into(), cites::transfer(law));
            }
            ClarificationSought => self.clarification_sought(date),
            ClarificationReceived => self.clarification_received(date)?,
            ClarificationNotNeeded => self.clarification_not_needed(date)?,
            FeesNotice | ChargeNotice => self.notice_of_charge(event.kind, date)?,
            FeePaid | ChargePaid => self.paid(event.kind, date)?,
            PublicInterestExtensionTo => self.public_interest(date),
            ComplexVoluminousExtension => self.complex(date),
            Answered | Refused => {
                // What is sent once a review or a complaint is under way no longer moves the day of the answer.
                let settled = self.history.close.is_some()
                    && (self.history.review_requested.is_some()
                        || self.history.complaint.is_some()
                        || self.history.decision.is_some());
                if !settled {
                    self.history.close = Some(Close::Answered(date));
                }
                let what = match (event.kind, settled) {
                    (Answered, false) => "answered",
                    (_, false) => "refused by notice",
                    (_, true) => "a further answer, after a review or complaint: the day of the answer stays",
                };
                let cite = cites::time(law, self.facts.body);
                self.step(date, what.into(), cite);
            }
            Withdrawn => {
                self.history.close = Some(Close::Withdrawn(date));
                let cite = super::due::Cite {
                    provision: cites::time(law, self.facts.body).provision,
                    certainty: Certainty::K,
                };
                self.step(
                    date,
                    "withdrawn by the applicant: nothing more to answer, and no refusal".into(),
                    cite,
                );
            }
            Transferred => {
                self.history.close = Some(Close::Transferred(date));
                let what = "transferred: the other authority's time runs from its own receipt";
                self.step(date, what.into(), cites::transfer(law));
            }
            ReviewRequested => {
                self.history.review_requested = Some(date);
                self.history.review_answered = None;
                self.step(
                    date,
                    "review asked for: day 0 of the review".into(),
                    cites::review(law, self.facts.body),
                );
            }
            ReviewAnswered => {
                if self.history.review_requested.is_none() {
                    return Err(missing(event, ReviewRequested));
                }
                self.history.review_answered = Some(date);
                self.step(date, "outcome of the review sent".into(), cites::review(law, self.facts.body));
            }
            Complaint => {
                self.history.complaint = Some(date);
                self.step(date, "complaint to the regulator".into(), cites::complaint(law));
            }
            DecisionNotice => {
                self.history.decision = Some((date, event.days));
                self.step(date, "decision notice of the regulator".into(), cites::decision(law));
            }
        }
        Ok(())
    }

    fn clarification_sought(&mut self, date: Date) {
        let law = self.facts.law;
        let open = self.clarifications.last().is_some_and(|c| c.needed && c.received.is_none());
        if open {
            self.step(date, "clarification asked for again".into(), cites::clarification(law));
            return;
        }
        self.clarifications.push(Clarification { sought: date, received: None, needed: true });
        self.step(
            date,
            "clarification asked for: nothing runs until it is received".into(),
            cites::clarification(law),
        );
    }

    fn clarification_received(&mut self, date: Date) -> Result<(), Stop> {
        let law = self.facts.law;
        let Some(asked) = self.clarifications.last_mut().filter(|c| c.received.is_none()) else {
            return Err(impossible(format!(
                "clarification-received on {date} has no clarification-sought before it"
            )));
        };
        asked.received = Some(date);
        let what = if asked.needed {
            "clarification received: the full time runs from this day, day 0"
        } else {
            "clarification received; it was not required, so nothing restarts"
        };
        self.step(date, what.into(), cites::clarified(law));
        Ok(())
    }

    fn clarification_not_needed(&mut self, date: Date) -> Result<(), Stop> {
        let law = self.facts.law;
        let Some(asked) = self.clarifications.last_mut() else {
            return Err(impossible(format!(
                "clarification-not-needed on {date} has no clarification-sought before it"
            )));
        };
        asked.needed = false;
        let what = "the clarification was not reasonably required: the earlier time was never interrupted";
        let cite = super::due::Cite { certainty: Certainty::G, ..cites::clarification(law) };
        self.step(date, what.into(), cite);
        Ok(())
    }

    fn notice_of_charge(&mut self, kind: EventKind, date: Date) -> Result<(), Stop> {
        let law = self.facts.law;
        if law.is_environmental() != (kind == EventKind::ChargeNotice) {
            let right = if law.is_environmental() { "charge-notice" } else { "fees-notice" };
            return Err(impossible(format!(
                "{} has no place under {}: write {right}",
                kind.id(),
                law.short_title()
            )));
        }
        let cite = cites::pause(law);
        if self.history.pauses.last().is_some_and(|pause| pause.to.is_none()) {
            self.step(date, "reminder of the payment".into(), cite);
            return Ok(());
        }
        let payable_until = match law {
            Law::Eir => eir::r08_charging::payable_until(date, self.calendar)?,
            Law::Eisrs => eisrs::r08_charging::payable_until(date, self.calendar)?,
            Law::Foia | Law::Foisa => s09_fees::payable_until(date)
                .ok_or_else(|| impossible(format!("{date} is too late a day")))?,
        };
        self.history.pauses.push(Pause { from: date, to: None, payable_until });
        let what = if law.is_environmental() {
            "charge required in advance: no day counts from this one until the day of payment"
        } else {
            "fees notice given: no day counts from this one until the day of payment"
        };
        self.step(date, what.into(), cite);
        Ok(())
    }

    fn paid(&mut self, kind: EventKind, date: Date) -> Result<(), Stop> {
        let law = self.facts.law;
        let notice = if kind == EventKind::FeePaid { EventKind::FeesNotice } else { EventKind::ChargeNotice };
        let Some(pause) = self.history.pauses.last_mut().filter(|pause| pause.to.is_none()) else {
            return Err(impossible(format!("{} on {date} has no {} before it", kind.id(), notice.id())));
        };
        if date > pause.payable_until {
            let until = pause.payable_until;
            self.step(date, format!("paid after {until}, the last day for it").into(), cites::payment(law));
            return Ok(());
        }
        pause.to = Some(date);
        self.step(date, "paid: the next working day counts again".into(), cites::pause(law));
        Ok(())
    }

    fn public_interest(&mut self, to: Date) {
        let law = self.facts.law;
        if law != Law::Foia {
            let why = format!(
                "{} has no extension for the public interest test, so the time does not move",
                law.short_title()
            );
            self.history.notes.push(why.into());
            return;
        }
        self.history.extended_to = self.history.extended_to.max(Some(to));
    }

    fn complex(&mut self, date: Date) {
        let law = self.facts.law;
        if !law.is_environmental() {
            let why = format!(
                "{} has no extension for complexity and volume, so the time does not move",
                law.short_title()
            );
            self.history.notes.push(why.into());
            return;
        }
        if self.history.complex_notified.is_none() {
            self.history.complex_notified = Some(date);
        }
    }

    /// Where day 0 lies after all.
    fn conclude(&mut self) {
        let history = &mut self.history;
        history.start_without_clarification = self.base;
        history.start = self.base;
        for asked in self.clarifications.iter().filter(|c| c.needed) {
            match asked.received {
                Some(received) if received >= history.start => {
                    history.start = received;
                    history.clarification_sought.get_or_insert(asked.sought);
                }
                Some(_) => {}
                None => history.waiting_since = Some(asked.sought),
            }
        }
    }

    fn step(&mut self, date: Date, what: Words, cite: super::due::Cite) {
        self.history.steps.push(Step {
            date,
            what,
            provision: cite.provision.into(),
            certainty: cite.certainty,
        });
    }
}

fn day_off(why: &str) -> String {
    match why {
        "Saturday" | "Sunday" => format!("a {why}"),
        "Christmas Day" | "Good Friday" => why.to_owned(),
        _ => format!("a {why}"),
    }
}

fn impossible(why: String) -> Stop {
    Stop::Impossible(why)
}

fn missing(event: &ClockEvent, before: EventKind) -> Stop {
    impossible(format!("{} on {} has no {} before it", event.kind.id(), event.date, before.id()))
}
