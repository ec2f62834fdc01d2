//! What several letters tell and no letter makes up: provisions, days and figures asked of `law`, names asked of the case
//! and of the authority.

use casework::{
    QuestionId,
    case::{ClockEvent, ClockEventKind, Group},
};
use document::{Language, Law};
use jiff::civil::Date;
use law::{clock::Due, notices::NoticeKind};

use super::{Body, Composer};
use crate::prose::speech;

/// How to reach the regulator of a law, and under what.
pub(super) struct ToRegulator {
    pub name: String,
    pub address: String,
    /// The same, line by line, without the name.
    pub lines: Vec<String>,
    pub complaints: String,
    /// `section 50 of the Freedom of Information Act 2000`.
    pub provisions: String,
}

impl Composer<'_> {
    /// Where somebody who reads the letter reaches us.
    pub(super) fn contact(authority: &casework::Authority) -> String {
        let profile = &authority.profile;
        let known = [&profile.contact.email, &profile.contact.telephone];
        known.into_iter().flatten().find(|c| !c.trim().is_empty()).unwrap_or(&profile.team).clone()
    }

    /// Where a review is asked for.
    pub(super) fn review_contact(&self) -> String {
        match self.authority.profile.review_contact.trim() {
            "" => Self::contact(self.authority),
            contact => contact.to_owned(),
        }
    }

    /// The law that a letter about the whole case speaks of.
    pub(super) fn law(&self) -> Law {
        let own = self.groups().first().map(|g| g.law).or(self.case.law());
        own.or(self.authority.profile.laws.first().copied()).unwrap_or(Law::Foia)
    }

    /// The laws of the groups that the letter is about.
    pub(super) fn laws_here(&self) -> Vec<Law> {
        let mut laws: Vec<Law> = Vec::new();
        for group in self.groups() {
            if !laws.contains(&group.law) {
                laws.push(group.law);
            }
        }
        if laws.is_empty() {
            laws.push(self.law());
        }
        laws
    }

    /// The provision behind an item of a notice, as a sentence names it.
    pub(super) fn cite(&self, kind: NoticeKind, law: Law, item: &str) -> String {
        let of = law::notices::checklist(kind, law).into_iter().find(|i| i.id == item);
        of.map(|i| self.provisions([(law, i.provision)])).unwrap_or_default()
    }

    /// The provision of a rule of a law, by the end of its name: `time`, `presumption`.
    pub(super) fn rule(&self, law: Law, name: &str) -> String {
        let id = format!("{}-{name}", law.id());
        let of = law::rules::all().find(|l| l.law == law && l.rule.id == id);
        of.map(|l| self.provisions([(law, l.rule.provision)])).unwrap_or_default()
    }

    /// The clock of a group on the day of the letter, with this letter's own doing counted in.
    pub(super) fn clock(&self, group: &Group, doing: Option<ClockEventKind>) -> Option<Due> {
        let mut group = group.clone();
        group.events.extend(doing.map(|kind| ClockEvent { kind, on: self.plan.on }));
        casework::working(self.case, &group, self.authority, self.plan.on).answer()
    }

    /// The latest lawful date of a group: the law's answer kept with it, or worked out now.
    pub(super) fn latest(&self, group: &Group) -> Option<Date> {
        match &group.outcome {
            Some(outcome) => outcome.due,
            None => self.clock(group, None).and_then(|due| due.due),
        }
    }

    /// The questions of some groups, in their order.
    pub(super) fn members(&self, groups: &[&Group]) -> Vec<QuestionId> {
        let of = |group| groups.iter().any(|g| g.id == group);
        self.case.questions.iter().filter(|q| of(q.group)).map(|q| q.id).collect()
    }

    /// The day on which the clock of some questions began.
    pub(super) fn received_on(&self, ids: &[QuestionId]) -> Date {
        let group = ids.iter().find_map(|id| self.case.group_of(*id));
        group.map_or(self.case.origin.received_on, |g| g.received_on)
    }

    /// Whether there is anything in the case that this letter is not about.
    pub(super) fn has_others(&self, ids: &[QuestionId]) -> bool {
        self.case.unanswered().any(|q| !ids.contains(&q.id))
    }

    /// Prints questions after a lead; nothing where there are none.
    pub(super) fn questions_of(&self, body: &mut Body, lead: &str, ids: &[QuestionId]) {
        if !ids.is_empty() {
            body.say(&self.say(lead, &[]));
            self.restate(body, ids);
        }
    }

    /// The same with a lead of its own where the letter is about everything that is still open.
    pub(super) fn questions_or_whole(&self, body: &mut Body, lead: &str, ids: &[QuestionId]) {
        if ids.is_empty() {
            return;
        }
        let whole = format!("{lead}-whole");
        let default = if self.has_others(ids) { lead } else { &whole };
        body.say(&self.say_as(lead, default, &[]));
        self.restate(body, ids);
    }

    /// How to reach the regulator of a law as it was on the day of the letter.
    pub(super) fn regulator(&self, law: Law) -> ToRegulator {
        let rights = law::rights(law);
        let regulator = law::rights::regulator_on(law, self.plan.on).unwrap_or(rights.regulator);
        let welsh = regulator.welsh.as_ref().filter(|_| self.words.language == Language::Welsh);
        let (name, office, online) = match welsh {
            Some(welsh) => (&welsh.name, &welsh.office, &welsh.complaints),
            None => (&regulator.name, &regulator.office, &regulator.complaints),
        };
        let office = Some(office).filter(|office| *office != name);
        let lines: Vec<String> = office.into_iter().chain(&regulator.address).cloned().collect();
        ToRegulator {
            name: name.clone(),
            address: lines.join(", "),
            lines,
            complaints: online.clone(),
            provisions: speech::provision_of(self.words.language, rights.complaint_provision, law),
        }
    }

    /// The party that the letter names, without its address.
    pub(super) fn party(&self) -> &str {
        self.plan.particulars.party.as_ref().map(|p| p.name.trim()).unwrap_or_default()
    }

    /// A day as a sentence has it, or nothing.
    pub(super) fn day_if(&self, date: Option<Date>) -> String {
        date.map(|date| self.day(date)).unwrap_or_default()
    }

    /// A heading with what an officer wrote under it; nothing where nothing was written.
    pub(super) fn under(&self, body: &mut Body, heading: &str, words: &str) {
        if !words.trim().is_empty() {
            body.heading(2, &self.say(heading, &[]));
            body.say(words);
        }
    }
}

/// The name of a law in the ids of wordings that differ from law to law.
pub(super) fn by_law(stem: &str, law: Law) -> String {
    format!("{stem}-{}", law.id())
}

/// The same, where the two environmental laws have one wording.
pub(super) fn by_kind_of_law(stem: &str, law: Law) -> String {
    if law.is_environmental() { format!("{stem}-environmental") } else { by_law(stem, law) }
}
